import { openSessionFor } from './fixtures/session';
import { addAttorney, addColleague, expect, openCase, test } from './fixtures';
import { openPalette } from './fixtures/keys';

test('a case that one person opens appears on a colleague’s dashboard, where they are, without a reload', async ({
  firm,
  page,
  browser,
  baseURL,
  signInAs,
}) => {
  await addAttorney(firm, { name: 'Ana Ruiz' });
  await signInAs('manager');
  await page.goto('/dashboard');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  const main = page.getByRole('main');
  await expect(main.getByText('Wei Zhang')).toHaveCount(0);
  await page.evaluate(() => document.documentElement.setAttribute('data-not-reloaded', ''));

  const intake = await addColleague(firm, 'intake');
  const cookie = await openSessionFor(intake.email, firm.firmId);
  const elsewhere = await browser.newContext({ baseURL });
  await elsewhere.addCookies([{ ...cookie, url: baseURL ?? '' }]);
  const second = await elsewhere.newPage();
  await second.goto('/cases/new');
  await second.getByLabel('Client', { exact: true }).fill('Wei Zhang');
  await second.getByLabel('Visa type').selectOption('H-1B');
  const menu = page.getByRole('banner').getByRole('button', { name: /^Search or go to/ });
  await menu.focus();
  await second.getByRole('button', { name: 'Save and assign' }).click();
  await expect(second.getByText('Case 1 for Wei Zhang is saved')).toBeVisible();

  await expect(main.getByText('Wei Zhang').first()).toBeVisible();
  await expect(menu).toBeFocused();
  await expect(page.locator('html[data-not-reloaded]')).toHaveCount(1);
  await elsewhere.close();
});

test('what is half typed, and a dialog that is open, stay as they are until they are done with', async ({
  firm,
  page,
  signInAs,
}) => {
  await signInAs('manager');
  await page.goto('/waiting');
  await expect(page.getByText('Wei Zhang')).toHaveCount(0);
  const palette = await openPalette(page);
  await palette.getByRole('combobox').fill('some');

  await openCase(firm, { client: { name: 'Wei Zhang' } });
  await openCase(firm, { client: { name: 'Li Na' } });
  await expect(palette.getByRole('combobox')).toHaveValue('some');
  await expect(page.getByRole('main').getByText('Wei Zhang')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('main').getByText('Wei Zhang').first()).toBeVisible();
  const waiting = page.getByRole('navigation', { name: 'Main' }).getByRole('link', {
    name: /^Waiting line/,
  });
  await expect(waiting).toHaveAccessibleName(/2 waiting/);
});

test('the stream refuses strangers, and tells the person who is signed in that their firm has changed', async ({
  firm,
  page,
  request,
  signInAs,
}) => {
  const stranger = await request.head('/live');
  expect(stranger.status()).toBe(401);
  const refused = await request.get('/live', { maxRedirects: 0 });
  expect(refused.status()).toBe(307);

  await signInAs('manager');
  await page.goto('/notifications');
  await page.evaluate(() => {
    const told: string[] = [];
    Object.assign(window, { told });
    const source = new EventSource('/live');
    for (const name of ['hello', 'changed']) source.addEventListener(name, () => told.push(name));
  });
  const told = () => page.evaluate(() => (window as unknown as { told: string[] }).told);
  await expect.poll(told).toContain('hello');
  await expect
    .poll(async () => {
      await openCase(firm);
      return (await told()).length;
    })
    .toBeGreaterThan(1);
});
