import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { furnish } from './fixtures/furnish';
import { inspect } from './fixtures/inspect';
import { addressOf, PAGES, THEMES, WIDTHS_PX, type ShownPage } from './fixtures/pages';

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
