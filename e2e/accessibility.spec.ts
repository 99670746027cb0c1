import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { reassignCase } from '@/lib/assignment';
import { raiseWall } from '@/lib/walls';
import { addAttorney, expect, openCase, test, type BuiltFirm } from './fixtures';
import { addressOf, LOOKS, PAGES, type Places, type ShownPage } from './fixtures/pages';

/** A firm in which no page is empty. */
async function furnish(firm: BuiltFirm): Promise<Places> {
  const ana = await addAttorney(firm, { name: 'Ana Ruiz', capacity: 3 });
  const { id: caseId } = await openCase(firm, { client: { name: 'فرح حداد' }, priority: 'urgent' });
  const ben = await addAttorney(firm, { name: 'Ben Sato', active: false, expertise: { TN: 2 } });
  await openCase(firm, { client: { name: 'Wei Zhang', company: 'Acme' }, visaType: 'asylum' });
  await raiseWall(firm.actor, { attorneyId: ben.id, company: 'Acme', reason: 'Former counsel' });
  await addAttorney(firm, { name: 'Cy Osei', expertise: { 'H-1B': 1 } });
  await reassignCase(firm.actor, caseId, { reason: 'workload', note: 'Full desk' });
  return { caseId, attorneyId: ana.id };
}

async function inspect(page: Page, { opens }: ShownPage): Promise<void> {
  if (opens) {
    await page.getByRole('button', { name: opens }).first().click();
    const dialog = page.getByRole('dialog');
    await expect(dialog).toBeVisible();
    await expect(dialog.getByRole('status')).toHaveCount(0);
  } else {
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.getByRole('status', { name: 'Loading' })).toHaveCount(0);
  }
  const { violations } = await new AxeBuilder({ page }).analyze();
  const found = violations.map(({ id, help, nodes }) => ({
    id,
    help,
    where: nodes.map(({ target, failureSummary }) => `${target.join(' ')}: ${failureSummary}`),
  }));
  expect(found).toEqual([]);
  const sideways = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(sideways, 'pixels by which the page scrolls sideways').toBe(0);
}

for (const shown of PAGES) {
  test(`${shown.name} has no axe violation and never scrolls sideways, light or dark, wide or narrow`, async ({
    firm,
    page,
    signInAs,
  }) => {
    const places = await furnish(firm);
    await signInAs('admin');
    for (const { theme, widthPx } of LOOKS) {
      await test.step(`${theme}, ${widthPx} px`, async () => {
        await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
        await page.setViewportSize({ width: widthPx, height: 900 });
        await page.goto(addressOf(shown, places));
        await inspect(page, shown);
      });
    }
  });
}

test('signing in has no axe violation, light or dark, wide or narrow', async ({ page }) => {
  for (const { theme, widthPx } of LOOKS) {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    await page.setViewportSize({ width: widthPx, height: 900 });
    await page.goto('/sign-in');
    await inspect(page, { name: 'sign-in', path: '/sign-in' });
  }
});
