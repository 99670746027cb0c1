import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { inject } from 'vitest';
import { cloneTemplate, inDatabase, runAsOwner } from './throwaway-cluster';

export interface TestDatabase {
  readonly name: string;
  readonly ownerUrl: string;
  readonly appUrl: string;
}

const forWorker = globalThis as typeof globalThis & { evenhandTestDatabase?: TestDatabase };

/** An empty, migrated database. It goes away with the run's PostgreSQL. */
async function createDatabase(): Promise<TestDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const template = {
    templateOwnerUrl: inject('templateOwnerUrl'),
    templateAppUrl: inject('templateAppUrl'),
  };
  return { name, ...(await cloneTemplate(template, name)) };
}

/** What the files of one process share. */
export async function databaseOfWorker(): Promise<TestDatabase> {
  forWorker.evenhandTestDatabase ??= await createDatabase();
  return forWorker.evenhandTestDatabase;
}

/** What connects from now on connects there. */
export function enterDatabase({ ownerUrl, appUrl }: TestDatabase): void {
  Object.assign(process.env, { DATABASE_URL: ownerUrl, DATABASE_APP_URL: appUrl });
}

/**
 * Gives this test file an empty database of its own, for tests that look at all firms of an
 * installation or change what firms share. Called before anything connects.
 */
export async function useOwnDatabase(): Promise<void> {
  enterDatabase(await createDatabase());
}

const GOODBYE_MS = 2_000;

/**
 * Says that this test file has closed what it opened. A connection that closes says goodbye after
 * its client has gone on, so it asks more than once.
 *
 * @throws Error saying how many connections are open
 */
export async function expectNoConnectionLeft(): Promise<void> {
  const name = new URL(process.env.DATABASE_URL ?? '').pathname.slice(1);
  const adminUrl = inDatabase(inject('templateOwnerUrl'), 'postgres');
  const deadline = performance.now() + GOODBYE_MS;
  for (;;) {
    const [row] = await runAsOwner<{ open: number }>(
      adminUrl,
      'SELECT count(*)::int AS open FROM pg_stat_activity WHERE datname = $1',
      [name],
    );
    const open = row?.open ?? 0;
    if (open === 0) return;
    if (performance.now() > deadline) {
      throw new Error(
        `This test file left ${open} database connection(s) open; in production that is a leak.`,
      );
    }
    await wait(50);
  }
}
