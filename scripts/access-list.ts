// Prints the access records of a firm, or those that concern no firm, as JSON lines. The database
// is at hand already (scripts/lib/run-with-database.ts).
import { parseArgs } from 'node:util';
import { listAccess, listFirmlessAccess } from '@/lib/platform/audit/list-access';
import { disconnect } from '@/lib/platform/db/client';
import { findFirmIdBySlug } from '@/lib/platform/db/identity-store';

const USAGE = 'Usage: npm run access:list -- [--firm SLUG] [--since YYYY-MM-DD]';

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { firm: { type: 'string' }, since: { type: 'string', default: '1970-01-01' } },
  });
  const since = new Date(values.since);
  if (Number.isNaN(since.getTime())) throw new TypeError('--since must be a day: YYYY-MM-DD.');
  const records = values.firm
    ? listAccess(await firmNamed(values.firm), since)
    : listFirmlessAccess(since);
  for await (const record of records) process.stdout.write(`${JSON.stringify(record)}\n`);
}

async function firmNamed(slug: string): Promise<string> {
  const firmId = await findFirmIdBySlug(slug);
  if (firmId) return firmId;
  throw new TypeError(`--firm: there is no firm with the short name "${slug}".`);
}

try {
  await main();
} catch (error) {
  const isOurs = error instanceof TypeError;
  process.stderr.write(
    `${error instanceof Error ? error.message : String(error)}\n${isOurs ? `\n${USAGE}\n` : ''}`,
  );
  process.exitCode = 1;
} finally {
  await disconnect();
}
