// Asks the production build for other firms' ids, walled ones and ones that never were, in every role
// and through every entry point that the build has, and compares the answers and the statements they took:
//   npm run crawl -- --calls 20000
// Prints a report as JSON; ends with 1 when an answer tells one from the other.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { disconnect } from '@/lib/platform/db/client';
import { fail, step } from '../bootstrap/terminal.mjs';
import { buildProduct } from '../lib/build';
import { endEverything, endWhenAsked } from '../lib/ending';
import { startProductForTests } from '../test/product';
import { crawlProduct } from './site';

const { values } = parseArgs({ options: { calls: { type: 'string', default: '20000' } } });

async function main(): Promise<number> {
  await step('Build', buildProduct);
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'evenhand-crawl-'));
  const product = await startProductForTests(path.join(folder, 'server.log'));
  Object.assign(process.env, product.environment);
  const started = performance.now();
  const report = await crawlProduct(Number(values.calls));
  const seconds = Math.round((performance.now() - started) / 1000);
  process.stdout.write(`${JSON.stringify({ ...report, seconds }, null, 2)}\n`);
  const { forgotten, leaks, toothless } = report;
  return forgotten.length + leaks.length + toothless.length > 0 ? 1 : 0;
}

endWhenAsked();
try {
  process.exitCode = await main();
  await disconnect();
  await endEverything();
} catch (error) {
  // Saying why it failed ends the process at once: what was started has to be ended before.
  await disconnect();
  await endEverything();
  fail(error);
}
