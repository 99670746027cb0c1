import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, expect, inject } from 'vitest';
// First, so that no connection is made before statements are caught.
import { expectStatementsBound } from '../statements/expect-bound';
import { disconnect } from '@/lib/platform/db/client';
import { cloneTemplate, inDatabase, runAsOwner, TEST_SECRET } from './throwaway-cluster';

const name = `test_${randomUUID().replaceAll('-', '')}`;
const templateOwnerUrl = inject('templateOwnerUrl');
const urls = await cloneTemplate(
  { templateOwnerUrl, templateAppUrl: inject('templateAppUrl') },
  name,
);

Object.assign(process.env, {
  DATABASE_URL: urls.ownerUrl,
  DATABASE_APP_URL: urls.appUrl,
  NEXTAUTH_SECRET: TEST_SECRET,
  LOG_LEVEL: 'error',
});

const GOODBYE_MS = 2_000;

/** A connection that closes says goodbye after its client has gone on, so ask more than once. */
async function countOpenConnections(adminUrl: string): Promise<number> {
  const deadline = performance.now() + GOODBYE_MS;
  for (;;) {
    const [row] = await runAsOwner<{ open: number }>(
      adminUrl,
      'SELECT count(*)::int AS open FROM pg_stat_activity WHERE datname = $1',
      [name],
    );
    const open = row?.open ?? 0;
    if (open === 0 || performance.now() > deadline) return open;
    await wait(50);
  }
}

afterAll(async () => {
  await disconnect();
  const adminUrl = inDatabase(templateOwnerUrl, 'postgres');
  const open = await countOpenConnections(adminUrl);
  await runAsOwner(adminUrl, `DROP DATABASE ${name} WITH (FORCE)`);
  if (open > 0) {
    throw new Error(
      `This test file left ${open} database connection(s) open; in production that is a leak.`,
    );
  }
  await expectStatementsBound(expect.getState().testPath ?? '', inject('seenStatements'));
});
