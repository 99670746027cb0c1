import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { inspectAllLooks } from './fixtures/inspect';
import { addressOf, PAGES, type ShownPage } from './fixtures/pages';

/** Shows a page and, if it has one, its dialog, with everything there that comes later. */
async function show(
  page: Page,
  address: string,
  { ticks, opens }: Pick<ShownPage, 'ticks' | 'opens'>,
): Promise<void> {
  await page.goto(address);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByRole('status', { name: 'Loading' })).toHaveCount(0);
  if (!opens) return;
  if (ticks) await page.getByRole('checkbox', { name: ticks }).first().check();
  await page.getByRole('button', { name: opens }).first().click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await expect(page.getByRole('status', { name: 'Asking the rules' })).toHaveCount(0);
}

for (const shown of PAGES) {
  test(`${shown.name} has no axe violation and never scrolls sideways, light or dark, wide or narrow`, async ({
    page,
    visit,
  }) => {
    const { places } = await visit('furnished', 'admin');
    await show(page, addressOf(shown, places), shown);
    await inspectAllLooks(page);
  });
}

test('signing in has no axe violation, light or dark, wide or narrow', async ({ page }) => {
  await show(page, '/sign-in', {});
  await inspectAllLooks(page);
});
