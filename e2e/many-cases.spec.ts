import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { withWholeFirm } from '@/lib/platform/db/with-firm';
import { addAttorney, editCase, expect, openCase, test, type BuiltFirm } from './fixtures';

/** Three cases on Ana's workload, and Ben, who has room for two of them. */
async function fillWorkload(firm: BuiltFirm) {
  const ana = await addAttorney(firm, { name: 'Ana Ruiz' });
  for (const name of ['Wei Zhang', 'Amina Diallo', 'Noor Haddad']) {
    await openCase(firm, { client: { name } });
  }
  const ben = await addAttorney(firm, { name: 'Ben Sato', capacity: 2 });
  return { ana, ben };
}

const selection = (page: Page) => page.getByRole('region', { name: 'Selected rows' });

async function stagesOf(firm: BuiltFirm): Promise<string[]> {
  const cases = await withWholeFirm(firm.firmId, (tx) =>
    tx.case.findMany({ where: { firmId: firm.firmId }, orderBy: { number: 'asc' } }),
  );
  return cases.map(({ stage }) => stage);
}

test('a manager hands three cases off at once, reads which one stays and why, and undoes the rest', async ({
  firm,
  page,
  signInAs,
}) => {
  const { ben } = await fillWorkload(firm);
  await signInAs('manager');
  await page.goto('/cases?sort=number-asc');
  await page.getByRole('checkbox', { name: 'Select case 1, Wei Zhang' }).check();
  await page
    .getByRole('checkbox', { name: 'Select case 3, Noor Haddad' })
    .click({ modifiers: ['Shift'] });
  await expect(selection(page)).toContainText('3 cases selected');

  await selection(page).getByRole('button', { name: 'Hand off' }).click();
  const dialog = page.getByRole('dialog', { name: 'Hand off 3 cases' });
  await dialog.getByLabel('Who takes them').selectOption({ value: ben.id });
  const warnings = dialog.getByRole('list', { name: 'What happens to each case' });
  await expect(warnings.getByRole('listitem')).toHaveText([
    /Wei Zhang.*to Ben Sato/,
    /Amina Diallo.*to Ben Sato/,
    /Noor Haddad.*Stays: .*at most 2/,
  ]);
  await dialog.getByRole('button', { name: 'Hand off 2 cases' }).click();
  await expect(dialog.getByLabel('Reason')).toHaveAccessibleDescription('Choose a reason.');
  await dialog.getByLabel('Reason').selectOption('Workload');
  await dialog.getByRole('button', { name: 'Hand off 2 cases' }).click();
  await expect(page.getByText('2 cases handed off: to Ben Sato. 1 refused.').first()).toBeVisible();
  const refused = dialog.getByRole('list', { name: 'Refused cases' });
  await expect(refused.getByRole('listitem')).toHaveText([/Case 3 Noor Haddad.*at most 2/]);
  const heldBy = (attorneyId: string) =>
    withWholeFirm(firm.firmId, (tx) =>
      tx.assignment.count({ where: { firmId: firm.firmId, attorneyId, endedAt: null } }),
    );
  expect(await heldBy(ben.id)).toBe(2);

  await dialog.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('Undone: 2 cases back: with Ana Ruiz.')).toBeVisible();
  await expect(page.getByRole('row', { name: /Wei Zhang/ })).toContainText('Ana Ruiz');
  expect(await heldBy(ben.id)).toBe(0);
});

test('a stage is changed for many cases by the keyboard alone, and taken back', async ({
  firm,
  page,
  signInAs,
}) => {
  await fillWorkload(firm);
  await signInAs('manager');
  await page.goto('/cases?sort=number-asc');
  await page.getByRole('link', { name: '1', exact: true }).focus();
  await page.keyboard.press('x');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Shift+X');
  await expect(selection(page)).toContainText('3 cases selected');

  await selection(page).getByRole('button', { name: 'Change stage' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Change the stage of 3 cases' });
  const drafting = dialog.getByRole('radio', { name: 'Drafting' });
  await drafting.press('Space');
  await dialog.getByRole('button', { name: 'Move 3 cases' }).press('Enter');
  await expect(page.getByText('3 cases are now in Drafting.')).toBeVisible();
  await expect(page.getByRole('row', { name: /Noor Haddad/ })).toContainText('Drafting');
  expect(await stagesOf(firm)).toEqual(['drafting', 'drafting', 'drafting']);

  await page.getByRole('button', { name: 'Undo' }).press('Enter');
  await expect(page.getByText('3 cases back where they were.')).toBeVisible();
  await expect(page.getByRole('row', { name: /Noor Haddad/ })).toContainText('Intake');
  expect(await stagesOf(firm)).toEqual(['intake', 'intake', 'intake']);
});

test('attorneys choose among their own cases only, intake staff not at all', async ({
  firm,
  page,
  signInAs,
}) => {
  await fillWorkload(firm);
  const cy = await addAttorney(firm, { name: 'Cy Osei', expertise: { TN: 2 } });
  await openCase(firm, { client: { name: 'Luca Rossi' }, visaType: 'TN' });
  await signInAs('attorney', cy);
  await page.goto('/cases');
  await expect(page.getByRole('checkbox', { name: /^Select case/ })).toHaveCount(1);
  await expect(page.getByRole('checkbox', { name: 'Select case 4, Luca Rossi' })).toBeVisible();
  await signInAs('intake');
  await page.goto('/cases');
  await expect(page.getByRole('row', { name: /Luca Rossi/ })).toBeVisible();
  await expect(page.getByRole('checkbox')).toHaveCount(0);
});

test('the file has the cases, the order and the columns of the screen', async ({
  firm,
  page,
  signInAs,
}) => {
  await fillWorkload(firm);
  await openCase(firm, { client: { name: '=SUM(A1)', company: 'Acme, "Inc."' } });
  await signInAs('manager');
  await page.goto('/cases?sort=number-desc&q=a');
  await page.getByRole('button', { name: 'Columns' }).click();
  await page.getByRole('checkbox', { name: 'Received' }).uncheck();
  await expect(page).toHaveURL(/cols=/);
  await page.keyboard.press('Escape');
  await expect(page.getByText('4 cases', { exact: true })).toBeVisible();

  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Export CSV' }).click();
  const text = await readFile(await (await download).path(), 'utf8');
  const [heading, ...lines] = text.trimEnd().split('\r\n');
  expect(heading).toBe(
    '\uFEFFNo.,Client,Company,Priority,Visa type,Complexity,Stage,Deadline,Attorney,Status',
  );
  expect(lines.map((line) => line.split(',')[0])).toEqual(['4', '3', '2', '1']);
  expect(lines[0]).toContain(`4,'=SUM(A1),"Acme, ""Inc.""",Normal`);
  const shown = page.getByRole('table', { name: 'Cases' }).getByRole('row');
  await expect(shown).toHaveCount(lines.length + 1);
});

test('an attorney reaches their open cases and the urgent ones in one click each, in the order chosen', async ({
  firm,
  page,
  signInAs,
}) => {
  const { ana } = await fillWorkload(firm);
  const { id } = await openCase(firm, { client: { name: 'Luca Rossi' }, priority: 'urgent' });
  await editCase(firm, id, { stage: 'closed' });
  await openCase(firm, { client: { name: 'Mei Lin' }, priority: 'urgent' });
  await signInAs('attorney', ana);
  await page.goto('/cases?sort=number-asc');
  const views = page.getByRole('navigation', { name: 'Views' });
  await expect(views.getByRole('link', { name: 'All' })).toHaveAttribute('aria-current', 'page');
  await expect(page.getByRole('row', { name: /Luca Rossi/ })).toBeVisible();

  await views.getByRole('link', { name: 'Urgent' }).click();
  await expect(page).toHaveURL(/status=open&priority=urgent&sort=number-asc/);
  await expect(page.getByText('1 case', { exact: true })).toBeVisible();
  await expect(page.getByRole('row', { name: /Mei Lin/ })).toContainText('Urgent');

  await views.getByRole('link', { name: 'Mine' }).click();
  await expect(page.getByRole('row', { name: /Wei Zhang/ })).toBeVisible();
  await expect(page.getByRole('row', { name: /Luca Rossi/ })).toHaveCount(0);
});

test('on a phone the filters fold away behind a button that counts them', async ({
  firm,
  page,
  signInAs,
}) => {
  await fillWorkload(firm);
  await signInAs('manager');
  await page.setViewportSize({ width: 390, height: 800 });
  await page.goto('/cases?stage=intake');
  await expect(page.getByLabel('Client, number or company')).toBeVisible();
  await expect(page.getByLabel('Any stage')).toBeHidden();
  await page.getByRole('button', { name: 'Filters (1)' }).click();
  await page.getByLabel('Any stage').selectOption('review');
  await expect(page.getByText('No case matches these filters')).toBeVisible();
});
