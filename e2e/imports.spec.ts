import { addAttorney, expect, test } from './fixtures';

const LINES = [
  'Case ID;Client;Visa;Attorney;Opened',
  'C-1;Kim Tan;h1b;Ada Brook;3/1/2026',
  'C-2;Lee Okoro;H1-Z;;3/2/2026',
];

test('an import is mended in place, brought in and undone', async ({ firm, page, signInAs }) => {
  await addAttorney(firm, { name: 'Ada Brook' });
  await signInAs('admin');
  await page.goto('/settings/imports');
  const buffer = Buffer.from(LINES.join('\r\n'), 'utf16le');
  await page
    .getByLabel('File', { exact: true })
    .setInputFiles({ name: 'open.csv', mimeType: 'text/csv', buffer });
  await page.getByRole('button', { name: 'Read the file' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('open.csv');
  await expect(page.getByRole('combobox', { name: 'Opened' })).toHaveValue('receivedAt');
  await page.getByRole('button', { name: 'Check the rows' }).click();

  const cell = page.getByRole('textbox', { name: 'Visa type on line 3' });
  await expect(cell).toHaveValue('H1-Z');
  await cell.fill('H-1B');
  await page.getByRole('button', { name: 'Check these rows again' }).click();
  await page.getByRole('button', { name: 'Bring in 2 rows' }).click();
  await expect(page.getByText('2 rows in the file, 2 in.')).toBeVisible();

  await page.goto('/cases');
  await expect(page.getByRole('row', { name: /Kim Tan|Lee Okoro/ })).toHaveCount(2);
  await page.goBack();
  await page.getByRole('button', { name: 'Undo the import' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Undo the import' }).click();
  await expect(page.getByText('Cases. Undone.')).toBeVisible();
  await page.goto('/cases');
  await expect(page.getByRole('row', { name: /Kim Tan|Lee Okoro/ })).toHaveCount(0);
});
