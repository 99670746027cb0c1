import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { reassignCase } from '@/lib/assignment';
import { getLatestDecision } from '@/lib/cases';
import { raiseWall } from '@/lib/walls';
import { addAttorney, expect, openCase, test, type BuiltFirm } from './fixtures';
import { addressOf, PAGES, THEMES, WIDTHS_PX, type Places, type ShownPage } from './fixtures/pages';

/** A firm in which no page is empty. */
async function furnish(firm: BuiltFirm): Promise<Places> {
  const ana = await addAttorney(firm, { name: 'Ana Ruiz', capacity: 3 });
  const { id: caseId } = await openCase(firm, { client: { name: 'فرح حداد' }, priority: 'urgent' });
  const ben = await addAttorney(firm, { name: 'Ben Sato', active: false, expertise: { TN: 2 } });
  await openCase(firm, { client: { name: 'Wei Zhang', company: 'Acme' }, visaType: 'asylum' });
  await raiseWall(firm.actor, { attorneyId: ben.id, company: 'Acme', reason: 'Former counsel' });
  await addAttorney(firm, { name: 'Cy Osei', expertise: { 'H-1B': 1 } });
  await reassignCase(firm.actor, caseId, { reason: 'workload', note: 'Full desk' });
  const decision = await getLatestDecision(firm.actor, caseId);
  return { caseId, decisionId: decision?.id ?? '', attorneyId: ana.id };
}

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

async function inspect(page: Page, widthPx: number): Promise<void> {
  await page.setViewportSize({ width: widthPx, height: 900 });
  const { violations } = await new AxeBuilder({ page }).analyze();
  const found = violations.map(({ id, help, nodes }) => ({
    id,
    help,
    where: nodes.map(({ target, failureSummary }) => `${target.join(' ')}: ${failureSummary}`),
  }));
  expect(found).toEqual([]);
  const sideways = () =>
    page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  await expect.poll(sideways, 'pixels by which the page scrolls sideways').toBeLessThanOrEqual(0);
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
