import { addAttorney, editCase, expect, openCase, test } from './fixtures';
import { Keys, openPalette } from './fixtures/keys';

test('from the keyboard alone: to a case by its client, to an attorney, to a page; without a network it says so', async ({
  context,
  firm,
  page,
  signInAs,
}) => {
  await addAttorney(firm, { name: 'Ana Ruiz' });
  const { number } = await openCase(firm, { client: { name: 'Wei Zhang' } });
  await signInAs('intake');
  await page.goto('/dashboard');

  const palette = await openPalette(page);
  await page.keyboard.type('wei');
  // The case first, then the client.
  await expect(palette.getByRole('option', { name: /Wei Zhang/ })).toHaveCount(2);
  await expect(palette.getByRole('option', { name: /Wei Zhang/ }).first()).toHaveAttribute(
    'aria-selected',
    'true',
  );
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Wei Zhang');
  await expect(page.getByText(`Case ${number}`).first()).toBeVisible();

  await openPalette(page);
  await page.keyboard.type('ruiz');
  await expect(palette.getByRole('option', { name: 'Ana Ruiz' })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ana Ruiz');

  await openPalette(page);
  await expect(palette.getByRole('option', { name: 'Rules' })).toHaveCount(0);
  await page.keyboard.type('wait');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Waiting line');

  await openPalette(page);
  await context.setOffline(true);
  await page.keyboard.type('wei');
  await expect(palette.getByText('You are offline.')).toBeVisible();
  await context.setOffline(false);
  await expect(palette.getByRole('option', { name: /Wei Zhang/ }).first()).toBeVisible();
});

test('a manager records an absence from anywhere: whose, then the form', async ({
  firm,
  page,
  signInAs,
}) => {
  await addAttorney(firm, { name: 'Ana Ruiz' });
  await addAttorney(firm, { name: 'Ben Sato' });
  await signInAs('manager');
  await page.goto('/cases');
  const palette = await openPalette(page);
  await page.keyboard.type('absence');
  await expect(palette.getByRole('option')).toHaveText([
    /^Absences by month/,
    /^Record an absence/,
  ]);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  const whose = page.getByRole('dialog', { name: 'Whose absence?' });
  await expect(whose.getByRole('option')).toHaveCount(2);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Absence of Ben Sato' })).toBeVisible();
  await expect(page).toHaveURL(/\/attorneys\/[\w-]+$/);
});

test('the palette does on a page what the page offers this person, in its own dialogs', async ({
  firm,
  page,
  signInAs,
}) => {
  const ana = await addAttorney(firm, { name: 'Ana Ruiz' });
  const { id, number } = await openCase(firm);
  await signInAs('manager');
  await page.goto(`/cases/${id}`);
  const palette = await openPalette(page);
  const onPage = palette.getByRole('group', { name: 'On this page' });
  await expect(onPage.getByRole('option')).toHaveText([
    'Change the stage of this case',
    'Close this case',
    'Hand off this case',
    /attorney of record/,
    'Edit this case',
    'Report of this case',
    'Copy the link to this page',
  ]);
  await page.keyboard.type('hand off');
  await page.keyboard.press('Enter');
  const handOff = page.getByRole('dialog', { name: `Hand off case ${number}` });
  await expect(handOff).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(handOff).toBeHidden();

  await page.goto(`/attorneys/${ana.id}`);
  await openPalette(page);
  await page.keyboard.type('hand off all');
  await expect(onPage.getByRole('option')).toHaveText(['Hand off all cases of Ana Ruiz']);
  await page.keyboard.press('Escape');

  // Settings by the name that people look for, and only those of the role.
  await openPalette(page);
  await page.keyboard.type('settings');
  await expect(palette.getByRole('option', { name: 'Your account' })).toBeVisible();
  await expect(palette.getByRole('option', { name: 'Rules' })).toBeVisible();
  await expect(palette.getByRole('option', { name: 'API keys' })).toBeHidden();
  await page.keyboard.press('Escape');

  await page.goto('/cases');
  await openPalette(page);
  await page.keyboard.type('export');
  const file = page.waitForEvent('download');
  await expect(onPage.getByRole('option')).toHaveText(['Export as CSV: these cases']);
  await page.keyboard.press('Enter');
  expect((await file).suggestedFilename()).toMatch(/\.csv$/);

  await signInAs('intake');
  await page.goto(`/cases/${id}`);
  await openPalette(page);
  await page.keyboard.type('hand off');
  await expect(onPage).toBeHidden();
});

test('an admin pauses an attorney from a day on by keyboard, everyone sees it, and takes it back', async ({
  firm,
  page,
  signInAs,
}) => {
  const ana = await addAttorney(firm, { name: 'Ana Ruiz' });
  await signInAs('admin');
  await page.goto(`/attorneys/${ana.id}`);
  await openPalette(page);
  await page.keyboard.type('pause');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Pause Ana Ruiz from a day on' });
  await dialog.getByLabel('First day without new cases').fill('2099-03-02');
  await page.keyboard.press('Control+Enter');
  const planned = page.getByText('Ana Ruiz gets no new cases from Mar 2, 2099', { exact: true });
  await expect(planned).toBeVisible();
  await page.goto('/attorneys/absences');
  await expect(page.getByRole('rowheader', { name: /Ana Ruiz/ })).toContainText(
    'Paused from Mar 2, 2099',
  );
  await page.goto('/attorneys');
  await page
    .getByRole('row', { name: /Paused from Mar 2, 2099/ })
    .getByRole('link')
    .click();

  await expect(planned).toBeVisible();
  await openPalette(page);
  await page.keyboard.type('take the pause');
  await page.keyboard.press('Enter');
  const question = page.getByRole('alertdialog', { name: 'Take the pause of Ana Ruiz back?' });
  await question.getByRole('button', { name: 'Take it back' }).click();
  await expect(page.getByRole('button', { name: 'Pause from…' })).toBeVisible();
  await expect(planned).toBeHidden();
});

test('a dialog that asks for a choice begins at what is chosen, not at the first choice', async ({
  firm,
  page,
  signInAs,
}) => {
  await addAttorney(firm, { name: 'Ana Ruiz' });
  const { id, number } = await openCase(firm);
  await editCase(firm, id, { stage: 'drafting' });
  await signInAs('manager');
  await page.goto(`/cases/${id}`);
  await page.getByRole('button', { name: 'Other stage' }).click();
  const review = page
    .getByRole('dialog', { name: `Move case ${number}` })
    .getByRole('radio', { name: 'Review' });
  await expect(review).toBeChecked();
  await expect(review).toBeFocused();
});

test('keys lead to pages, a sheet names them, and the person who wants none turns them off', async ({
  page,
  signInAs,
}) => {
  await signInAs('attorney');
  await page.goto('/dashboard');
  await page.getByRole('button', { name: /^Account of/ }).click();
  await page.getByRole('menuitem', { name: 'Keyboard shortcuts' }).click();
  const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(sheet.getByText('Heatmap')).toBeVisible();
  await expect(sheet.getByText('Reports')).toHaveCount(0);
  await page.keyboard.press('Escape');

  await page.keyboard.press('g');
  await page.keyboard.press('c');
  await expect(page).toHaveURL(/\/cases$/);
  await page.keyboard.press('/');
  await expect(page.getByRole('main').getByRole('searchbox')).toBeFocused();
  await page.keyboard.type('gn?');
  await expect(page.getByRole('main').getByRole('searchbox')).toHaveValue('gn?');
  await page.getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('n');
  await expect(page).toHaveURL(/\/cases\/new$/);

  await page.getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('?');
  await sheet.getByLabel('Single keys work').uncheck();
  await page.keyboard.press('Escape');
  await expect(sheet).toHaveCount(0);
  await page.keyboard.press('?');
  await openPalette(page);
  await expect(sheet).toHaveCount(0);
});

test('no one loses a half-typed form to a link, a shortcut or a reload unasked', async ({
  page,
  signInAs,
}) => {
  await signInAs('admin');
  // Scripts are there: what is typed before they are cannot be asked about.
  await new Keys(page).arrive('/attorneys/new');
  await page.getByLabel('Name', { exact: true }).fill('Ana Ruiz');
  const dashboard = page.getByRole('navigation', { name: 'Main' }).getByRole('link', {
    name: 'Dashboard',
  });
  await dashboard.click();
  const question = page.getByRole('alertdialog', { name: 'Leave without saving?' });
  await question.getByRole('button', { name: 'Stay' }).click();
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Ana Ruiz');
  await page.getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('g');
  await page.keyboard.press('c');
  await expect(question).toBeVisible();
  await page.keyboard.press('Escape');

  const asked = page.waitForEvent('dialog');
  await page.evaluate(() => void setTimeout(() => location.reload()));
  const dialog = await asked;
  expect(dialog.type()).toBe('beforeunload');
  await dialog.dismiss();
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Ana Ruiz');

  await page.getByLabel('Name', { exact: true }).fill('');
  await dashboard.click();
  await expect(page).toHaveURL(/\/dashboard$/);
});
