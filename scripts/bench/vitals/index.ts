// Measures what each page of the demo costs the browser, against the budget: the production build,
// nothing cached, as an admin. Prints the table of docs/web-vitals.md, then the same as JSON. With
// words as arguments only pages with one of them in their name; `--rounds 3` visits each three times.
// A report: it never fails a build.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { chromium, type Browser } from '@playwright/test';
import { addressOf, PAGES, type Places } from '@/e2e/fixtures/pages';
import { fail, step } from '../../bootstrap/terminal.mjs';
import { buildProduct } from '../../lib/build';
import { endEverything, endWhenAsked, onEnd } from '../../lib/ending';
import { enterDemo, findPlaces } from '../../screenshots/demo';
import { announceDemo } from '../../screenshots/firms';
import { chromiumArguments, findChromium } from '../../test/chromium';
import { startProductForTests } from '../../test/product';
import { BUDGET, tableOf, type PageCost } from './budget';
import { measurePage, type Place } from './measure';

/** The pages, each once, with every dialog that it opens. */
function placesOf(url: string, places: Places, words: readonly string[]): Place[] {
  const byAddress = new Map<string, Place>();
  for (const shown of PAGES) {
    const address = `${url}${addressOf(shown, places)}`;
    const known = byAddress.get(address) ?? { name: shown.name, address, opens: [] };
    const opens = shown.opens ? [{ button: shown.opens, ticks: shown.ticks }] : [];
    byAddress.set(address, { ...known, opens: [...known.opens, ...opens] });
  }
  return [...byAddress.values()].filter(
    ({ name }) => words.length === 0 || words.some((word) => name.includes(word)),
  );
}

interface Asked {
  readonly words: readonly string[];
  readonly rounds: number;
}

async function measureAll(browser: Browser, url: string, { words, rounds }: Asked) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await enterDemo(page, url);
  const places = placesOf(url, await findPlaces(page, url), words);
  const signedIn = await context.storageState();
  const encoding = await encodingOf(url);
  await context.close();
  const costs: PageCost[] = [];
  for (const place of places) {
    await step(place.name, async () => {
      try {
        costs.push(await measurePage(browser, signedIn, place, rounds));
      } catch (error) {
        // What one page refuses must not cost the figures of all others.
        process.stderr.write(`  ✗ ${place.name} could not be measured: ${String(error)}\n`);
      }
    });
  }
  return { encoding, costs };
}

/** How the server compresses scripts, asked as a browser asks. */
async function encodingOf(url: string): Promise<string> {
  const answer = await fetch(`${url}/sign-in`, { headers: { 'Accept-Encoding': 'gzip, br' } });
  const src = /<script[^>]+src="([^"]+)"/.exec(await answer.text())?.[1] ?? '';
  const script = await fetch(new URL(src, url), { headers: { 'Accept-Encoding': 'gzip, br' } });
  return script.headers.get('content-encoding') ?? 'not at all';
}

async function run(asked: Asked): Promise<void> {
  const executablePath = await step('Browser', findChromium);
  await step('Build', buildProduct);
  const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'evenhand-vitals-'));
  onEnd(() => fs.rmSync(scratch, { recursive: true, force: true }));
  const product = await startProductForTests(path.join(scratch, 'server.log'));
  await step('Demo firms', () => announceDemo(product.environment));
  const browser = await chromium.launch({ executablePath, args: chromiumArguments });
  try {
    const url = product.environment.EVENHAND_TEST_URL ?? '';
    const { encoding, costs } = await measureAll(browser, url, asked);
    process.stdout.write(`${tableOf(costs)}\n\n`);
    const processors = os.availableParallelism();
    const report = {
      browser: browser.version(),
      processors,
      encoding,
      budget: BUDGET,
      pages: costs,
    };
    process.stdout.write(`${JSON.stringify(report)}\n`);
  } finally {
    await browser.close();
    await product.stop();
  }
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: 'string', default: '1' } },
});
endWhenAsked();
try {
  await run({ words: positionals, rounds: Number(values.rounds) });
  await endEverything();
  process.exit(0);
} catch (error) {
  await endEverything();
  fail(error);
}
