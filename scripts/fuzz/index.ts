// Sends mutated requests to every page, route, action and operation of the build, and to what the
// framework answers by itself, on a server and a database of its own. Ends with 1 when any of them
// is answered by 500 or more or not at all, or when doctor finds anything afterwards.
//   npm run fuzz -- --requests 20000 --seed 1 --concurrency 4
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { disconnect } from '@/lib/platform/db/client';
import { listFirmIds } from '@/lib/platform/db/identity-store';
import { checkFirm } from '@/lib/tools/doctor';
import { fail, step } from '../bootstrap/terminal.mjs';
import { buildProduct } from '../lib/build';
import { endEverything, endWhenAsked } from '../lib/ending';
import { startProductForTests } from '../test/product';
import { buildPeople } from './people';
import { runFuzz } from './run';

const { values } = parseArgs({
  options: {
    requests: { type: 'string', default: '20000' },
    seed: { type: 'string', default: '1' },
    concurrency: { type: 'string', default: '4' },
  },
});

async function main(): Promise<number> {
  const log = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'evenhand-fuzz-')), 'server.log');
  await step('Build', buildProduct);
  const product = await startProductForTests(log);
  Object.assign(process.env, product.environment);
  const people = await buildPeople();
  const result = await runFuzz(people, {
    url: product.environment.EVENHAND_TEST_URL ?? '',
    requests: Number(values.requests),
    seed: Number(values.seed),
    concurrency: Number(values.concurrency),
    onProgress: (done) => {
      if (done % 1_000 === 0) process.stderr.write(`  ${done} requests\n`);
    },
  });
  const findings = [];
  for (const firmId of await listFirmIds()) findings.push(...(await checkFirm(firmId)));
  for (const failure of result.failures) process.stdout.write(`${failure}\n\n`);
  const { failures, ...figures } = result;
  const summary = { ...figures, failures: failures.length, doctor: findings };
  process.stdout.write(`${JSON.stringify(summary, null, 2)}\nThe server's log: ${log}\n`);
  return failures.length + findings.length === 0 ? 0 : 1;
}

endWhenAsked();
try {
  process.exitCode = await main();
} catch (error) {
  fail(error);
} finally {
  await disconnect();
  await endEverything();
}
