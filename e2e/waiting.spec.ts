import { addAttorney, changeRules, expect, openCase, test } from './fixtures';

const EXPERTS = [{ fromComplexity: 8, minLevel: 3, minSeniority: 'senior' }] as const;

test('the waiting line says what would free a case, and does it on the spot', async ({
  firm,
  page,
  signInAs,
}) => {
  await addAttorney(firm, { name: 'Ana Ruiz', expertise: { 'H-1B': 1 } });
  await changeRules(firm, { thresholds: EXPERTS });
  const { number } = await openCase(firm, { complexity: 9 });
  await signInAs('admin');
  await page.goto('/waiting');

  await page.getByRole('button', { name: `Assign by hand: case ${number}` }).click();
  const dialog = page.getByRole('dialog', { name: `Assign case ${number}` });
  await expect(dialog).toContainText('Complexity 9 asks for level 3 and senior or above');
  await expect(dialog).toContainText('Would do: level 3.');
  await dialog.getByRole('button', { name: 'Assign', exact: true }).click();
  await expect(dialog).toContainText('Choose who takes it.');
  await expect(dialog.getByRole('radio', { name: 'Ana Ruiz' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Set level: Ana Ruiz' })).toBeVisible();

  // The dialog mends as the line does.
  await page.getByRole('button', { name: `Assign by hand: case ${number}` }).click();
  await dialog.getByRole('button', { name: 'Set level: Ana Ruiz' }).click();
  const question = page.getByRole('alertdialog', { name: 'Set level?' });
  await expect(question).toContainText('Ana Ruiz gets level 3 for H-1B.');
  await question.getByRole('button', { name: 'Set level' }).click();
  await expect(page.getByText(`Case ${number} went to Ana Ruiz.`)).toBeVisible();
  await expect(page.getByText('Nobody waits')).toBeVisible();
});
