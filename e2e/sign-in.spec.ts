import { expect, test, type Page } from '@playwright/test';
import { createFirm } from '@/tests/contract/api-client';

const ADMIN_PASSWORD = 'correct horse battery staple';

async function signIn(page: Page, email: string, password: string): Promise<void> {
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

test('a visitor who signs in arrives where they were heading, and signing out ends it', async ({
  page,
}) => {
  const { adminEmail } = await createFirm();
  await page.goto('/members');
  await signIn(page, adminEmail, 'not the password');
  await expect(page.getByText('do not belong together')).toBeVisible();
  await expect(page.getByLabel('E-mail')).toHaveValue(adminEmail);
  await signIn(page, adminEmail.toUpperCase(), ADMIN_PASSWORD);
  await expect(page.getByRole('heading', { name: 'Members' })).toBeVisible();
  await page.getByRole('button', { name: /Account of/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  await page.goto('/members');
  await expect(page).toHaveURL(/\/sign-in/);
});

test('a colleague is invited, sets their own password, and is out with the next click once switched off', async ({
  page,
  browser,
}) => {
  const { adminEmail } = await createFirm();
  const email = adminEmail.replace('admin-', 'colleague-');
  await page.goto('/members');
  await signIn(page, adminEmail, ADMIN_PASSWORD);
  const link = await invite(page, 'Noor Haddad', email);
  await expect(page.getByRole('row', { name: /Noor Haddad/ })).toContainText('Manager');

  const theirs = await (await browser.newContext()).newPage();
  await theirs.goto(link);
  await theirs.reload();
  await expect(theirs.getByLabel('Your name')).toHaveValue('Noor Haddad');
  await theirs.getByLabel('Password', { exact: true }).fill('passwordpassword');
  await theirs.getByRole('button', { name: 'Set up my account and join' }).click();
  await expect(theirs.getByLabel('Password', { exact: true })).toHaveAccessibleDescription(
    /among the first that others would try/,
  );
  await theirs.getByLabel('Password', { exact: true }).fill('seven quiet herons by the lake');
  await theirs.getByRole('button', { name: 'Set up my account and join' }).click();
  await expect(theirs.getByRole('heading', { name: 'Dashboard' })).toBeVisible();
  await theirs.goto('/members');
  await expect(theirs.getByRole('heading', { name: 'Only admins may see this' })).toBeVisible();
  await theirs.goto(link);
  await expect(theirs.getByRole('heading', { name: 'This link no longer works' })).toBeVisible();

  await page.reload();
  await page.getByRole('button', { name: 'Switch off the access of Noor Haddad' }).click();
  await page.getByRole('button', { name: 'Switch off access' }).click();
  await expect(page.getByRole('row', { name: /Noor Haddad/ })).toContainText('Off');
  await theirs.goto('/cases');
  await expect(theirs.getByRole('heading', { name: 'Sign in' })).toBeVisible();
});

test('someone of another firm accepts with the account they have, after signing in', async ({
  page,
  browser,
}) => {
  const [{ adminEmail }, theirFirm] = [await createFirm(), await createFirm()];
  await page.goto('/members');
  await signIn(page, adminEmail, ADMIN_PASSWORD);
  const link = await invite(page, 'Noor Haddad', theirFirm.adminEmail);

  const theirs = await (await browser.newContext()).newPage();
  await theirs.goto(link);
  await theirs.getByRole('link', { name: 'Sign in, and accept then' }).click();
  await signIn(theirs, theirFirm.adminEmail, ADMIN_PASSWORD);
  await theirs.getByRole('button', { name: /^Join Contract & Partners/ }).click();
  await expect(theirs.getByRole('heading', { name: 'Dashboard' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('row', { name: theirFirm.adminEmail })).toContainText('On');
});

/** Invites a manager on the members page, and answers the link to hand over. */
async function invite(page: Page, name: string, email: string): Promise<string> {
  await page.getByRole('button', { name: 'Invite member' }).click();
  const form = page.getByRole('dialog', { name: 'Invite a member' });
  await form.getByLabel('Name').fill(name);
  await form.getByLabel('E-mail').fill(email);
  await form.getByLabel('Manager').check();
  await form.getByRole('button', { name: 'Make the link' }).click();
  const made = page.getByRole('dialog', { name: `Hand this link to ${name}` });
  const link = await made.getByLabel(`Link for ${email}`).inputValue();
  await made.getByRole('button', { name: 'Done' }).click();
  return link;
}

test('the firm’s only admin cannot take the role from themselves', async ({ page }) => {
  const { adminEmail } = await createFirm();
  await page.goto('/members');
  await signIn(page, adminEmail, ADMIN_PASSWORD);
  await page.getByRole('button', { name: /Change role of/ }).click();
  const form = page.getByRole('dialog', { name: /Role of/ });
  await form.getByLabel('Intake').check();
  await form.getByRole('button', { name: 'Change role' }).click();
  await expect(form.getByText('only active admin')).toBeVisible();
  await page.reload();
  await expect(page.getByRole('row', { name: /Admin/ })).toBeVisible();
});

test('a member changes their own password, and the person who sits at another machine is out', async ({
  page,
  browser,
}) => {
  const { adminEmail } = await createFirm();
  const fresh = 'seven quiet herons by the lake';
  await page.goto('/dashboard');
  await signIn(page, adminEmail, ADMIN_PASSWORD);
  await expect(page.getByRole('heading', { name: 'Dashboard' })).toBeVisible();
  const elsewhere = await (await browser.newContext()).newPage();
  await elsewhere.goto('/cases');
  await signIn(elsewhere, adminEmail, ADMIN_PASSWORD);
  await expect(elsewhere.getByRole('heading', { name: 'Cases' })).toBeVisible();

  await page.getByRole('button', { name: /Account of/ }).click();
  await page.getByRole('menuitem', { name: 'Your account' }).click();
  await expect(page.getByRole('heading', { name: 'Your account' })).toBeVisible();
  await page.getByLabel('Present password').fill('not the password');
  await page.getByLabel('New password').fill(fresh);
  await page.getByRole('button', { name: 'Change password' }).click();
  await expect(page.getByLabel('Present password')).toHaveAccessibleDescription(
    /This is not your present password/,
  );
  await expect(page.getByLabel('Present password')).toBeFocused();
  await page.getByLabel('Present password').fill(ADMIN_PASSWORD);
  await page.getByLabel('New password').fill(fresh);
  await page.getByRole('button', { name: 'Change password' }).click();
  await expect(page.getByText('1 other session of yours has ended')).toBeVisible();

  await elsewhere.goto('/members');
  await expect(elsewhere.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  await signIn(elsewhere, adminEmail, fresh);
  await expect(elsewhere.getByRole('heading', { name: 'Members' })).toBeVisible();
});

test('a person sees where they are signed in, and ends what they do not recognise', async ({
  page,
  browser,
}) => {
  const { adminEmail } = await createFirm();
  const elsewhere = await (await browser.newContext()).newPage();
  await elsewhere.goto('/cases');
  await signIn(elsewhere, adminEmail, ADMIN_PASSWORD);
  await expect(elsewhere.getByRole('heading', { name: 'Cases' })).toBeVisible();
  await page.goto('/account');
  await signIn(page, adminEmail, ADMIN_PASSWORD);
  const sessions = page.getByRole('list', { name: 'Your sessions' }).getByRole('listitem');
  await expect(sessions).toHaveCount(2);
  await expect(sessions.first()).toContainText('This one');
  await expect(sessions.last()).toContainText('127.0.0.1');
  await sessions
    .last()
    .getByRole('button', { name: /End the session of/ })
    .click();
  await expect(sessions).toHaveCount(1);
  await expect(elsewhere.getByText('You are signed out.')).toBeVisible();
});
