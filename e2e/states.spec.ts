import { expect, test, type BuiltFirm } from './fixtures';
import { breakRules, furnish, type Furniture } from './fixtures/furnish';
import { inspect } from './fixtures/inspect';
import { NOWHERE, THEMES, WIDTHS_PX } from './fixtures/pages';
import { reachState, STATES, type ShownState } from './fixtures/states';

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
