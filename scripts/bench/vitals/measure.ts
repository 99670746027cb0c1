import type { Browser, BrowserContextOptions, CDPSession, Page } from '@playwright/test';
import { quieter, type PageCost, type Vitals } from './budget';
import { observe, readVitals } from './observe';

/** A page to measure: where it is, and the buttons there that open something. */
export interface Place {
  readonly name: string;
  readonly address: string;
  readonly opens: readonly { readonly button: RegExp; readonly ticks?: RegExp | undefined }[];
}

/** Ten megabits, 40 ms there and back, a quarter of the processor: what Lighthouse calls a workload. */
const SLOW = { latency: 40, downloadThroughput: 1_250_000, uploadThroughput: 1_250_000 };
const SLOW_PROCESSOR = 4;

type SignedIn = Exclude<BrowserContextOptions['storageState'], undefined>;

/**
 * Opens a page as if for the first time, on a plain machine and on a slow one, and works there. Of
 * several rounds each figure is the lowest: what else the machine does only adds to it.
 */
export async function measurePage(
  browser: Browser,
  signedIn: SignedIn,
  place: Place,
  rounds: number,
): Promise<PageCost> {
  const plain = await visitOften(browser, signedIn, place, { isSlow: false, rounds });
  const slow = await visitOften(browser, signedIn, place, { isSlow: true, rounds });
  const { name } = place;
  const { scriptKb, lazyScriptKb } = plain;
  return { name, scriptKb, lazyScriptKb, plain: plain.vitals, slow: slow.vitals };
}

async function visitOften(
  browser: Browser,
  signedIn: SignedIn,
  place: Place,
  { isSlow, rounds }: { isSlow: boolean; rounds: number },
) {
  let best = await visit(browser, signedIn, place, isSlow);
  for (let round = 1; round < rounds; round += 1) {
    const { vitals, ...scripts } = await visit(browser, signedIn, place, isSlow);
    best = { ...scripts, vitals: quieter(best.vitals, vitals) };
  }
  return best;
}

async function visit(browser: Browser, signedIn: SignedIn, place: Place, isSlow: boolean) {
  const context = await browser.newContext({
    storageState: signedIn,
    locale: 'en-US',
    timezoneId: 'America/New_York',
    viewport: { width: 1440, height: 900 },
  });
  try {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    const bytesOf = await countScripts(session);
    if (isSlow) await slowDown(session);
    await observe(page);
    await page.goto(place.address);
    await settle(page);
    const { lcpMs, cls } = await readVitals(page);
    const scripts = sizesOf(bytesOf, await namedScripts(page));
    await work(page, place);
    const worked = await readVitals(page);
    const vitals: Vitals = { ...worked, lcpMs, cls: Math.max(cls, worked.cls) };
    return { ...scripts, vitals };
  } finally {
    await context.close();
  }
}

async function slowDown(session: CDPSession): Promise<void> {
  await session.send('Network.emulateNetworkConditions', { offline: false, ...SLOW });
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOW_PROCESSOR });
}

/** Bytes over the wire by address, of every script that comes from now on. */
async function countScripts(session: CDPSession): Promise<ReadonlyMap<string, number>> {
  const addresses = new Map<string, string>();
  const bytes = new Map<string, number>();
  session.on('Network.responseReceived', ({ requestId, type, response }) => {
    if (type === 'Script') addresses.set(requestId, response.url);
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const address = addresses.get(requestId);
    if (address) bytes.set(address, encodedDataLength);
  });
  await session.send('Network.enable');
  await session.send('Network.setCacheDisabled', { cacheDisabled: true });
  return bytes;
}

/** The scripts that the server's answer names; all others were asked for by these. */
async function namedScripts(page: Page): Promise<ReadonlySet<string>> {
  const answer = await page.request.get(page.url());
  const named = (await answer.text()).matchAll(/<script[^>]+src="([^"]+)"/g);
  return new Set([...named].map(([, src]) => new URL(src ?? '', page.url()).href));
}

function sizesOf(bytesOf: ReadonlyMap<string, number>, named: ReadonlySet<string>) {
  let [scriptKb, lazyScriptKb] = [0, 0];
  for (const [address, bytes] of bytesOf) {
    if (named.has(address)) scriptKb += bytes / 1000;
    else lazyScriptKb += bytes / 1000;
  }
  return { scriptKb, lazyScriptKb };
}

/** Waits for fonts, charts and whatever else comes by itself. */
async function settle(page: Page): Promise<void> {
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  await page.locator('html').evaluate(() => new Promise((done) => requestIdleCallback(done)));
  for (const chart of await page.locator('figure').all()) {
    await chart.locator('svg').first().waitFor();
  }
}

/** What people do on every page, and what this one offers. */
async function work(page: Page, { opens }: Place): Promise<void> {
  await page.getByRole('button', { name: 'Theme' }).click();
  // What draws a menu comes when it is asked for: a key pressed before would not reach it.
  await page.getByRole('menu').getByRole('menuitemradio').first().waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('menu').waitFor({ state: 'detached' });
  await typeIntoPalette(page);
  await typeIntoSearch(page);
  for (const { button, ticks } of opens) await openAndClose(page, button, ticks);
}

async function typeIntoPalette(page: Page): Promise<void> {
  // Pages outside a firm have none.
  if ((await page.getByRole('button', { name: /^Search or go to/ }).count()) === 0) return;
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.type('zhang');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}

async function typeIntoSearch(page: Page): Promise<void> {
  const search = page.getByRole('main').getByRole('searchbox');
  if ((await search.count()) === 0) return;
  await search.first().click();
  await page.keyboard.type('zhang');
}

async function openAndClose(page: Page, button: RegExp, ticks?: RegExp): Promise<void> {
  if (ticks) await page.getByRole('checkbox', { name: ticks }).first().check();
  await page.getByRole('button', { name: button }).first().click();
  await page.getByRole('dialog').waitFor();
  const asking = page.getByRole('status', { name: 'Asking the rules' });
  // A dialog may ask more than once, and no one knows how often.
  for (const one of await asking.all()) await one.waitFor({ state: 'hidden' });
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  if (ticks) await page.getByRole('checkbox', { name: ticks }).first().uncheck();
}
