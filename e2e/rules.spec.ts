import { withFirm } from '@/lib/db/with-firm';
import { addAttorney, changeRules, expect, openCase, test } from './fixtures';

test('published rules apply to the next decision, and those before keep naming their own', async ({
  firm,
  page,
  signInAs,
}) => {
  await addAttorney(firm, { name: 'Ana Ruiz', expertise: { 'H-1B': 1 } });
  await addAttorney(firm, { name: 'Ben Sato', expertise: { 'H-1B': 3 } });
  await changeRules(firm, { strategy: 'round-robin' });
  const before = await openCase(firm);
  await signInAs('admin');

  await page.goto('/rules');
  await page.getByLabel('Expertise first').check();
  await page.getByRole('button', { name: 'Preview and publish' }).click();
  const dialog = page.getByRole('dialog', { name: 'Publish version 3?' });
  await dialog.getByLabel('Why').fill('Experts for everything');
  await dialog.getByRole('button', { name: 'Publish version 3' }).click();
  await expect(page.getByText('Version 3 applies to every decision from now on.')).toBeVisible();
  await expect(page.getByText('Experts for everything')).toBeVisible();

  const after = await openCase(firm);
  expect(after.attorney?.name).toBe('Ben Sato');
  await page.goto(`/cases/${before.id}`);
  await expect(page.getByText('rules version 2')).toBeVisible();
  await page.goto(`/cases/${after.id}`);
  await expect(page.getByText('rules version 3')).toBeVisible();

  const versions = await withFirm(firm.firmId, (tx) =>
    tx.decision.findMany({
      where: { firmId: firm.firmId },
      orderBy: { decidedAt: 'asc' },
      select: { ruleSetVersion: true },
    }),
  );
  expect(versions.map(({ ruleSetVersion }) => ruleSetVersion)).toEqual([2, 3]);
});

test('a form that was opened before somebody else published is told so and changes nothing', async ({
  firm,
  page,
  signInAs,
}) => {
  await signInAs('admin');
  await page.goto('/rules');
  await page.getByLabel('Round robin').check();
  await changeRules(firm, { minExpertise: 2 });
  await page.getByRole('button', { name: 'Preview and publish' }).click();
  await expect(page.getByRole('form', { name: 'Rules' })).toContainText('version 1');
  await expect(page.getByRole('form', { name: 'Rules' })).toContainText('version 2');
  await expect(page.getByLabel('Round robin')).toBeChecked();

  const versions = await withFirm(firm.firmId, (tx) =>
    tx.ruleSet.count({ where: { firmId: firm.firmId } }),
  );
  expect(versions).toBe(2);
});

test('rules wait for their time by the firm’s clock, move, and go again', async ({
  firm,
  page,
  signInAs,
}) => {
  await signInAs('admin');
  await page.goto('/rules');
  await page.getByLabel('Round robin').check();
  await page.getByRole('button', { name: 'Preview and publish' }).click();
  const dialog = page.getByRole('dialog', { name: 'Publish version 2?' });
  await dialog.getByLabel('At a set time').check();
  await dialog.getByRole('button', { name: 'Schedule' }).click();
  await expect(dialog).toContainText('Choose the day and time');

  const spring = nextSpringForward();
  await dialog.getByLabel('Effective from').fill(`${spring}T02:30`);
  await dialog.getByRole('button', { name: 'Schedule' }).click();
  await expect(dialog).toContainText('never show');

  await dialog.getByLabel('Effective from').fill(`${spring}T08:00`);
  await dialog.getByRole('button', { name: 'Schedule' }).click();
  await expect(page.getByText('8:00 AM by themselves')).toBeVisible();
  await page.getByRole('button', { name: 'Change time' }).click();
  await expect(page.getByLabel('Effective from')).toHaveValue(`${spring}T08:00`);
  await page.getByLabel('Effective from').fill(`${spring}T09:15`);
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('9:15 AM by themselves')).toBeVisible();

  const waiting = await withFirm(firm.firmId, (tx) => tx.scheduledRuleSet.findFirstOrThrow());
  expect(waiting.effectiveAt.toISOString()).toBe(`${spring}T13:15:00.000Z`);
  expect(waiting).toMatchObject({ status: 'scheduled', version: 2 });

  await page.getByRole('button', { name: 'Cancel schedule' }).click();
  const confirm = page.getByRole('alertdialog', { name: 'Cancel the scheduled rules?' });
  await confirm.getByRole('button', { name: 'Cancel schedule' }).click();
  await expect(page.getByText('The scheduled rules are cancelled.')).toBeVisible();
  await expect(page.getByText('Version 1', { exact: true }).first()).toBeVisible();
});

/** The second Sunday of the next March, when the clocks of New York are set forward. */
function nextSpringForward(): string {
  const today = new Date();
  for (const year of [today.getUTCFullYear(), today.getUTCFullYear() + 1]) {
    const first = new Date(Date.UTC(year, 2, 1)).getUTCDay();
    const sunday = new Date(Date.UTC(year, 2, 8 + ((7 - first) % 7)));
    if (sunday > today) return sunday.toISOString().slice(0, 10);
  }
  throw new Error('There is no March to come.');
}
