import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import { reassignCase } from '@/lib/assignment';
import { listAccess } from '@/lib/platform/audit/list-access';
import { addDays, dateIn } from '@/lib/shared/time';
import { addAttorney, expect, openCase, test } from './fixtures';

const ZONE = 'America/New_York';
const thisMonth = () => dateIn(new Date(), ZONE).slice(0, 7);

async function exportsOnRecord(firmId: string): Promise<unknown[]> {
  const found: unknown[] = [];
  for await (const { kind, data } of listAccess(firmId, new Date(0))) {
    if (kind === 'export') found.push(data);
  }
  return found;
}

test('a manager reads who was given what, follows a figure to its cases, and saves the same numbers', async ({
  firm,
  page,
  signInAs,
}) => {
  const ana = await addAttorney(firm, { name: 'Ana Ruiz' });
  await openCase(firm, { client: { name: 'Wei Zhang' } });
  await openCase(firm, { client: { name: '=SUM(A1)' } });
  await signInAs('manager');

  await page.goto('/reports/assignments');
  const table = page.getByRole('table', { name: /^Cases given in/ });
  const row = table.getByRole('row', { name: /Ana Ruiz/ });
  await expect(row.getByRole('cell').nth(1)).toContainText('2');
  await expect(
    page.getByText(/the firm has taken so far 2 new cases, 2 more than in/),
  ).toBeVisible();

  const saving = page.waitForEvent('download');
  await page.getByRole('link', { name: 'CSV' }).click();
  const file = await saving;
  expect(file.suggestedFilename()).toBe(`assignments-${thisMonth()}.csv`);
  const lines: string[][] = parse(await readFile(await file.path(), 'utf8'), { bom: true });
  expect(lines[1]?.slice(0, 2)).toEqual(['Ana Ruiz', '2']);

  await row.getByRole('link', { name: 'Ana Ruiz, New by rules: 2' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(
    'New cases given by the rules to Ana Ruiz',
  );
  await expect(page.getByRole('table').getByText('Wei Zhang')).toBeVisible();
  const savingCases = page.waitForEvent('download');
  await page.getByRole('link', { name: 'CSV' }).click();
  expect(await readFile(await (await savingCases).path(), 'utf8')).toContain("'=SUM(A1)");
  expect(await exportsOnRecord(firm.firmId)).toMatchObject([
    { what: 'assignments', rows: 1 },
    { what: 'figure-cases', rows: 2 },
  ]);

  await page.goto(`/reports/attorneys?attorneyId=${ana.id}`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Attorney history: Ana Ruiz');
  const months = page.getByRole('table', { name: 'Ana Ruiz, month by month' });
  await expect(months.getByRole('row').last()).toContainText('All months');
});

test('a cell of the matrix leads to the cases that went that way', async ({
  firm,
  page,
  signInAs,
}) => {
  await addAttorney(firm, { name: 'Ana Ruiz' });
  const one = await openCase(firm, { client: { name: 'Wei Zhang' } });
  const ben = await addAttorney(firm, { name: 'Ben Sato' });
  await reassignCase(firm.actor, one.id, { toAttorneyId: ben.id, reason: 'workload' });
  await signInAs('manager');

  await page.goto('/reports/reassignments');
  await page.getByRole('link', { name: /^Ana Ruiz to Ben Sato: 1 handoff/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(
    'Cases handed out by Ana Ruiz to Ben Sato',
  );
  await expect(page.getByRole('table').getByText('Wei Zhang')).toBeVisible();
});

test('paper has the firm, the period and every row, and nothing of the screen’s frame', async ({
  firm,
  page,
  signInAs,
}) => {
  await addAttorney(firm, { name: 'Ana Ruiz' });
  await openCase(firm);
  await signInAs('manager');
  await page.goto('/reports/assignments');
  await page.emulateMedia({ media: 'print' });
  await page.setViewportSize({ width: 703, height: 1000 });
  await expect(page.getByText(firm.name, { exact: true }).last()).toBeVisible();
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeHidden();
  await expect(page.getByRole('button', { name: 'Print' })).toBeHidden();
  await expect(page.getByRole('link', { name: 'Skip to content' })).toBeHidden();
  const table = page.getByRole('table', { name: /^Cases given in/ });
  await expect(table.getByRole('columnheader', { name: 'New by rules' })).toBeVisible();
  const box = await table.boundingBox();
  expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(703);
});

test('an attorney sees on the heatmap what is expected, and hands the cases behind it off from there', async ({
  firm,
  page,
  signInAs,
}) => {
  const ana = await addAttorney(firm, { name: 'Ana Ruiz', capacity: 10 });
  await openCase(firm, { client: { name: 'Wei Zhang' } });
  await addAttorney(firm, { name: 'Ben Sato', seniority: 'junior', expertise: { TN: 1 } });
  await addAttorney(firm, { name: 'Cy Osei' });
  await signInAs('attorney', ana);

  await page.goto('/heatmap');
  await page
    .getByRole('link', { name: /^Ana Ruiz, week of .*, expected: 1 case, 10% of/ })
    .first()
    .click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(
    'Cases in hand that are expected to be active of Ana Ruiz',
  );
  await expect(page.getByRole('table').getByText('Wei Zhang')).toBeVisible();
  await page.getByRole('checkbox', { name: /^Select case 1/ }).check();
  await page.getByRole('button', { name: /^Hand off/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Hand off 1 case' });
  await dialog.getByLabel('Reason').selectOption('Workload');
  await dialog.getByRole('button', { name: 'Hand off 1 case' }).click();
  await expect(page.getByText('1 case handed off: to Cy Osei.')).toBeVisible();
  await expect(page.getByRole('table').getByText('Wei Zhang')).toHaveCount(0);

  await page.goto('/heatmap');
  await page.getByLabel('Any seniority').selectOption('junior');
  await expect(page).toHaveURL(/seniority=junior/);
  await expect(page.getByRole('rowheader', { name: /Ben Sato/ })).toBeVisible();
  await expect(page.getByRole('rowheader', { name: /Ana Ruiz/ })).toHaveCount(0);
});

test('a new firm’s first steps are ticked one by one, and nothing is flagged without reason', async ({
  firm,
  page,
  signInAs,
}) => {
  await signInAs('admin');
  await page.goto('/dashboard');
  const steps = page.getByRole('region', { name: 'First steps' });
  await expect(steps).toContainText('1 of 5 done');
  await addAttorney(firm, { name: 'Ana Ruiz' });
  const today = dateIn(new Date(), ZONE);
  await openCase(firm, { deadline: addDays(today, 1) });
  await page.reload();
  await expect(steps).toContainText('4 of 5 done');
  await expect(steps.getByRole('listitem').filter({ hasText: 'Look at your rules' })).toContainText(
    'Keep these rules',
  );
  await expect(page.getByRole('region', { name: 'Worth a look' })).toHaveCount(0);
});

test('a report that cannot be shown says which field, which value and what to do, and keeps what was typed', async ({
  firm,
  page,
  signInAs,
}) => {
  await addAttorney(firm, { name: 'Ana Ruiz' });
  await signInAs('manager');

  await page.goto('/reports/reassignments');
  await page.getByLabel('From').fill('2026-11-01');
  await page.getByLabel('To', { exact: true }).fill('2026-10-01');
  await page.getByRole('button', { name: 'Show' }).click();
  const to = page.getByLabel('To', { exact: true });
  await expect(to).toHaveAccessibleDescription(
    'The period ends on Oct 1, 2026, before it begins on Nov 1, 2026. Choose a day for “To” that is not before “From”.',
  );
  await expect(to).toHaveAttribute('aria-invalid', 'true');
  await expect(to).toHaveValue('2026-10-01');
  await expect(page.getByLabel('From')).toHaveValue('2026-11-01');
  await to.fill('2026-11-30');
  await page.getByRole('button', { name: 'Show' }).click();
  await expect(page.getByText('Handoffs', { exact: true }).first()).toBeVisible();
  await expect(to).not.toHaveAttribute('aria-invalid', 'true');

  await page.goto('/reports/reassignments?from=2026-02-30&to=2026-03-31');
  await expect(page.getByLabel('From')).toHaveValue('2026-02-30');
  await expect(page.getByLabel('From')).toHaveAccessibleDescription(/is no day of the calendar/);

  await page.goto('/reports/workload?month=2199-01');
  const month = page.getByLabel('Month', { exact: true });
  await expect(month).toHaveAccessibleDescription(/^January 2199 has not begun/);
  await expect(month).toHaveValue('2199-01');

  await page.goto('/reports/attorneys?from=2020-01&to=2026-11');
  await expect(page.getByLabel('First month')).toHaveAccessibleDescription(
    /^January 2020 to November 2026 are 83 months, and the report shows 36 at most/,
  );
  await page.goto(`/reports/attorneys?attorneyId=${crypto.randomUUID()}`);
  await expect(page.getByLabel('Attorney', { exact: true })).toHaveAccessibleDescription(
    '“Attorney” is nobody of this firm. Choose somebody from the list.',
  );
  await page.getByLabel('Attorney', { exact: true }).selectOption('Ana Ruiz');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Attorney history: Ana Ruiz');
});
