import type { Page, Route } from '@playwright/test';
import { getAttorney } from '@/lib/features/attorneys';
import { getCase } from '@/lib/features/cases';
import { withWholeFirm } from '@/lib/platform/db/with-firm';
import { asOwner } from '@/tests/integration/as-owner';
import {
  addAttorney,
  editCase,
  expect,
  openCase,
  PASSWORD,
  test,
  type BuiltFirm,
} from './fixtures';
import { openSessionFor } from './fixtures/session';

const again = (page: Page) => page.getByRole('button', { name: 'Send again' });

async function fillNewCase(page: Page) {
  const form = page.getByRole('form', { name: 'New case' });
  await form.getByLabel('Visa type').selectOption('H-1B');
  // The page's scripts hear the choice once they run.
  await expect(form.getByLabel('Filing kind')).toBeVisible();
  await form.getByLabel('Client', { exact: true }).fill('Wei Zhang');
  await form.getByLabel('Notes').fill('Came by a friend.');
}

async function countCases(firm: BuiltFirm): Promise<number> {
  return withWholeFirm(firm.firmId, (tx) => tx.case.count({ where: { firmId: firm.firmId } }));
}

/** What opens the case; the page also asks who would get it. */
const opensCase = (route: Route) => route.request().postData()?.includes('client.name') ?? false;

test('a case typed without a network stays, also when Back is pressed, and is sent once it is there', async ({
  context,
  firm,
  page,
  signInAs,
}) => {
  await addAttorney(firm, { name: 'Ana Ruiz' });
  await signInAs('intake');
  await page.goto('/cases');
  await page.getByRole('banner').getByRole('link', { name: 'New case' }).click();
  await fillNewCase(page);
  await context.setOffline(true);
  await page.getByRole('button', { name: 'Save and assign' }).click();
  await expect(page.getByRole('form', { name: 'New case' })).toContainText(
    'You are offline. Nothing is lost',
  );
  await expect(again(page)).toBeFocused();
  await page.getByRole('link', { name: 'Cases', exact: true }).first().click();
  await expect(page.getByText('You are offline. This page stays')).toBeVisible();

  await context.setOffline(false);
  await expect(page.getByText('You are connected again.')).toBeVisible();
  await page.evaluate(() => history.back());
  await page.getByRole('button', { name: 'Stay' }).click();
  await expect(page.getByLabel('Notes')).toHaveValue('Came by a friend.');
  expect(await countCases(firm)).toBe(0);
  await again(page).click();
  await expect(page.getByText('Case 1 for Wei Zhang is saved')).toBeVisible();
  expect(await countCases(firm)).toBe(1);
});

test('a case whose answer was lost on the way is opened once, however often it is sent', async ({
  firm,
  page,
  signInAs,
}) => {
  await addAttorney(firm, { name: 'Ana Ruiz' });
  await signInAs('intake');
  await page.goto('/cases/new');
  await fillNewCase(page);
  let lost = 0;
  await page.route('**/cases/new', async (route) => {
    if (lost > 0 || !opensCase(route)) return route.continue();
    lost += 1;
    await route.fetch();
    await route.abort();
  });
  await page.getByRole('button', { name: 'Save and assign' }).click();
  // Whether it still says that the server does not answer, or already that it does again, is a
  // matter of moments.
  await expect(page.getByRole('form', { name: 'New case' })).toContainText('it is done only once');
  expect(await countCases(firm)).toBe(1);
  await again(page).click();
  await expect(page.getByText('Case 1 for Wei Zhang is saved')).toBeVisible();
  expect(await countCases(firm)).toBe(1);
});

test('what was typed comes along to a new version of the product', async ({
  firm,
  page,
  signInAs,
}) => {
  await addAttorney(firm, { name: 'Ana Ruiz' });
  await signInAs('intake');
  await page.goto('/cases/new');
  await fillNewCase(page);
  await page.route('**/cases/new', (route) =>
    opensCase(route)
      ? route.fulfill({ status: 404, headers: { 'x-nextjs-action-not-found': '1' } })
      : route.continue(),
  );
  await page.getByRole('button', { name: 'Save and assign' }).click();
  const load = page.getByRole('button', { name: 'Load the new version' });
  // The button comes with the answer: until then the way stays closed.
  await expect(load).toBeVisible();
  await page.unroute('**/cases/new');
  await load.click();
  await expect(page.getByLabel('Client', { exact: true })).toHaveValue('Wei Zhang');
  await expect(page.getByLabel('Notes')).toHaveValue('Came by a friend.');
  await expect(page.getByLabel('Visa type')).toHaveValue('H-1B');
  await page.getByRole('button', { name: 'Save and assign' }).click();
  await expect(page.getByText('Case 1 for Wei Zhang is saved')).toBeVisible();
});

test('a level set without a network stays in its cell until it is sent again', async ({
  context,
  firm,
  page,
  signInAs,
}) => {
  const ana = await addAttorney(firm, { name: 'Ana Ruiz', expertise: { 'H-1B': 3 } });
  await signInAs('admin');
  await page.goto('/attorneys/expertise');
  await page.getByRole('gridcell', { name: 'Ana Ruiz, H-1B: 3 expert' }).click();
  await page.keyboard.press('Escape');
  await context.setOffline(true);
  await page.keyboard.press('1');
  await expect(page.getByRole('gridcell', { name: 'Ana Ruiz, H-1B: 1' })).toBeVisible();
  await expect(page.getByRole('main').getByText(/^You are offline/)).toBeVisible();
  await context.setOffline(false);
  await again(page).click();
  await expect(page.getByText('Ana Ruiz, H-1B: 1 can handle.')).toBeVisible();
  expect((await getAttorney(firm.actor, ana.id)).expertise).toEqual({ 'H-1B': 1 });
});

test('a handoff survives the end of the session, and is never sent in another’s name', async ({
  baseURL: url = '',
  context,
  firm,
  page,
  signInAs,
}) => {
  await addAttorney(firm, { name: 'Ana Ruiz' });
  const { id } = await openCase(firm);
  const ben = await addAttorney(firm, { name: 'Ben Sato' });
  const mine = await openSessionFor(firm.adminEmail, firm.firmId);
  await context.addCookies([{ ...mine, url }]);
  await page.goto(`/cases/${id}`);
  await page.getByRole('button', { name: 'Hand off' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Reason').selectOption('Workload');
  await dialog.getByRole('radio', { name: /^\d\. Ben Sato/ }).check();
  await dialog.getByLabel('Note for the colleague').fill('Knows the employer');

  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Keep it' }).click();
  await signInAs('manager');
  await dialog.getByRole('button', { name: 'Hand off' }).click();
  await expect(dialog).toContainText('Somebody else is signed in');

  await context.addCookies([{ ...mine, url }]);
  await asOwner('DELETE FROM sessions WHERE firm_id = $1', [firm.firmId]);
  await again(page).click();
  await expect(dialog).toContainText('You have been signed out.');
  const opening = context.waitForEvent('page');
  await dialog.getByRole('button', { name: 'Sign in again' }).click();
  const beside = await opening;
  await beside.getByLabel('E-mail').fill(firm.adminEmail);
  await beside.getByLabel('Password').fill(PASSWORD);
  await beside.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(dialog).toContainText('You are signed in again.');
  await expect(again(page)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByText(/is now with Ben Sato/)).toBeVisible();
  expect((await getCase(firm.actor, id)).attorney?.id).toBe(ben.id);
});

test('an edit that someone else was quicker than shows both, and saves only what was chosen', async ({
  firm,
  page,
  signInAs,
}) => {
  await addAttorney(firm, { name: 'Ana Ruiz' });
  const { id } = await openCase(firm, { priority: 'normal', complexity: 4 });
  await signInAs('manager');
  await page.goto(`/cases/${id}`);
  await page.getByRole('button', { name: 'Edit', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Complexity').selectOption('6');
  const robin = { actor: { ...firm.actor, name: 'Robin Vale' } };
  await editCase(robin, id, { complexity: 7, priority: 'urgent' });

  const save = dialog.getByRole('button', { name: 'Save' });
  await save.click();
  await expect(dialog).toContainText(/Robin Vale changed .*, while this was open/);
  await expect(dialog.getByLabel('Priority', { exact: true })).toHaveValue('urgent');
  await expect(dialog.getByRole('combobox', { name: /^Complexity/ })).toHaveValue('6');
  await save.click();
  const mine = dialog.getByLabel(/^Yours: /);
  await expect(mine).toBeFocused();
  await mine.check();
  await save.click();
  await expect(dialog).toBeHidden();
  expect(await getCase(firm.actor, id)).toMatchObject({
    priority: 'urgent',
    complexity: 6,
  });
});

test('a dialog asks before Cancel, the cross or Escape throws away what was typed into it', async ({
  firm,
  page,
  signInAs,
}) => {
  await addAttorney(firm, { name: 'Ana Ruiz' });
  const { id, number } = await openCase(firm);
  await signInAs('manager');
  await page.goto(`/cases/${id}`);
  const open = page.getByRole('button', { name: 'Hand off' });
  const dialog = page.getByRole('dialog', { name: `Hand off case ${number}` });
  const question = page.getByRole('alertdialog', { name: 'Throw away what you typed?' });
  await open.click();
  await dialog.getByLabel('Note for the colleague').fill('Knows the client');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await question.getByRole('button', { name: 'Keep it' }).click();
  await dialog.getByRole('button', { name: 'Close' }).click();
  await question.getByRole('button', { name: 'Keep it' }).click();
  await page.keyboard.press('Escape');
  await question.getByRole('button', { name: 'Keep it' }).click();
  await expect(dialog.getByLabel('Note for the colleague')).toHaveValue('Knows the client');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await question.getByRole('button', { name: 'Throw away' }).click();
  await expect(dialog).toBeHidden();
  await open.click();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(dialog).toBeHidden();
  await expect(question).toBeHidden();
});
