// Measures what the document of every page weighs before compression, and what of the processor drawing
// it takes, in a firm whose lists are full: `npm run bench:bytes`. With words as arguments only pages with
// one of them in their name. Prints the table of docs/performance.md, then the same as JSON.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { addressOf, PAGES, type Places } from '@/e2e/fixtures/pages';
import { buildFullFirm } from '@/e2e/fixtures/full-firm';
import { disconnect } from '@/lib/platform/db/client';
import { fail, note, step } from '../../bootstrap/terminal.mjs';
import { buildProduct } from '../../lib/build';
import { endEverything, endWhenAsked } from '../../lib/ending';
import { startProductForTests } from '../../test/product';
import { processMs } from '../pages/processor';
import { documentBytes } from './document-bytes';
import { tableOf, type PageWeight } from './tables';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: 'string', default: '20' }, keep: { type: 'string' } },
});

/** Every page once, without what is opened on it. */
function addressesOf(places: Places): Map<string, string> {
  const pages = PAGES.filter(({ opens }) => !opens).map(
    (page) => [page.name, addressOf(page, places)] as const,
  );
  const isAsked = (name: string) => positionals.some((word) => name.includes(word));
  return new Map(pages.filter(([name]) => positionals.length === 0 || isAsked(name)));
}

async function weigh(name: string, address: string, cookie: string, pid: number) {
  const open = async () => (await fetch(address, { headers: { cookie } })).text();
  const html = await open();
  if (values.keep) fs.writeFileSync(path.join(values.keep, `${name}.html`), html);
  const rounds = Number(values.rounds);
  // The second one still compiles.
  await open();
  const before = processMs(pid);
  for (let round = 0; round < rounds; round += 1) await open();
  const serverMs = (processMs(pid) - before) / Math.max(1, rounds);
  return { name, bytes: documentBytes(html), serverMs };
}

async function main(): Promise<void> {
  await step('Build', buildProduct);
  const log = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'evenhand-bytes-')), 'server.log');
  const product = await startProductForTests(log);
  Object.assign(process.env, product.environment);
  const { DATABASE_URL = '', EVENHAND_TEST_URL = '' } = product.environment;
  const { places, cookie } = await step('Full firm', () => buildFullFirm(DATABASE_URL));
  const weights: PageWeight[] = [];
  for (const [name, address] of addressesOf(places)) {
    const header = `${cookie.name}=${cookie.value}`;
    const weight = await weigh(name, `${EVENHAND_TEST_URL}${address}`, header, product.pid);
    weights.push(weight);
    note(`${(weight.bytes.total / 1000).toFixed(0)} kB  ${name}`);
  }
  process.stdout.write(`${tableOf(weights)}\n\n${JSON.stringify(weights)}\n`);
  await product.stop();
}

endWhenAsked();
try {
  await main();
} catch (error) {
  fail(error);
} finally {
  await disconnect();
  await endEverything();
}
