import { addAttorney, addColleague, buildFirm, expect, openCase, test } from './fixtures';

test('another firm’s addresses answer as absent ones do, and one’s own still open', async ({
  firm,
  page,
  signInAs,
}) => {
  const ana = await addAttorney(firm, { name: 'Ana Ruiz' });
  const own = await openCase(firm, { client: { name: 'Wei Zhang' } });
  const other = await buildFirm([{ name: 'Zelda Quist' }]);
  const foreign = await openCase(other, { client: { name: 'Xavier Foreign' } });
  await signInAs('admin');

  const opens = [
    [`/cases/${own.id}`, 'Wei Zhang'],
    [`/cases/${own.id}/report`, `Report on case ${own.number}`],
    [`/attorneys/${ana.id}`, 'Ana Ruiz'],
    [`/attorneys/${ana.id}/edit`, /Ana Ruiz/],
  ] as const;
  for (const [address, heading] of opens) {
    await page.goto(address);
    await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
    await expect(page).not.toHaveTitle(/Not found/);
  }

  const nobody = crypto.randomUUID();
  const absent = [
    ...[foreign.id, nobody, 'nonsense'].map((id) => `/cases/${id}`),
    ...[foreign.id, nobody].map((id) => `/cases/${id}/report`),
    ...[other.ids['Zelda Quist'], nobody, 'nonsense'].map((id) => `/attorneys/${id}`),
    ...[other.ids['Zelda Quist'], nobody].map((id) => `/attorneys/${id}/edit`),
  ];
  const answers = new Set<string>();
  for (const address of absent) {
    const response = await page.goto(address);
    await expect(page.getByRole('heading', { name: 'This page is not here' })).toBeVisible();
    const body = await page.getByRole('main').innerText();
    answers.add(`${response?.status()} ${await page.title()} ${body}`);
    await expect(page.getByText(/Zelda|Xavier/)).toHaveCount(0);
  }
  // Absent, malformed and foreign are one and the same answer: status, title and words.
  expect([...answers]).toHaveLength(1);
  expect([...answers][0]).toMatch(/^\d+ Not found/);
});

test('someone in two firms changes between them with the keys, at the same place, and sees one at a time', async ({
  firm,
  page,
  signInAs,
}) => {
  const robin = await addAttorney(firm, { name: 'Robin Both' });
  await signInAs('manager', robin);
  await openCase(firm, { client: { name: 'Wei Zhang' } });
  const other = await buildFirm([{ name: 'Zelda Quist' }]);
  await openCase(other, { client: { name: 'Xavier Foreign' } });
  await addColleague(other, 'manager', robin);
  const rows = page.getByRole('table', { name: /Cases/ });

  await page.goto('/cases');
  await expect(rows.getByText('Wei Zhang')).toBeVisible();
  for (const [from, to, own, foreign] of [
    [firm.name, other.name, 'Xavier Foreign', 'Wei Zhang'],
    [other.name, firm.name, 'Wei Zhang', 'Xavier Foreign'],
  ] as const) {
    await page.getByRole('button', { name: `Change the firm, now ${from}` }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: to }).press('Enter');
    await expect(page.getByRole('button', { name: `Change the firm, now ${to}` })).toBeVisible();
    await expect(page).toHaveURL(/\/cases$/);
    await expect(rows.getByText(own)).toBeVisible();
    await expect(page.getByText(foreign)).toHaveCount(0);
  }
});
