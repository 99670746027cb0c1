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
