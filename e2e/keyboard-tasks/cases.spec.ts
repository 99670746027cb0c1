import { getCase } from '@/lib/features/cases';
import { addAttorney, expect, openCase, PASSWORD, test } from '../fixtures';

test('without a mouse: someone signs in and goes on from where the content begins', async ({
  firm,
  page,
  keys,
}) => {
  await addAttorney(firm, { name: 'Ana Ruiz' });
  await openCase(firm, { client: { name: 'Wei Zhang' } });
  await page.goto('/cases');
  await keys.expectAt(page.getByLabel('E-mail'));
  await keys.type(firm.adminEmail);
  await keys.tabTo(page.getByLabel('Password'), { atMost: 1 });
  await keys.type('not the password');
  await keys.press('Enter');
  await expect(page.getByText('do not belong together')).toBeVisible();

  await keys.tabTo(page.getByLabel('Password'), { atMost: 2 });
  await keys.type(PASSWORD);
  await keys.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Cases');
  await keys.expectAt(page.getByRole('main'));
  await keys.tabTo(page.getByRole('main').getByRole('searchbox'), { atMost: 8 });
});

test('without a mouse: the first Tab offers to pass over the navigation', async ({
  page,
  keys,
  signInAs,
}) => {
  await signInAs('intake');
  await page.goto('/cases');
  await keys.tabTo(page.getByRole('link', { name: 'Skip to content' }), { atMost: 1 });
  await keys.press('Enter');
  await keys.expectAt(page.getByRole('main'));
  const views = page.getByRole('navigation', { name: 'Views' });
  await keys.tabTo(views.getByRole('link', { name: 'All' }), { atMost: 1 });
});

test('without a mouse: a new case is typed, saved and opened, and its decision read', async ({
  firm,
  page,
  keys,
  signInAs,
}) => {
  await addAttorney(firm, { name: 'Ana Ruiz' });
  await signInAs('intake');
  await keys.arrive('/dashboard');
  await keys.press('n');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('New case');
  await keys.expectAt(page.getByLabel('Client', { exact: true }));
  await keys.type('Wei Zhang');
  await keys.tabTo(page.getByLabel('Visa type'), { atMost: 6 });
  await keys.type('H-1B');
  await keys.press('Control+Enter');

  await expect(page.getByText('Case 1 for Wei Zhang is saved')).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Wei Zhang');
  await keys.expectAt(page.getByRole('main'));
  await expect(page.getByText('Assigned to Ana Ruiz', { exact: true })).toBeVisible();
});

test('without a mouse: a case is found, read and left, and the list is where it was', async ({
  firm,
  page,
  keys,
  signInAs,
}) => {
  await addAttorney(firm, { name: 'Ana Ruiz' });
  for (const name of ['Wei Zhang', 'Li Zhang', 'Amina Diallo']) {
    await openCase(firm, { client: { name } });
  }
  await signInAs('attorney');
  await keys.arrive('/cases');
  await keys.press('/');
  const search = page.getByRole('main').getByRole('searchbox');
  await keys.expectAt(search);
  await keys.type('zhang');
  await keys.press('Enter');
  await expect(page.getByRole('row', { name: /Amina Diallo/ })).toHaveCount(0);
  await keys.expectAt(search);

  const found = page.locator('[data-row-link]');
  await expect(found).toHaveCount(2);
  await keys.tabTo(found.first(), { atMost: 15 });
  await keys.press('j');

  await keys.expectAt(found.nth(1));
  await keys.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/Zhang/);
  await keys.expectAt(page.getByRole('main'));

  await page.goBack();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Cases');
  await keys.expectAt(found.nth(1));
});

test('without a mouse: a case moves to its next stage, and the next one is under the finger', async ({
  firm,
  page,
  keys,
  signInAs,
}) => {
  await addAttorney(firm, { name: 'Ana Ruiz' });
  const { id } = await openCase(firm);
  await signInAs('manager');
  await keys.arrive(`/cases/${id}`);
  await keys.tabTo(page.getByRole('button', { name: 'Move to Collecting' }));
  await keys.press('Enter');
  const further = page.getByRole('button', { name: 'Move to Drafting' });
  await keys.expectAt(further);
  // The page shows the stage before it is saved.
  await expect.poll(async () => (await getCase(firm.actor, id)).stage).toBe('collecting');
});

test('without a mouse: a waiting case is assigned against the rules, with the reason', async ({
  firm,
  page,
  keys,
  signInAs,
}) => {
  const ana = await addAttorney(firm, { name: 'Ana Ruiz', expertise: { TN: 3 } });
  const { id, number } = await openCase(firm, { client: { name: 'Amina Diallo' } });
  await openCase(firm, { client: { name: 'Wei Zhang' } });
  await signInAs('manager');
  await keys.arrive('/waiting');
  await keys.tabTo(page.getByRole('button', { name: `Assign by hand: case ${number}` }));
  await keys.press('Enter');
  const dialog = page.getByRole('dialog', { name: `Assign case ${number}` });
  await keys.expectAt(dialog.getByLabel('Ana Ruiz'));
  await keys.press('Space');
  await keys.tabTo(dialog.getByLabel('Why it should be them'), { atMost: 1 });
  await keys.type('Did the last one');
  await keys.tabTo(dialog.getByRole('button', { name: 'Assign', exact: true }), { atMost: 1 });
  await keys.press('Enter');
  await expect(page.getByText(`Case ${number} is now with Ana Ruiz.`)).toBeVisible();
  await expect(dialog).toHaveCount(0);
  await keys.expectWithinContent();
  await keys.tabTo(page.getByRole('button', { name: 'Assign by hand: case 2' }), { atMost: 4 });
  expect((await getCase(firm.actor, id)).attorney?.id).toBe(ana.id);
});
