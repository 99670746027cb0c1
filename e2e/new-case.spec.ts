import { withWholeFirm } from '@/lib/platform/db/with-firm';
import { addAttorney, expect, openCase, test } from './fixtures';

test('intake staff type a case along a call without leaving the keys, and end on who got it and why', async ({
  firm,
  page,
  signInAs,
}) => {
  await addAttorney(firm, { name: 'Ana Ruiz' });
  await signInAs('intake');
  await page.goto('/cases/new');
  await expect(page.getByLabel('Client', { exact: true })).toBeFocused();
  await page.keyboard.type('Wei Zhang');
  await page.keyboard.press('Enter');
  await expect(page.getByLabel("Client's e-mail")).toBeFocused();
  await page.keyboard.type('wei@example.com');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Acme');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Visa type')).toBeFocused();
  await page.keyboard.type('H-1B');
  await expect(page.getByText(/^Would go to Ana Ruiz/)).toBeVisible();
  await page.keyboard.press('Control+Enter');

  await expect(page.getByText('Case 1 for Wei Zhang is saved')).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Wei Zhang');
  await expect(page.getByText('Assigned to Ana Ruiz', { exact: true })).toBeVisible();
  await expect(page.getByText(/^The firm’s only attorney, 5% full with it\.$/)).toBeVisible();
});

test('complexity is worked out from questions, shown point by point, and changed by hand', async ({
  firm,
  page,
  signInAs,
}) => {
  await addAttorney(firm, { name: 'Ana Ruiz' });
  await signInAs('intake');
  await page.goto('/cases/new');
  await page.getByLabel('Client', { exact: true }).fill('Wei Zhang');
  await page.getByLabel('Visa type').selectOption('H-1B');
  await page.getByText('Work it out from a few questions').click();
  await page.getByLabel('Denied before (+2)').check();
  await page.getByLabel('Dependants').selectOption('1 or 2 (+1)');
  await expect(page.getByText('H-1B 4 + 2 denial + 1 dependants = 7')).toBeVisible();
  const complexity = page.getByLabel('Complexity');
  await expect(complexity).toHaveValue('7');
  await complexity.selectOption('5');
  await page.getByLabel('Little time left (+1)').check();
  await expect(complexity).toHaveValue('5');
  await page.getByRole('button', { name: 'Use 8' }).click();
  await expect(complexity).toHaveValue('8');
  await page.getByRole('button', { name: 'Save and assign' }).click();
  await expect(page.getByText('Case 1 for Wei Zhang is saved')).toBeVisible();

  const saved = await withWholeFirm(firm.firmId, (tx) =>
    tx.case.findFirstOrThrow({ where: { firmId: firm.firmId } }),
  );
  expect(saved.complexity).toBe(8);
});

test('a returning client is recognised while they are typed and recorded only once', async ({
  firm,
  page,
  signInAs,
}) => {
  await addAttorney(firm, { name: 'Ana Ruiz' });
  await openCase(firm, { client: { name: 'José García', company: 'Acme' } });
  await signInAs('intake');
  await page.goto('/cases/new');
  await page.getByLabel('Client', { exact: true }).fill('Jose Garcia');
  await expect(
    page.getByText('Looks like José García, Acme (1 case, last with Ana Ruiz).'),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Use this client' }).click();
  await expect(page.getByLabel('Client', { exact: true })).toHaveValue('José García');
  await expect(page.getByLabel('Employer or company')).toHaveValue('Acme');
  await page.getByLabel('Visa type').selectOption('H-1B');
  await page.getByRole('button', { name: 'Save and add another' }).click();

  await expect(page.getByText('Case 2 for José García is saved')).toBeVisible();
  await expect(page.getByLabel('Client', { exact: true })).toBeFocused();
  await expect(page.getByLabel('Client', { exact: true })).toHaveValue('');
  await expect(page.getByLabel('Employer or company')).toHaveValue('Acme');
  await expect(page.getByLabel('Visa type')).toHaveValue('H-1B');
  const clients = await withWholeFirm(firm.firmId, (tx) =>
    tx.client.count({ where: { firmId: firm.firmId } }),
  );
  expect(clients).toBe(1);
});

test('before it is saved, a case that no one could take says why it would wait and what would free it', async ({
  firm,
  page,
  signInAs,
}) => {
  await addAttorney(firm, { name: 'Ana Ruiz', capacity: 1 });
  await openCase(firm);
  await signInAs('intake');
  await page.goto('/cases/new');
  await page.getByLabel('Visa type').selectOption('H-1B');
  await expect(
    page.getByText('Nobody can take it now: the firm’s one attorney is at capacity.'),
  ).toBeVisible();
  await expect(page.getByText('Ana Ruiz: With 1 case fewer, would come first.')).toBeVisible();
});

test('on a phone who would get it stands above the button that saves', async ({
  firm,
  page,
  signInAs,
}) => {
  await addAttorney(firm, { name: 'Ana Ruiz' });
  await addAttorney(firm, { name: 'Ben Sato' });
  await signInAs('intake');
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/cases/new');
  await page.getByLabel('Visa type').selectOption('H-1B');
  const line = page.getByText(/^As it stands: Ana Ruiz/);
  await page.getByRole('button', { name: 'Save and assign' }).scrollIntoViewIfNeeded();
  await expect(line).toBeInViewport();
  await expect(line).toContainText('next Ben Sato');
});

test('what is chosen and typed before the page’s scripts run is heard once they do', async ({
  firm,
  page,
  signInAs,
}) => {
  await addAttorney(firm, { name: 'Ana Ruiz' });
  await openCase(firm, { client: { name: 'Wei Zhang' } });
  await signInAs('intake');
  const { promise: mayRun, resolve: run } = Promise.withResolvers<undefined>();
  await page.route('**/*.js*', async (route) => {
    await mayRun;
    await route.continue();
  });
  await page.goto('/cases/new', { waitUntil: 'commit' });
  await page.getByLabel('Visa type').selectOption('H-1B');
  await page.getByLabel('Client', { exact: true }).fill('Wei Zhang');
  await page.getByText('Work it out from a few questions').click();
  await page.getByLabel(/^Denied before/).check();
  await page.getByLabel(/^Little time left/).check();
  await expect(page.getByLabel('Filing kind')).toBeHidden();
  run(undefined);
  await expect(page.getByLabel('Filing kind')).toBeVisible();
  await expect(page.getByLabel('Visa type')).toHaveValue('H-1B');
  await expect(page.getByText('H-1B 4 + 2 denial + 1 little time = 7')).toBeVisible();
  await expect(page.getByText(/^Would go to Ana Ruiz/)).toBeVisible();
  await expect(page.getByText(/^Looks like Wei Zhang/)).toBeVisible();
});

test('a case whose other party is like a client waits until a manager says that there is no conflict', async ({
  firm,
  page,
  signInAs,
}) => {
  await addAttorney(firm, { name: 'Ana Ruiz' });
  await openCase(firm, { client: { name: 'Mohammed Hussein' } });
  await signInAs('manager');
  await page.goto('/cases/new');
  await page.getByLabel('Client', { exact: true }).fill('Wei Zhang');
  await page.getByLabel('Visa type').selectOption('H-1B');
  await page.getByLabel('Other parties').fill('Husayn, Muhammad');
  await page.getByRole('button', { name: 'Save and assign' }).click();

  const banner = page.getByRole('status').filter({ hasText: 'A conflict check waits' });
  await expect(banner).toContainText('Husayn, Muhammad is like Mohammed Hussein');
  await banner.getByRole('button', { name: 'No conflict' }).click();
  const dialog = page.getByRole('alertdialog');
  await dialog.getByLabel('Why').fill('Another year of birth.');
  await dialog.getByRole('button', { name: 'No conflict' }).click();
  await expect(page.getByText('Conflict check: no conflict')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Ana Ruiz' }).first()).toBeVisible();
  await expect(page.getByText('Another year of birth.')).toBeVisible();
});
