import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { now } from '@/lib/platform/clock';
import { addDays, dateIn } from '@/lib/shared/time';
import { addAttorney, expect, openCase, test, type BuiltFirm } from './fixtures';
import { openPalette } from './fixtures/keys';

/** The day so many days from today, where the firm is. */
const inDays = (days: number) => addDays(dateIn(now(), 'America/New_York'), days);

/** Cases of today, of three days ago and of long ago. */
async function receiveCases(firm: BuiltFirm): Promise<void> {
  await addAttorney(firm, { name: 'Ana Ruiz' });
  await openCase(firm, { client: { name: 'Wei Zhang' } });
  const noonOf = (day: string) => `${day}T17:00:00Z`;
  await openCase(firm, { client: { name: 'Amina Diallo' }, receivedAt: noonOf(inDays(-3)) });
  await openCase(firm, { client: { name: 'Noor Haddad' }, receivedAt: noonOf(inDays(-90)) });
}

const received = (page: Page) => page.getByRole('combobox', { name: 'Received', exact: true });
const receivedFrom = (page: Page) => page.getByLabel('Received from');
const receivedTo = (page: Page) => page.getByLabel('Received to');

async function expectClients(page: Page, ...clients: string[]): Promise<void> {
  const rows = page.getByRole('table', { name: 'Cases' }).locator('[data-row-id]');
  await expect(rows).toHaveText(clients.map((client) => new RegExp(client)));
}

test('days are chosen by a word, and the link holds the days', async ({ firm, page, signInAs }) => {
  await receiveCases(firm);
  await signInAs('manager');
  await page.goto('/cases?sort=number-desc');
  await expect(receivedFrom(page)).toBeHidden();
  await received(page).focus();
  await received(page).selectOption('Last 7 days');
  await expectClients(page, 'Amina Diallo', 'Wei Zhang');
  const days = `openedFrom=${inDays(-6)}&openedTo=${inDays(0)}`;
  await expect(page).toHaveURL(`/cases?sort=number-desc&${days}`);
  await expect(received(page)).toHaveValue('last-7-days');
  await expect(received(page)).toBeFocused();

  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Export CSV' }).click();
  const file = await readFile(await (await download).path(), 'utf8');
  expect(file.match(/Amina Diallo|Wei Zhang|Noor Haddad/g)).toEqual(['Amina Diallo', 'Wei Zhang']);

  await page.getByLabel('Any priority').selectOption('Normal');
  await expect(page).toHaveURL(/priority=normal/);
  await expect(page).toHaveURL(new RegExp(days));
  await received(page).selectOption('Any time');
  await expect(page).toHaveURL('/cases?priority=normal&sort=number-desc');
  await expectClients(page, 'Noor Haddad', 'Amina Diallo', 'Wei Zhang');
});

test('a link of yesterday shows the days of yesterday, and a word means what it means now', async ({
  firm,
  page,
  signInAs,
}) => {
  await receiveCases(firm);
  await signInAs('manager');
  await page.goto(`/cases?openedFrom=${inDays(-7)}&openedTo=${inDays(-1)}`);
  await expectClients(page, 'Amina Diallo');
  await expect(received(page)).toHaveValue('dates');
  await expect(receivedFrom(page)).toHaveValue(inDays(-7));
  await expect(receivedTo(page)).toHaveValue(inDays(-1));

  await page.goto('/cases?received=today');
  await expectClients(page, 'Wei Zhang');
  await expect(page).toHaveURL(`/cases?openedFrom=${inDays(0)}&openedTo=${inDays(0)}`);
  await page.getByRole('link', { name: 'Clear' }).click();
  await expect(received(page)).toHaveValue('any-time');

  await page.goto('/cases?received=soon');
  await expect(page.getByRole('main').getByRole('alert')).toContainText('got "soon"');
  const file = await page.request.get('/cases/export?received=soon');
  expect(file.status()).toBe(400);
});

test('without a mouse: days of one own’s choice, first the wrong way round', async ({
  firm,
  page,
  keys,
  signInAs,
}) => {
  await receiveCases(firm);
  await signInAs('manager');
  await keys.arrive('/cases');
  await keys.press('/');
  await keys.tabTo(received(page), { atMost: 6 });
  await keys.type('Choose');
  await keys.tabTo(receivedFrom(page), { atMost: 1 });
  await keys.typeDay(inDays(-1));
  await keys.tabTo(receivedTo(page), { atMost: 4 });
  await keys.typeDay(inDays(-100));
  await keys.press('Enter');
  const problem = page.getByRole('main').getByRole('alert');
  await expect(problem).toContainText(/“Received from” is .*, after “Received to”/);
  await keys.expectAt(receivedTo(page));
  await expect(receivedTo(page)).toHaveAccessibleDescription(/Choose an earlier first day/);

  await keys.press('ArrowLeft', 'ArrowLeft');
  await keys.typeDay(inDays(0));
  await keys.press('Enter');
  await expectClients(page, 'Wei Zhang');
  await expect(page).toHaveURL(`/cases?openedFrom=${inDays(-1)}&openedTo=${inDays(0)}`);
  await keys.expectAt(receivedTo(page));
});

test('a view is saved for everyone, opened from the sidebar and the palette, replaced, deleted, and brought back by its undo', async ({
  firm,
  page,
  signInAs,
}) => {
  await addAttorney(firm, { name: 'Ana Ruiz' });
  await openCase(firm, { client: { name: 'Wei Zhang' }, priority: 'urgent' });
  await openCase(firm, { client: { name: 'Mika Aalto' } });
  await signInAs('manager');
  await page.goto('/cases?status=open&priority=urgent&sort=deadline-asc');
  await page.getByRole('button', { name: 'Save view' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill('Urgent first');
  await dialog.getByLabel('Everyone in the firm').check();
  await dialog.getByRole('button', { name: 'Save view' }).click();
  const sidebar = page.getByRole('complementary', { name: 'Sidebar' });
  const link = sidebar.getByRole('link', { name: 'Urgent first' });
  await expect(link).toHaveAttribute('aria-current', 'page');

  await page.goto('/dashboard');
  const palette = await openPalette(page);
  await palette.getByRole('combobox').fill('urgent fi');
  await expect(palette.getByRole('option', { name: 'Urgent first' })).toHaveAttribute(
    'aria-selected',
    'true',
  );
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/status=open&priority=urgent&sort=deadline-asc&view=/);
  await expect(page.getByRole('row')).toHaveCount(2);

  await page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: 'Open' }).click();
  await expect(link).not.toHaveAttribute('aria-current', 'page');
  await link.click();
  await expect(link).toHaveAttribute('aria-current', 'page');
  await page.getByLabel('Any priority').selectOption('normal');
  await page.getByRole('button', { name: 'Replace with this list' }).click();
  await expect(page.getByText('“Urgent first” shows these cases from now on.')).toBeVisible();
  await expect(page.getByText('shared view, changed')).toHaveCount(0);

  await page.getByRole('main').getByRole('button', { name: 'Delete' }).click();
  await expect(link).toHaveCount(0);
  const deleted = page.getByText('The view “Urgent first” is deleted.').locator('..');
  await deleted.getByRole('button', { name: 'Undo' }).click();
  await expect(link).toBeVisible();
});
