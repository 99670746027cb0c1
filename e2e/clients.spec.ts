import { addAttorney, expect, openCase, test } from './fixtures';

test('a client is merged and the merge undone', async ({ firm, page, signInAs }) => {
  await addAttorney(firm, { name: 'Ada Brook' });
  await openCase(firm, { client: { name: 'Ana Souza', externalRef: 'CRM-1' } });
  await openCase(firm, { client: { name: 'Ana Sousa', email: 'ana@example.com' } });
  await signInAs('manager');
  await page.goto('/clients');
  await page.getByRole('link', { name: 'Ana Sousa' }).click();
  await page.getByRole('button', { name: 'Merge' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('searchbox', { name: /Find the client/ }).fill('souza');
  await dialog.getByRole('button', { name: 'Find' }).click();
  await expect(dialog.getByRole('radio', { name: /Ana Souza/ })).toBeChecked();
  await dialog.getByRole('button', { name: 'See what happens' }).click();
  await expect(dialog).toContainText('1 case of Ana Sousa (1 open) moves to Ana Souza');
  await expect(dialog).toContainText('ana@example.com');
  await dialog.getByRole('button', { name: 'Merge', exact: true }).click();

  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ana Souza');
  const cases = page.getByRole('table', { name: 'Cases of this client' });
  await expect(cases.getByRole('row')).toHaveCount(3);
  await page.getByRole('button', { name: 'Undo the merge of Ana Sousa' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Undo the merge' }).click();
  await expect(cases.getByRole('row')).toHaveCount(2);
  await page.goto('/clients');
  await expect(page.getByRole('link', { name: /^Ana Sou/ })).toHaveText(['Ana Sousa', 'Ana Souza']);
});

test('a stale edit of a client shows mine beside theirs', async ({ firm, page, signInAs }) => {
  await addAttorney(firm, { name: 'Ada Brook' });
  const { client } = await openCase(firm, { client: { name: 'Ana Sousa', company: 'Acme' } });
  await signInAs('manager');
  await page.goto(`/clients/${client.id}`);
  const other = await page.context().newPage();
  await other.goto(`/clients/${client.id}`);
  await page.getByRole('button', { name: 'Edit' }).click();
  await page.getByRole('textbox', { name: /^Employer/ }).fill('Borealis');
  await other.getByRole('button', { name: 'Edit' }).click();
  await other.getByRole('textbox', { name: /^Employer/ }).fill('Cobalt');
  await other.getByRole('button', { name: 'Save' }).click();
  await expect(other.getByRole('dialog')).toHaveCount(0);
  await page.getByRole('button', { name: 'Save' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('radio', { name: /Theirs: Cobalt/ })).toBeVisible();
  await dialog.getByRole('radio', { name: /Yours: Borealis/ }).check();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('definition').filter({ hasText: 'Borealis' })).toBeVisible();
});
