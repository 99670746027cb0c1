import { withWholeFirm } from '@/lib/platform/db/with-firm';
import { addAttorney, changeRules, expect, openCase, test } from './fixtures';

test('an admin adds a case, reads who got it and why, hands it off, and every overview follows', async ({
  firm,
  page,
  signInAs,
}) => {
  await addAttorney(firm, { name: 'Ana Ruiz', expertise: { 'H-1B': 3 } });
  const ben = await addAttorney(firm, { name: 'Ben Sato', expertise: { 'H-1B': 2 } });
  await addAttorney(firm, { name: 'Cy Osei', expertise: { TN: 3 } });
  await changeRules(firm, { strategy: 'expertise-first' });
  await signInAs('admin');

  await page.goto('/cases/new');
  await page.getByLabel('Client', { exact: true }).fill('Wei Zhang');
  await page.getByLabel('Employer or company').fill('Acme');
  await page.getByLabel('Visa type').selectOption('H-1B');
  await page.getByLabel('Filing kind').selectOption('cap');
  await page.getByRole('button', { name: 'Save and assign' }).click();
  await expect(page.getByText('Case 1 for Wei Zhang is saved')).toBeVisible();

  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Wei Zhang');
  await expect(page.getByText('Assigned to Ana Ruiz', { exact: true })).toBeVisible();
  await expect(page.getByText('Ben Sato came second (less experienced in H-1B).')).toBeVisible();
  await page.getByText('The numbers').click();
  const ranking = page.getByRole('table', { name: /^Eligible attorneys/ });
  await expect(ranking.getByRole('row')).toHaveText([/Attorney/, /Ana Ruiz/, /Ben Sato/]);
  await expect(ranking.getByRole('rowheader', { name: '1. Ana Ruiz, chosen' })).toBeVisible();
  await page.getByText('Not eligible: 1').click();
  await expect(page.getByText('Level 0 for H-1B; at least 1 is asked for.')).toBeVisible();

  await page.getByRole('button', { name: 'Hand off' }).click();
  const dialog = page.getByRole('dialog', { name: 'Hand off case 1' });
  await dialog.getByLabel('Reason').selectOption('expertise');
  await dialog.getByRole('radio', { name: /^\d\. Ben Sato/ }).check();
  await dialog.getByLabel('Note for the colleague').fill('Knows the employer');
  await dialog.getByRole('button', { name: 'Hand off' }).click();
  await expect(page.getByText('Case 1 is now with Ben Sato.')).toBeVisible();
  await expect(page.getByText('Handoff from Ana Ruiz to Ben Sato, carried out')).toBeVisible();

  await page.goto('/heatmap');
  await expect(page.getByRole('row', { name: /Ben Sato/ })).toContainText('1 of 20');
  await expect(page.getByRole('row', { name: /Ana Ruiz/ })).toContainText('0 of 20');
  await page.goto('/reports/workload');
  const loads = page.getByRole('table', { name: /Workload/ });
  await expect(loads.getByRole('row', { name: /Ben Sato/ })).toContainText('20');
  await page.goto('/reports/assignments');
  const month = page.getByRole('table', { name: /Cases given in/ });
  await expect(month.getByRole('row', { name: /Ana Ruiz/ }).getByRole('cell')).toHaveText([
    'Ana Ruiz',
    /^1 \+1 against/,
    '0',
    '0',
    /^1 \+1 against/,
    '4.00',
  ]);
  await expect(month.getByRole('row', { name: /Ben Sato/ }).getByRole('cell')).toHaveText([
    'Ben Sato',
    '0',
    '0',
    /^1 \+1 against/,
    '0',
    '–',
  ]);
  await page.goto('/reports/reassignments');
  await expect(page.getByRole('link', { name: 'Ana Ruiz to Ben Sato: 1 handoff' })).toBeVisible();
  await expect(
    page.getByRole('table', { name: 'Handoffs by reason' }).getByRole('row', { name: /Expertise/ }),
  ).toContainText('100%');

  const held = await withWholeFirm(firm.firmId, (tx) =>
    tx.assignment.findMany({ where: { firmId: firm.firmId, endedAt: null } }),
  );
  expect(held.map(({ attorneyId }) => attorneyId)).toEqual([ben.id]);
});

test('a manager places a waiting case by hand, against the rules only with a reason', async ({
  firm,
  page,
  signInAs,
}) => {
  const ana = await addAttorney(firm, { name: 'Ana Ruiz', expertise: { TN: 3 } });
  const { id, number } = await openCase(firm, { client: { name: 'Amina Diallo' } });
  const name = await signInAs('manager');

  await page.goto('/waiting');
  await expect(page.getByText('1 without the expertise')).toBeVisible();
  await page.getByRole('button', { name: `Assign by hand: case ${number}` }).click();
  const dialog = page.getByRole('dialog', { name: `Assign case ${number}` });
  await dialog.getByLabel('Ana Ruiz').check();
  await dialog.getByRole('button', { name: 'Assign', exact: true }).click();
  const why = dialog.getByLabel('Why it should be them');
  await expect(why).toHaveAccessibleDescription(/Reason for the override is missing/);
  await why.fill('Did the last one');
  await dialog.getByRole('button', { name: 'Assign', exact: true }).click();
  await expect(page.getByText(`Case ${number} is now with Ana Ruiz.`)).toBeVisible();
  await expect(page.getByText('Nobody waits')).toBeVisible();
  await page.goto(`/cases/${id}`);
  await expect(page.getByText('Overridden because: Did the last one')).toBeVisible();
  await expect(page.getByText(`Chosen by ${name}.`)).toBeVisible();

  const decision = await withWholeFirm(firm.firmId, (tx) =>
    tx.decision.findFirstOrThrow({ where: { firmId: firm.firmId, outcome: 'manual' } }),
  );
  expect(decision.attorneyId).toBe(ana.id);
});

test('an attorney added by an admin gets the case that was waiting for one', async ({
  firm,
  page,
  signInAs,
}) => {
  const { id } = await openCase(firm, { client: { name: 'Amina Diallo' } });
  await signInAs('admin');
  await page.goto('/attorneys');
  await page
    .getByRole('link', { name: /Add (an )?attorney/ })
    .first()
    .click();
  await page.getByLabel('Name', { exact: true }).fill('Ana Ruiz');
  await page.getByLabel('E-mail').fill(`ana-${firm.firmId}@example.com`);
  await page.getByLabel('H-1B').selectOption('2');
  await page.getByRole('button', { name: 'Add attorney' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Ana Ruiz' })).toBeVisible();
  await expect(
    page.getByRole('table', { name: /Open cases/ }).getByRole('row', { name: /Amina Diallo/ }),
  ).toBeVisible();
  await page.goto('/waiting');
  await expect(page.getByText('Nobody waits')).toBeVisible();

  const placed = await withWholeFirm(firm.firmId, (tx) =>
    tx.case.findUniqueOrThrow({ where: { firmId_id: { firmId: firm.firmId, id } } }),
  );
  expect(placed.attorneyId).not.toBeNull();
});

test('a new case with faults is refused with every fault named, and nothing typed is lost', async ({
  firm,
  page,
  signInAs,
}) => {
  await signInAs('intake');
  await page.goto('/cases/new');
  await page.getByLabel("Client's e-mail").fill('not an address');
  await page.getByLabel('Deadline').fill('2020-01-31');
  await page.getByLabel('Notes').fill('فرح 👩‍⚖️ wants it quick');
  await page.getByRole('button', { name: 'Save and assign' }).click();

  const client = page.getByLabel('Client', { exact: true });
  const email = page.getByLabel("Client's e-mail");
  const visaType = page.getByLabel('Visa type');
  await expect(client).toHaveAccessibleDescription(/Client is missing/);
  await expect(email).toHaveAccessibleDescription(/Client’s e-mail must be an e-mail address/);
  await expect(visaType).toHaveAccessibleDescription(/Visa type is missing/);
  await expect(client).toBeFocused();
  await expect(email).toHaveValue('not an address');
  await expect(page.getByLabel('Notes')).toHaveValue('فرح 👩‍⚖️ wants it quick');

  await client.fill('فرح حداد');
  await email.fill('farah@example.com');
  await visaType.selectOption('asylum');
  await page.getByRole('button', { name: 'Save and assign' }).click();
  await expect(page.getByLabel('Deadline')).toHaveAccessibleDescription(/Jan 31, 2020/);
  await expect(client).toHaveValue('فرح حداد');
  await expect(visaType).toHaveValue('asylum');

  const cases = await withWholeFirm(firm.firmId, (tx) =>
    tx.case.count({ where: { firmId: firm.firmId } }),
  );
  expect(cases).toBe(0);
});
