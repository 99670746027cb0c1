import type { Page } from '@playwright/test';
import { expect, test, type BuiltFirm } from './fixtures';
import { breakRules, furnish, type Furniture } from './fixtures/furnish';
import { inspect } from './fixtures/inspect';
import { addressOf, NOWHERE, PAGES, THEMES, WIDTHS_PX, type ShownPage } from './fixtures/pages';
import { reachState, STATES, type ShownState } from './fixtures/states';

/** How a dialog of a page is opened, if it has one. */
type Dialog = Pick<ShownPage, 'ticks' | 'opens'>;

/** Shows a page and, if it has one, its dialog, with everything there that comes later. */
async function show(page: Page, address: string, { ticks, opens }: Dialog): Promise<void> {
  await page.goto(address);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByRole('status', { name: 'Loading' })).toHaveCount(0);
  if (!opens) return;
  if (ticks) await page.getByRole('checkbox', { name: ticks }).first().check();
  await page.getByRole('button', { name: opens }).first().click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await expect(page.getByRole('status', { name: 'Asking the rules' })).toHaveCount(0);
}

async function inspectAllLooks(page: Page, address: string, dialog: Dialog = {}): Promise<void> {
  for (const theme of THEMES) {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    await show(page, address, dialog);
    for (const widthPx of WIDTHS_PX) {
      await test.step(`${theme}, ${widthPx} px`, () => inspect(page, widthPx));
    }
  }
}

for (const shown of PAGES) {
  test(`${shown.name} has no axe violation and never scrolls sideways, light or dark, wide or narrow`, async ({
    firm,
    page,
    signInAs,
  }) => {
    const places = await furnish(firm);
    await signInAs('admin');
    await inspectAllLooks(page, addressOf(shown, places), shown);
  });
}

test('signing in has no axe violation, light or dark, wide or narrow', async ({ page }) => {
  await inspectAllLooks(page, '/sign-in');
});

/** The firm that a state is about; without furniture nothing in it can be named. */
async function prepare(firm: BuiltFirm, state: ShownState): Promise<Furniture | null> {
  if (state.firm === 'new') return null;
  const furniture = await furnish(firm);
  if (state.firm === 'broken') await breakRules(firm);
  return furniture;
}

for (const state of STATES) {
  test(`in the state ${state.name} nothing violates axe or scrolls sideways, light or dark, wide or narrow`, async ({
    firm,
    page,
    signInAs,
  }) => {
    const furniture = await prepare(firm, state);
    if (state.as !== 'visitor') {
      await signInAs(state.as, state.as === 'attorney' ? furniture?.ana : undefined);
    }
    await reachState(page, state, furniture ?? NOWHERE);
    for (const theme of THEMES) {
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
      await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
      for (const widthPx of WIDTHS_PX) {
        await test.step(`${theme}, ${widthPx} px`, () => inspect(page, widthPx));
      }
    }
  });
}
