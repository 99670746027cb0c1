import { addAttorney, expect, openCase, test } from './fixtures';

declare global {
  interface Window {
    titleless?: string[];
  }
}

test('a page has its title from the first moment, on every move and when it is refreshed', async ({
  firm,
  page,
  signInAs,
}) => {
  await addAttorney(firm, { name: 'Ana Ruiz' });
  const opened = await openCase(firm, { client: { name: 'Wei Zhang' } });
  await signInAs('admin');
  await page.addInitScript(() => {
    window.titleless = [];
    let named = false;
    new MutationObserver(() => {
      if (document.title) named = true;
      else if (named) window.titleless?.push(location.pathname);
    }).observe(document, { subtree: true, childList: true, characterData: true });
  });

  await page.goto('/attorneys');
  await expect(page).toHaveTitle('Attorneys · Evenhand');
  const main = page.getByRole('main');
  await main.getByRole('link', { name: 'Ana Ruiz' }).click();
  await expect(page).toHaveTitle('Ana Ruiz · Evenhand');
  await main.getByRole('link', { name: 'Departure' }).click();
  await expect(page).toHaveTitle('Departure of Ana Ruiz · Evenhand');
  await page.goBack();
  await expect(page).toHaveTitle('Ana Ruiz · Evenhand');

  const menu = page.getByRole('navigation', { name: 'Main' });
  await menu.getByRole('link', { name: 'Cases', exact: true }).click();
  await expect(page).toHaveTitle('Cases · Evenhand');
  await main.getByRole('link', { name: String(opened.number), exact: true }).click();
  await expect(page).toHaveTitle(`Case ${opened.number}, Wei Zhang · Evenhand`);
  await menu.getByRole('link', { name: 'Dashboard', exact: true }).click();
  await expect(page).toHaveTitle('Dashboard · Evenhand');
  await openCase(firm, { client: { name: 'Mia Stone' } });
  await expect(main.getByText('Mia Stone').first()).toBeVisible();

  expect(await page.evaluate(() => window.titleless)).toEqual([]);
});
