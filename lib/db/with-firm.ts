import 'server-only';
import { AsyncLocalStorage } from 'node:async_hooks';
import { logger } from '@/lib/logger';
import { prismaClient } from './client';
import { translateDatabaseError } from './constraint-errors';
import { FirmQueue } from './firm-queue';
import type { Prisma } from './generated/client';

export { beforeDisconnect } from './client';

/** A database handle that sees one firm's rows and nothing else. */
export type FirmTx = Prisma.TransactionClient;

interface FirmOptions {
  /** Take the firm's assignment row first: for everything that decides or moves counters. */
  readonly lock?: boolean;
}

/** Work for after the commit, each under its name so that a transaction asks for it only once. */
type FollowUps = Map<string | symbol, () => Promise<void>>;

interface Scope {
  readonly firmId: string;
  readonly tx: FirmTx;
  readonly afterCommit: FollowUps;
  locked: boolean;
}

const scopes = new AsyncLocalStorage<Scope | undefined>();
const writers = new FirmQueue(1);
const readers = new FirmQueue(4);

const TRANSACTION_TIMEOUT_MS = 30_000;
const CONNECTION_WAIT_MS = 20_000;

/**
 * The only way to a firm's rows: one transaction whose `evenhand.firm_id` is local to it, so that
 * row-level security shows this firm and the setting cannot outlive the transaction on a pooled
 * connection. A nested call for the same firm joins the outer transaction.
 *
 * @throws Error when called for another firm inside a firm's transaction.
 * @throws AppError when a named constraint was broken (see constraint-errors.ts).
 */
export async function withFirm<T>(
  firmId: string,
  work: (tx: FirmTx) => Promise<T>,
  options: FirmOptions = {},
): Promise<T> {
  const outer = scopes.getStore();
  if (!outer) return runOutermost(firmId, work, options);
  if (outer.firmId !== firmId) throw new Error('One transaction cannot serve two firms.');
  if (options.lock && !outer.locked) await lockFirm(outer);
  return work(outer.tx);
}

/**
 * Runs `work` once the surrounding transaction has committed, before its caller goes on; at once
 * where there is none. A failure is logged, never thrown: what was committed stays true, and the
 * periodic sweep does the rest. Work with the same name is done once per transaction.
 */
export async function afterCommit(
  work: () => Promise<void>,
  name: string | symbol = Symbol('unnamed'),
): Promise<void> {
  const scope = scopes.getStore();
  if (scope) scope.afterCommit.set(name, work);
  else await runAfterCommit(work);
}

/**
 * Runs `work` as if no transaction surrounded it: for timers, which would otherwise keep the
 * transaction that happened to start them and use it after its end.
 */
export function outsideFirm<T>(work: () => T): T {
  return scopes.run(undefined, work);
}

async function runOutermost<T>(
  firmId: string,
  work: (tx: FirmTx) => Promise<T>,
  options: FirmOptions,
): Promise<T> {
  const followUps: FollowUps = new Map();
  const queue = options.lock ? writers : readers;
  const result = await queue.run(firmId, () =>
    prismaClient()
      .$transaction(
        async (tx) => {
          await tx.$queryRaw`SELECT set_config('evenhand.firm_id', ${firmId}, true)`;
          const scope: Scope = { firmId, tx, afterCommit: followUps, locked: false };
          if (options.lock) await lockFirm(scope);
          return scopes.run(scope, () => work(tx));
        },
        { timeout: TRANSACTION_TIMEOUT_MS, maxWait: CONNECTION_WAIT_MS },
      )
      .catch((error: unknown) => {
        throw translateDatabaseError(error);
      }),
  );
  for (const followUp of followUps.values()) await runAfterCommit(followUp);
  return result;
}

async function lockFirm(scope: Scope): Promise<void> {
  await scope.tx.$queryRaw`
    SELECT 1 FROM assignment_states WHERE firm_id = ${scope.firmId}::uuid FOR UPDATE`;
  scope.locked = true;
}

async function runAfterCommit(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    logger.error({ error }, 'work after a commit failed; the sweep will repeat it');
  }
}
