import type { APIRequestContext } from '@playwright/test';
import { addAttorney, expect, openCase, test } from './fixtures';

const SECRETS = ['Helga Hush', 'HUSHCO', 'Hushco'];
const FIGURE = 'figure=new&from=2020-01-01&to=2035-12-31';

/** Places that may name the case, its client or its company; the command palette asks `/search`. */
const PLACES = [
  ...['/cases', '/cases?q=hush', '/dashboard', '/search?q=hush', '/heatmap'],
  ...['/reports', '/reports/assignments', '/reports/reassignments', `/reports/cases?${FIGURE}`],
  ...['/cases/export', `/reports/cases/csv?${FIGURE}`, '/reports/assignments/csv'],
  ...['/notifications', '/walls', '/waiting', '/attorneys', '/reports/workload/csv'],
];

/** The places that name it to the person who is signed in. */
async function listNaming(request: APIRequestContext): Promise<string[]> {
  const naming = [];
  for (const place of PLACES) {
    const response = await request.get(place);
    expect(response.status(), place).toBe(200);
    const text = await response.text();
    if (SECRETS.some((secret) => text.includes(secret))) naming.push(place);
  }
  return naming;
}

test('a wall hides the case from its holder everywhere, and a manager hands it off from the notification', async ({
  firm,
  page,
  context,
  signInAs,
}) => {
  const wanda = await addAttorney(firm, { name: 'Wanda Walled' });
  const client = { name: 'Helga Hush', email: 'helga@example.com', company: 'Hushco' };
  const one = await openCase(firm, { client });
  await addAttorney(firm, { name: 'Ben Sato' });
  expect(one.attorney?.name).toBe('Wanda Walled');
  await signInAs('manager');
  const manager = await context.cookies();

  await signInAs('admin');
  await page.goto('/walls');
  await page.getByRole('button', { name: 'Add a wall' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: /^Company/ }).fill(' HUSHCO ');
  await dialog.getByRole('combobox', { name: /^Attorney/ }).selectOption('Wanda Walled');
  await dialog.getByRole('textbox', { name: /^Reason/ }).fill('Represented the other side');
  await dialog.getByRole('button', { name: 'Add wall' }).click();
  await expect(page.getByRole('dialog', { name: 'The wall stands' })).toContainText('1 case');
  const seen = await listNaming(page.request);
  for (const place of ['/cases', '/search?q=hush', '/cases/export', '/notifications', '/walls']) {
    expect(seen).toContain(place);
  }

  // An admin herself: no role sees past a wall.
  await signInAs('admin', wanda);
  expect(await listNaming(page.request)).toEqual([]);
  expect((await page.goto(`/cases/${one.id}`))?.status()).toBe(404);
  await page.goto('/settings/api-keys');
  await expect(page.getByText('Ask another admin to make it.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Make a key' })).toHaveCount(0);
  await page.goto('/cases/new');
  await page.getByLabel('Visa type').selectOption('H-1B');
  await page.getByLabel('Client', { exact: true }).fill('Helga H.');
  await page.getByLabel("Client's e-mail").fill(client.email);
  await page.getByRole('button', { name: 'Save and assign' }).click();
  await expect(
    page.getByText(/^This case cannot be opened from your account/).first(),
  ).toBeVisible();

  await context.addCookies(manager);
  await page.goto('/notifications');
  await expect(page.getByRole('main')).toContainText('Helga H.');
  await page.getByRole('link', { name: 'Hand it off' }).click();
  const handoff = page.getByRole('dialog', { name: `Hand off case ${one.number}` });
  await expect(handoff.getByRole('combobox', { name: /^Reason/ })).toHaveValue('conflict');
});
