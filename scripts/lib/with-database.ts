import { setTimeout as wait } from 'node:timers/promises';
import { SetupError } from '@/lib/platform/db/setup-error';
import { note } from '../bootstrap/terminal.mjs';
import { openDatabase } from './database';
import { commandEnvironment } from './environment';
import { onEnd } from './ending';
import { findHolder, takeRunLock } from './run-lock';

const SERVER_PATIENCE_MS = 5 * 60_000;

/**
 * Gives `work` the environment of a command: the database of the server that runs in this checkout,
 * else one that is opened for it and closed afterwards.
 *
 * @throws SetupError when the database cannot be opened.
 */
export async function withDatabase<T>(
  work: (environment: NodeJS.ProcessEnv) => Promise<T>,
): Promise<T> {
  if (process.env.DATABASE_URL) return withOwnDatabase(work);
  const shared = await findSharedDatabase();
  if (shared) return work(commandEnvironment(shared));
  const lock = await takeRunLock('command', () => note('waiting for another command to end …'));
  onEnd(() => lock.release());
  try {
    return await withOwnDatabase(work);
  } finally {
    lock.release();
  }
}

async function withOwnDatabase<T>(
  work: (environment: NodeJS.ProcessEnv) => Promise<T>,
): Promise<T> {
  const opening = openDatabase();
  let closing: Promise<void> | undefined;
  const close = () => (closing ??= opening.then((open) => open.stop()));
  onEnd(() => close().catch(() => undefined));
  const database = await opening;
  try {
    return await work(commandEnvironment(database));
  } finally {
    await close();
  }
}

/** The database of the server in this checkout, once it has one; null where no server runs. */
async function findSharedDatabase() {
  const deadline = performance.now() + SERVER_PATIENCE_MS;
  while (performance.now() < deadline) {
    const holder = findHolder();
    if (holder?.kind !== 'server') return null;
    if (holder.database) return holder.database;
    await wait(200);
  }
  throw new SetupError(
    'The server of this checkout is still starting after five minutes.',
    'Look at its terminal; stop it there if it is stuck.',
  );
}
