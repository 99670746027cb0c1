// Photographs every page of the large demo firm, and the empty, refusing and failing states of the
// main pages, light and dark, at 1440 and 390 pixels, into screenshots/; saves what people print as
// PDF; and refreshes the committed docs/screenshots/dashboard.png. Look at screenshots/index.html.
// With words as arguments only what has one of them in its name: npm run screenshots -- rules empty
import fs from 'node:fs';
import path from 'node:path';
import { chromium } from '@playwright/test';
import { NOWHERE, PAGES, type ShownPage } from '@/e2e/fixtures/pages';
import { STATES } from '@/e2e/fixtures/states';
import { fail, step } from '../bootstrap/terminal.mjs';
import { buildProduct } from '../lib/build';
import { checkout } from '../lib/checkout';
import { endEverything, endWhenAsked } from '../lib/ending';
import { chromiumArguments, findChromium } from '../test/chromium';
import { startProductForTests } from '../test/product';
import { open, openWindow, photograph, photographState, print, type Studio } from './camera';
import { writeContactSheet } from './contact-sheet';
import { enterDemo, findPlaces } from './demo';
import { buildFirms, announceDemo } from './firms';
import { ensureFonts } from './fonts';

const output = path.join(checkout, 'screenshots');
const committed = path.join(checkout, 'docs', 'screenshots', 'dashboard.png');

type IsWanted = (shown: Pick<ShownPage, 'name'>) => boolean;

/** The pages of the demo, as its admin meets them. */
async function photographPages(studio: Studio, isWanted: IsWanted): Promise<void> {
  const { url } = studio;
  const page = await openWindow(studio);
  const signIn = { name: 'sign-in', path: '/sign-in' };
  if (isWanted(signIn)) await photograph(studio, page, signIn, NOWHERE);
  await enterDemo(page, url);
  const places = await findPlaces(page, url);
  for (const shown of PAGES.filter(isWanted)) {
    await step(shown.name, async () => {
      await photograph(studio, page, shown, places);
      await print(studio, page, shown, places);
    });
  }
  await open(page, 'light', 1440, `${url}/dashboard`);
  await page.screenshot({ path: committed, animations: 'disabled' });
}

async function photographAll(
  studio: Studio,
  environment: NodeJS.ProcessEnv,
  isWanted: IsWanted,
): Promise<void> {
  await step('Demo firms', () => announceDemo(environment));
  await photographPages(studio, isWanted);
  const states = STATES.filter(isWanted);
  if (states.length === 0) return;
  const firms = await buildFirms(environment);
  for (const state of states) {
    await step(state.name, () => photographState(studio, firms, state));
  }
}

async function run(words: readonly string[]): Promise<void> {
  const isWanted: IsWanted = ({ name }) =>
    words.length === 0 || words.some((word) => name.includes(word));
  const executablePath = await step('Browser', findChromium);
  await step('Fonts', ensureFonts);
  await step('Build', buildProduct);
  for (const folder of [output, path.dirname(committed)]) fs.mkdirSync(folder, { recursive: true });
  const product = await startProductForTests(path.join(output, 'server.log'));
  const browser = await chromium.launch({ executablePath, args: chromiumArguments });
  const url = product.environment.EVENHAND_TEST_URL ?? '';
  try {
    await photographAll({ browser, url, folder: output }, product.environment, isWanted);
  } finally {
    writeContactSheet(output);
    await browser.close();
    await product.stop();
  }
}

endWhenAsked();
try {
  await run(process.argv.slice(2));
  await endEverything();
  process.stdout.write(`${path.join(output, 'index.html')}\n`);
  process.exit(0);
} catch (error) {
  await endEverything();
  fail(error);
}
