import { expect, test } from './fixtures';

test('the hour of a morning’s digest is set on the account page, kept, and taken out again', async ({
  page,
  signInAs,
}) => {
  await signInAs('manager');
  await page.goto('/account');
  const digestAt = page.getByLabel('Morning digest at');
  const save = page.getByRole('button', { name: 'Save mail' });
  const reload = async () => {
    await expect(page.getByText('Your mail is as you chose it.')).toBeVisible();
    await page.reload();
  };
  await digestAt.fill('07:30');
  await save.click();
  await reload();
  await expect(digestAt).toHaveValue('07:30');
  await digestAt.fill('');
  await save.click();
  await reload();
  await expect(digestAt).toHaveValue('');
});
