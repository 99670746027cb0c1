import type { Page } from '@playwright/test';
import type { Places } from '@/e2e/fixtures/pages';

/** Signs in as the admin of the large demo firm. */
export async function enterDemo(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/sign-in`);
  await page
    .getByRole('button', { name: /^Enter .* as admin$/ })
    .first()
    .click();
  await page.waitForURL(/\/dashboard/);
}

/** A case with a history, the newest decision on it, and an attorney of the demo. */
export async function findPlaces(page: Page, url: string): Promise<Places> {
  const caseId = await idBehindFirstRow(page, `${url}/cases?stage=rfe&sort=newest`);
  return {
    caseId,
    decisionId: await idOfNewestDecision(page, `${url}/cases/${caseId}`),
    attorneyId: await idBehindFirstRow(page, `${url}/attorneys`),
    clientId: await idBehindFirstRow(page, `${url}/clients`),
  };
}

async function idBehindFirstRow(page: Page, address: string): Promise<string> {
  await page.goto(address);
  const href = await page.locator('[data-row-link]').first().getAttribute('href');
  const id = href?.split('/').at(-1);
  if (!id) throw new Error(`${address} lists nothing.`);
  return id;
}

async function idOfNewestDecision(page: Page, address: string): Promise<string> {
  await page.goto(address);
  const href = await page.locator('a[href*="/decisions/"]').first().getAttribute('href');
  const id = href?.split('/').at(-1);
  if (!id) throw new Error(`${address} shows no decision.`);
  return id;
}
