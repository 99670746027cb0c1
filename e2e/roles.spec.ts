import { withWholeFirm } from '@/lib/platform/db/with-firm';
import { dateIn, addDays } from '@/lib/shared/time';
import { addAttorney, expect, openCase, test } from './fixtures';

test('an attorney sees their own workload, hands one case off, and moves no one else’s', async ({
  firm,
  page,
  signInAs,
}) => {
  const ana = await addAttorney(firm, { name: 'Ana Ruiz' });
  const mine = await openCase(firm, { client: { name: 'Wei Zhang' } });
  const ben = await addAttorney(firm, { name: 'Ben Sato', expertise: { 'H-1B': 2, TN: 2 } });
  const theirs = await openCase(firm, { client: { name: 'Li Na' }, visaType: 'TN' });
  await signInAs('attorney', ana);

  await page.goto('/dashboard');
  const recent = page.getByRole('region', { name: 'New to me' });
  await expect(recent.getByText('Wei Zhang')).toBeVisible();
  await expect(recent.getByText('Li Na')).toHaveCount(0);

  await page.goto(`/cases/${theirs.id}`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Li Na');
  await expect(page.getByRole('button', { name: 'Hand off' })).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Edit' })).toHaveCount(0);

  await page.goto(`/cases/${mine.id}`);
  await page.getByRole('button', { name: 'Hand off' }).click();
  const dialog = page.getByRole('dialog', { name: `Hand off case ${mine.number}` });
  await expect(dialog.getByText('At this moment that is Ben Sato.')).toBeVisible();
  await dialog.getByLabel('Reason').selectOption('Workload');
  await dialog.getByRole('button', { name: 'Hand off' }).click();
  await expect(page.getByText(`Case ${mine.number} is now with Ben Sato.`)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Hand off' })).toHaveCount(0);

  const handoff = await withWholeFirm(firm.firmId, (tx) =>
    tx.handoff.findFirstOrThrow({ where: { firmId: firm.firmId } }),
  );
  expect(handoff).toMatchObject({ toAttorneyId: ben.id, requestedByName: 'Ana Ruiz' });
});

test('an attorney who records leave gets nothing new, and sees which deadlines fall into it', async ({
  firm,
  page,
  signInAs,
}) => {
  const ana = await addAttorney(firm, { name: 'Ana Ruiz' });
  const today = dateIn(new Date(), ana.timeZone);
  await openCase(firm, { client: { name: 'Wei Zhang' }, deadline: addDays(today, 3) });
  await signInAs('attorney', ana);

  await page.goto(`/attorneys/${ana.id}`);
  await page.getByRole('button', { name: 'Record an absence of Ana Ruiz' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Last day away').fill(addDays(today, -1));
  await dialog.getByRole('button', { name: 'Record absence' }).click();
  await expect(dialog.getByLabel('Last day away')).toHaveAttribute('aria-invalid', 'true');
  await dialog.getByLabel('Last day away').fill(addDays(today, 6));
  await dialog.getByRole('button', { name: 'Record absence' }).click();
  await expect(dialog.getByText('1 active case with a deadline in these days')).toBeVisible();
  await expect(dialog.getByRole('listitem')).toContainText('Wei Zhang');
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByText('Away now')).toBeVisible();

  const { status } = await openCase(firm);
  expect(status).toBe('waiting');
});

test('an attorney reads the rules without a way to change them, and is told who may see members and reports', async ({
  firm,
  page,
  signInAs,
}) => {
  await signInAs('attorney', await addAttorney(firm, { name: 'Ana Ruiz' }));
  for (const [address, roles] of [
    ['/members', 'admins'],
    ['/walls', 'admins and managers'],
    ['/reports/workload', 'admins and managers'],
    ['/attorneys/new', 'admins'],
    [`/attorneys/${crypto.randomUUID()}/edit`, 'admins'],
  ]) {
    const response = await page.goto(address ?? '');
    expect(response?.status()).toBe(403);
    await expect(page.getByRole('heading', { name: `Only ${roles} may see this` })).toBeVisible();
  }
  await page.goto('/nowhere');
  await expect(page.getByRole('heading', { name: 'This page is not here' })).toBeVisible();
  await page.goto('/rules');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Rules');
  await expect(page.getByRole('button', { name: /Publish/ })).toHaveCount(0);
});

test('intake submits a case and sees who takes it, but no loads and no reports', async ({
  firm,
  page,
  signInAs,
}) => {
  await addAttorney(firm, { name: 'Ana Ruiz' });
  const name = await signInAs('intake');
  await page.goto('/dashboard');
  const places = page.getByRole('navigation', { name: 'Main' });
  await expect(places.getByRole('link')).toHaveText([
    'Dashboard',
    'Cases',
    'Waiting line',
    'Clients',
    'New clients',
    'Attorneys',
  ]);
  for (const address of ['/heatmap', '/reports/workload', '/rules', '/members']) {
    await page.goto(address);
    await expect(page.getByRole('heading', { name: /^Only .* may see this$/ })).toBeVisible();
  }

  await page.goto('/dashboard');
  await page.getByRole('link', { name: 'New case' }).first().click();
  await page.getByLabel('Client', { exact: true }).fill('Wei Zhang');
  await page.getByLabel('Visa type').selectOption('H-1B');
  await expect(page.getByText('1 of 1 attorneys eligible')).toBeVisible();
  await page.getByRole('button', { name: 'Save and assign' }).click();
  await expect(page.getByText('Case 1 for Wei Zhang is saved')).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Wei Zhang');
  await expect(page.getByRole('link', { name: /Ana Ruiz/ })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Hand off' })).toHaveCount(0);

  const opened = await withWholeFirm(firm.firmId, (tx) =>
    tx.event.findFirstOrThrow({ where: { firmId: firm.firmId, actorName: name } }),
  );
  expect(opened.caseId).not.toBeNull();
});

test('an attorney who is not on the roster is told what to do', async ({ page, signInAs }) => {
  await signInAs('attorney');
  await page.goto('/dashboard');
  await expect(
    page.getByText('You are not on the roster yet, so no case comes to you.'),
  ).toBeVisible();
  await expect(page.getByText('choose you under “Signs in as”')).toBeVisible();
});
