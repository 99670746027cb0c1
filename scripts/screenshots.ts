// Photographs every page of the large demo firm, light and dark, at 1440 and 390 pixels, into
// screenshots/, and refreshes the committed docs/screenshots/dashboard.png. With words as arguments
// only the pages whose name contains one of them: npm run screenshots -- rules heatmap
import fs from 'node:fs';
import path from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import {
  addressOf,
  PAGES,
  type Places,
  type ShownPage,
  THEMES,
  WIDTHS_PX,
} from '@/e2e/fixtures/pages';
import { fail, step } from './bootstrap/terminal.mjs';
import { buildProduct } from './lib/build';
import { checkout } from './lib/checkout';
import { captureProgram } from './lib/commands';
import { endEverything, endWhenAsked } from './lib/ending';
import { generateClient } from './lib/generate';
import { chromiumArguments, findChromium } from './test/chromium';
import { startProductForTests, type TestedProduct } from './test/product';

const output = path.join(checkout, 'screenshots');
const committed = path.join(checkout, 'docs', 'screenshots', 'dashboard.png');
const HEIGHT_PX = 900;

async function tellDemo({ environment }: TestedProduct): Promise<void> {
  const { code } = await captureProgram('scripts/demo.ts', [], environment);
  if (code !== 0) throw new Error('The demo firms could not be created; the reason is above.');
}

async function enter(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/sign-in`);
  await page
    .getByRole('button', { name: /^Enter .* as admin$/ })
    .first()
    .click();
  await page.waitForURL(/\/dashboard/);
}

async function idBehindFirstRow(page: Page, address: string): Promise<string> {
  await page.goto(address);
  const href = await page.locator('[data-row-link]').first().getAttribute('href');
  const id = href?.split('/').at(-1);
  if (!id) throw new Error(`${address} lists nothing to photograph.`);
  return id;
}

async function idOfNewestDecision(page: Page, address: string): Promise<string> {
  await page.goto(address);
  const href = await page.locator('a[href*="/decisions/"]').first().getAttribute('href');
  return href?.split('/').at(-1) ?? '';
}

async function photograph(page: Page, url: string, shown: ShownPage, places: Places) {
  for (const theme of THEMES) {
    for (const widthPx of WIDTHS_PX) {
      await open(page, theme, widthPx, `${url}${addressOf(shown, places)}`);
      if (shown.opens) await openDialog(page, shown.opens, shown.ticks);
      else await showWhole(page, widthPx);
      const file = path.join(output, `${shown.name}-${theme}-${widthPx}.png`);
      await page.screenshot({ path: file, animations: 'disabled' });
    }
  }
}

async function openDialog(page: Page, button: RegExp, box?: RegExp): Promise<void> {
  if (box) await page.getByRole('checkbox', { name: box }).first().check();
  await page.getByRole('button', { name: button }).first().click();
  await page.getByRole('dialog').waitFor();
  await page.getByRole('status', { name: 'Asking the rules' }).waitFor({ state: 'detached' });
}

/** As tall a window as the page: on one photograph of many screens, what sticks would float. */
async function showWhole(page: Page, widthPx: number): Promise<void> {
  const tallPx = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width: widthPx, height: Math.max(HEIGHT_PX, tallPx) });
}

async function open(page: Page, theme: 'light' | 'dark', widthPx: number, address: string) {
  await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
  await page.setViewportSize({ width: widthPx, height: HEIGHT_PX });
  await page.goto(address);
  // The page's own stream never ends, so the network is never idle: wait for what is drawn.
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(() => resolve(null))));
}

async function photographAll(browser: Browser, url: string, wanted: readonly string[]) {
  const page = await browser.newPage({ locale: 'en-US', timezoneId: 'America/New_York' });
  const signIn = { name: 'sign-in', path: '/sign-in' };
  const isWanted = ({ name }: ShownPage) =>
    wanted.length === 0 || wanted.some((word) => name.includes(word));
  const nowhere = { caseId: '', decisionId: '', attorneyId: '' };
  if (isWanted(signIn)) await photograph(page, url, signIn, nowhere);
  await enter(page, url);
  const caseId = await idBehindFirstRow(page, `${url}/cases?status=assigned&sort=oldest`);
  const places = {
    caseId,
    decisionId: await idOfNewestDecision(page, `${url}/cases/${caseId}`),
    attorneyId: await idBehindFirstRow(page, `${url}/attorneys`),
  };
  for (const shown of PAGES.filter(isWanted)) {
    await step(shown.name, () => photograph(page, url, shown, places));
  }
  await open(page, 'light', 1440, `${url}/dashboard`);
  await page.screenshot({ path: committed, animations: 'disabled' });
}

async function run(wanted: readonly string[]): Promise<void> {
  await step('Generated code', generateClient);
  const executablePath = await step('Browser', findChromium);
  await step('Build', buildProduct);
  for (const folder of [output, path.dirname(committed)]) fs.mkdirSync(folder, { recursive: true });
  const product = await startProductForTests(path.join(output, 'server.log'));
  await step('Demo firms', () => tellDemo(product));
  const browser = await chromium.launch({ executablePath, args: chromiumArguments });
  try {
    await photographAll(browser, product.environment.EVENHAND_TEST_URL ?? '', wanted);
  } finally {
    await browser.close();
    await product.stop();
  }
}

endWhenAsked();
try {
  await run(process.argv.slice(2));
  await endEverything();
  process.stdout.write(`${output}\n`);
  process.exit(0);
} catch (error) {
  await endEverything();
  fail(error);
}
