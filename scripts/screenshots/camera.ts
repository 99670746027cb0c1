import fs from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { addressOf, THEMES, WIDTHS_PX, type Places, type ShownPage } from '@/e2e/fixtures/pages';
import { reachState, type ShownState } from '@/e2e/fixtures/states';
import type { BuiltFirms } from './firms';

const HEIGHT_PX = 900;
const A_PERSON_IN_NEW_YORK = { locale: 'en-US', timezoneId: 'America/New_York' } as const;

type Theme = (typeof THEMES)[number];

/** Where pictures go and where the product is. */
export interface Studio {
  readonly browser: Browser;
  readonly url: string;
  readonly folder: string;
}

/** A window of someone who is not signed in yet. */
export function openWindow({ browser }: Studio): Promise<Page> {
  return browser.newPage(A_PERSON_IN_NEW_YORK);
}

/** Goes to an address in a look, and waits until everything is drawn. */
export async function open(page: Page, theme: Theme, widthPx: number, address: string) {
  await look(page, theme, widthPx);
  await page.goto(address);
  await settle(page);
}

async function look(page: Page, theme: Theme, widthPx: number): Promise<void> {
  await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
  await page.setViewportSize({ width: widthPx, height: HEIGHT_PX });
}

/** Waits for what is asked of the rules; a dialog may ask more than once. */
async function hearTheRules(page: Page): Promise<void> {
  const asking = page
    .getByRole('status', { name: 'Asking the rules' })
    .or(page.locator('[aria-busy="true"]'));
  for (const one of await asking.all()) await one.waitFor({ state: 'hidden' });
}

/** The page's own stream never ends, so the network is never idle: waits for what is drawn. */
async function settle(page: Page): Promise<void> {
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(() => resolve(null))));
  await hearTheRules(page);
}

/** Photographs a page, or its dialog, in all looks. */
export async function photograph(
  { url, folder }: Studio,
  page: Page,
  shown: ShownPage,
  places: Places,
): Promise<void> {
  for (const theme of THEMES) {
    for (const widthPx of WIDTHS_PX) {
      await open(page, theme, widthPx, `${url}${addressOf(shown, places)}`);
      if (shown.opens) await openDialog(page, shown.opens, shown.ticks);
      else await showWhole(page, widthPx);
      await take(page, folder, shown.name, theme, widthPx);
    }
  }
}

/** Photographs a state in all looks, as the person who meets it. */
export async function photographState(
  studio: Studio,
  firms: BuiltFirms,
  state: ShownState,
): Promise<void> {
  const { cookies, places } = firms[state.firm];
  const context = await studio.browser.newContext(A_PERSON_IN_NEW_YORK);
  try {
    if (state.as !== 'visitor') {
      await context.addCookies([{ ...cookies[state.as], url: studio.url }]);
    }
    const page = await context.newPage();
    for (const theme of THEMES) {
      for (const widthPx of WIDTHS_PX) {
        await look(page, theme, widthPx);
        await reachState(page, state, places, studio.url);
        await settle(page);
        if ((await page.locator('dialog[open]').count()) === 0) await showWhole(page, widthPx);
        await take(page, studio.folder, state.name, theme, widthPx);
      }
    }
  } finally {
    await context.close();
  }
}

async function take(page: Page, folder: string, name: string, theme: Theme, widthPx: number) {
  const file = path.join(folder, `${name}-${theme}-${widthPx}.png`);
  await page.screenshot({ path: file, animations: 'disabled' });
}

async function openDialog(page: Page, button: RegExp, box?: RegExp): Promise<void> {
  if (box) await page.getByRole('checkbox', { name: box }).first().check();
  await page.getByRole('button', { name: button }).first().click();
  await page.getByRole('dialog').waitFor();
  await hearTheRules(page);
}

/** As tall a window as the page: on one photograph of many screens, what sticks would float. */
async function showWhole(page: Page, widthPx: number): Promise<void> {
  const tallPx = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width: widthPx, height: Math.max(HEIGHT_PX, tallPx) });
}

/** Pages that people print or keep as a file. */
const PRINTED = /^(report-|heatmap$|heatmap-visa-types$|case$|case-report$|case-decision$)/;

/** Saves a page as its print would be, on letter paper, where people print it. */
export async function print(
  { url, folder }: Studio,
  page: Page,
  shown: ShownPage,
  places: Places,
): Promise<void> {
  if (!PRINTED.test(shown.name)) return;
  await open(page, 'light', 1440, `${url}${addressOf(shown, places)}`);
  await page.emulateMedia({ media: 'print' });
  const pdf = await page.pdf({ format: 'Letter', preferCSSPageSize: true });
  fs.writeFileSync(path.join(folder, `${shown.name}.pdf`), pdf);
  await page.emulateMedia({ media: null });
}
