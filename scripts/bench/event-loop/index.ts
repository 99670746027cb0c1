// Measures how long each page, file and hostile body holds the server's event loop at a stretch, in a
// firm of the given size: `npm run bench:event-loop -- --open 50000`. Prints a table, the longest first.
// Of several rounds the quietest counts; `--only a` leaves out visits without `a` in their names.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { encodeSessionToken, sessionCookie } from '@/lib/platform/auth/session-token';
import { disconnect } from '@/lib/platform/db/client';
import { getRules } from '@/lib/features/rules';
import { fail, note, step } from '../../bootstrap/terminal.mjs';
import { buildProduct } from '../../lib/build';
import { endEverything, endWhenAsked } from '../../lib/ending';
import { startProductForTests } from '../../test/product';
import { buildSite } from '../pages/site';
import { visitsOf, type Visit } from './visits';

const PROBE_PORT = 20_000 + (process.pid % 20_000);
const LIMIT_MS = 50;

const { values } = parseArgs({
  options: {
    open: { type: 'string', default: '50000' },
    attorneys: { type: 'string', default: '40' },
    rounds: { type: 'string', default: '5' },
    only: { type: 'string', default: '' },
  },
});

async function main(): Promise<void> {
  await step('Build', buildProduct);
  const log = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'evenhand-loop-')), 'server.log');
  process.env.NODE_OPTIONS = `--import ${path.join(import.meta.dirname, 'probe.mjs')}`;
  process.env.EVENHAND_PROBE_PORT = String(PROBE_PORT);
  const product = await startProductForTests(log);
  delete process.env.NODE_OPTIONS;
  Object.assign(process.env, product.environment);
  const { DATABASE_URL = '', EVENHAND_TEST_URL = '' } = product.environment;
  note('filling the firm');
  const site = await buildSite(DATABASE_URL, {
    ...{ attorneys: Number(values.attorneys), openCases: Number(values.open), closedCases: 0 },
  });
  const { version: rulesVersion } = await getRules(site.as('admin'));
  const { name } = sessionCookie();
  const cookie = `${name}=${await encodeSessionToken(site.sessionId, site.userId)}`;
  const rows: [number, number, string][] = [];
  const visits = visitsOf(site, rulesVersion).filter(({ name }) => name.includes(values.only));
  for (const visit of visits) {
    const longest: number[] = [];
    let status = 0;
    for (let round = 0; round <= Number(values.rounds); round += 1) {
      await askProbe('/begin');
      status = await pay(visit, EVENHAND_TEST_URL, cookie);
      // The first round loads code.
      if (round > 0) longest.push(await askProbe());
    }
    rows.push([Math.min(...longest), status, visit.name]);
    note(`${Math.min(...longest).toFixed(0)} ms  ${status}  ${visit.name}`);
  }
  const lines = rows
    .toSorted(([a], [b]) => b - a)
    .map(
      ([ms, status, what]) =>
        `| ${what} | ${status} | ${ms.toFixed(0)} |${ms > LIMIT_MS ? ' over' : ''}`,
    );
  process.stdout.write(
    `| request | status | longest stretch, ms |\n|---|---|---|\n${lines.join('\n')}\n`,
  );
}

async function pay({ path: at, body, isAnonymous = false }: Visit, url: string, cookie: string) {
  const headers = { Origin: url, ...(isAnonymous ? {} : { Cookie: cookie }) };
  const request = body
    ? { method: 'POST', headers: { ...headers, 'Content-Type': body.type }, body: body.text }
    : { headers };
  try {
    const answer = await fetch(`${url}${at}`, { ...request, redirect: 'manual' });
    await answer.arrayBuffer();
    return answer.status;
  } catch {
    // Closed while the body was still being sent.
    return 0;
  }
}

async function askProbe(path: '/begin' | '/' = '/'): Promise<number> {
  const answer = await fetch(`http://127.0.0.1:${PROBE_PORT}${path}`);
  const { longestMs } = (await answer.json()) as { longestMs: number };
  return longestMs;
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
