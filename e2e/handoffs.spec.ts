import { getCase } from '@/lib/features/cases';
import { reassignCase } from '@/lib/assignment';
import { addAttorney, changeRules, expect, openCase, test } from './fixtures';

test('before a case goes straight back, its way is shown and the workload after it, and a reason is asked for', async ({
  firm,
  page,
  signInAs,
}) => {
  const ana = await addAttorney(firm, { name: 'Ana Ruiz' });
  const ben = await addAttorney(firm, { name: 'Ben Sato' });
  await changeRules(firm, { strategy: 'round-robin' });
  const { id } = await openCase(firm);
  await reassignCase(firm.actor, id, { toAttorneyId: ben.id, reason: 'workload' });
  await signInAs('manager');

  await page.goto(`/cases/${id}`);
  await page.getByRole('button', { name: 'Hand off' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('1. Ana Ruiz').check();
  // However long the form, what sends it is in sight; and no reason is given for anyone.
  await page.setViewportSize({ width: 390, height: 640 });
  await expect(dialog.getByRole('button', { name: 'Hand off' })).toBeInViewport({ ratio: 1 });
  await dialog.getByRole('button', { name: 'Hand off' }).click();
  await expect(dialog.getByLabel('Reason')).toHaveAccessibleDescription('Choose a reason.');
  await expect(dialog.getByLabel('Reason')).toBeFocused();
  await dialog.getByLabel('Reason').selectOption('Workload');
  await expect(dialog).toContainText('Ana Ruiz → Ben Sato → Ana Ruiz');
  await expect(dialog).toContainText('Would hold 1 of 20 cases, 5% full.');
  await dialog.getByRole('button', { name: 'Hand off' }).click();
  await expect(page.getByText(/is now with Ana Ruiz/)).toBeVisible();
  expect((await getCase(firm.actor, id)).attorney?.id).toBe(ana.id);
});

test('the attorney of record follows a handoff once the checklist is done', async ({
  firm,
  page,
  signInAs,
}) => {
  await addAttorney(firm, { name: 'Ana Ruiz' });
  const ben = await addAttorney(firm, { name: 'Ben Sato' });
  await changeRules(firm, { strategy: 'round-robin' });
  const { id } = await openCase(firm);
  const name = await signInAs('manager');

  await page.goto(`/cases/${id}`);
  await page.getByRole('button', { name: 'Hand off' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Reason').selectOption('Workload');
  await dialog.getByLabel('1. Ben Sato').check();
  await dialog.getByLabel('Also ask to move the attorney of record').check();
  await dialog.getByRole('button', { name: 'Hand off' }).click();

  const checklist = page.getByRole('list', { name: 'Checklist' });
  const complete = page.getByRole('button', { name: 'Complete' });
  await expect(checklist).toBeVisible();
  await expect(complete).toBeHidden();
  await page.getByRole('button', { name: 'Tick: New G-28 signed by the client' }).click();
  await expect(checklist.getByText(name)).toBeVisible();
  await page.getByRole('button', { name: 'Tick: Client informed of the change' }).click();
  await complete.click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Complete' }).click();
  await expect(page.getByText('Ben Sato is the attorney of record now.')).toBeVisible();
  expect((await getCase(firm.actor, id)).attorneyOfRecord?.id).toBe(ben.id);
});
