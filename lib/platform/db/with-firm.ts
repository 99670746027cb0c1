import 'server-only';
import { AsyncLocalStorage } from 'node:async_hooks';
import { logger } from '@/lib/platform/logger';
import { isId } from '@/lib/shared/validation/is-id';
import { database } from './client';
import { translateDatabaseError } from './constraint-errors';
import { FirmQueue } from './firm-queue';
import type { Prisma } from './generated/client';
import { keepPlans, keepSnapshot, keepToIndexes, setLocal } from './set-local';
import { OpenTransaction } from './open-transaction';
import { hideBehindWalls, showEverything } from './walls-of';

export { beforeDisconnect } from './client';

/** A database handle that sees one firm's rows and nothing else. */
export type FirmTx = Prisma.TransactionClient;

/** The person who reads: a member who is an attorney does not see what stands behind their walls. */
export interface FirmViewer {
  readonly firmId: string;
  readonly attorneyId: string | null;
  /** False where it was looked up in this request that no wall stands; else it is looked up. */
  readonly behindWalls?: boolean;
}

interface FirmOptions {
  /** Take the firm's assignment row first: for everything that decides or moves counters. */
  readonly lock?: boolean;
  /**
   * See the firm throughout as it was at the first statement, and write nothing: for what reads for
   * minutes. One at a time for each firm, beside its other readers.
   */
  readonly snapshot?: boolean;
  /** How long the transaction may take, where half a minute is too short. */
  readonly timeoutMs?: number;
}

/** Work for after the commit, each under its name so that a transaction asks for it only once. */
type FollowUps = Map<string | symbol, () => Promise<void>>;

/** What every part of one transaction shares. */
interface Transaction {
  readonly firmId: string;
  readonly tx: FirmTx;
  readonly afterCommit: FollowUps;
  readonly afterRollback: (() => Promise<void>)[];
  locked: boolean;
}

interface Scope {
  readonly transaction: Transaction;
  /** The attorney whose walls hide rows from the statements of this scope; null for no one's. */
  readonly eyes: string | null;
  /** Whether a scope within this one sees otherwise at the moment. */
  lentOut: boolean;
}

const scopes = new AsyncLocalStorage<Scope | undefined>();
const writers = new FirmQueue(1);
const readers = new FirmQueue(4);
const snapshots = new FirmQueue(1);

const TRANSACTION_TIMEOUT_MS = 30_000;

/**
 * A firm's rows as this viewer may see them: what stands behind an ethical wall of theirs is not
 * there, whichever way it is asked for (decision 0033). For everything that answers a person.
 * A nested call for the same firm joins the outer transaction; where the two see differently,
 * nothing else may run in that transaction until the inner one has ended.
 *
 * @throws Error when called for another firm inside a firm's transaction.
 * @throws AppError when a named constraint was broken (see constraint-errors.ts).
 */
export async function withFirm<T>(
  viewer: FirmViewer,
  work: (tx: FirmTx) => Promise<T>,
): Promise<T> {
  const eyes = viewer.behindWalls === false ? null : viewer.attorneyId;
  return enter(viewer.firmId, eyes, work, {});
}

/**
 * All rows of a firm, whatever walls stand: for what must decide and count on the truth (the
 * assignment engine, sweeps, checks), never to answer a person. One transaction whose
 * `evenhand.firm_id` is local to it, so that row-level security shows this firm and the setting
 * cannot outlive the transaction on a pooled connection.
 *
 * @throws as `withFirm`
 */
export async function withWholeFirm<T>(
  firmId: string,
  work: (tx: FirmTx) => Promise<T>,
  options: FirmOptions = {},
): Promise<T> {
  return enter(firmId, null, work, options);
}

async function enter<T>(
  firmId: string,
  eyes: string | null,
  work: (tx: FirmTx) => Promise<T>,
  options: FirmOptions,
): Promise<T> {
  const outer = scopes.getStore();
  if (!outer) return runOutermost(firmId, eyes, work, options);
  const { transaction } = outer;
  if (transaction.firmId !== firmId) throw new Error('One transaction cannot serve two firms.');
  const inScope = async () => {
    if (options.lock && !transaction.locked) await lockFirm(transaction);
    return work(transaction.tx);
  };
  return outer.eyes === eyes ? inScope() : lookThrough(outer, eyes, inScope);
}

/** Runs `work` within the outer transaction, seeing what these eyes see. */
async function lookThrough<T>(
  outer: Scope,
  eyes: string | null,
  work: () => Promise<T>,
): Promise<T> {
  if (outer.lentOut)
    throw new Error('Two parts of one transaction cannot see differently at once.');
  outer.lentOut = true;
  const { transaction } = outer;
  try {
    await openEyes(transaction, eyes);
    const result = await scopes.run({ transaction, eyes, lentOut: false }, work);
    await openEyes(transaction, outer.eyes);
    return result;
  } catch (error) {
    // After a failed statement this fails too; rolling back restores what was set before.
    await openEyes(transaction, outer.eyes).catch(() => undefined);
    throw error;
  } finally {
    outer.lentOut = false;
  }
}

async function openEyes({ tx, firmId }: Transaction, eyes: string | null): Promise<void> {
  // The lists of what is hidden are made while everything is visible.
  await showEverything(tx);
  if (eyes !== null) await hideBehindWalls(tx, firmId, eyes);
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
  if (scope) scope.transaction.afterCommit.set(name, work);
  else await runAfterCommit(work);
}

/**
 * Runs `work` as if no transaction surrounded it: for timers, which would otherwise keep the
 * transaction that happened to start them and use it after its end.
 */
export function outsideFirm<T>(work: () => T): T {
  return scopes.run(undefined, work);
}

/**
 * Runs `work` if the surrounding transaction is rolled back, in one of its own: for what must be
 * known of a refusal.
 */
export function afterRollback(work: () => Promise<void>): void {
  scopes.getStore()?.transaction.afterRollback.push(work);
}

async function runOutermost<T>(
  firmId: string,
  eyes: string | null,
  work: (tx: FirmTx) => Promise<T>,
  options: FirmOptions,
): Promise<T> {
  const followUps: FollowUps = new Map();
  const afterRollback: (() => Promise<void>)[] = [];
  const queue = options.lock ? writers : options.snapshot ? snapshots : readers;
  const timeoutMs = options.timeoutMs ?? TRANSACTION_TIMEOUT_MS;
  const runTransaction = async () => {
    if (!isId(firmId)) throw new Error('A firm is named by its id.');
    const open = await OpenTransaction.begin(database(), timeoutMs);
    const { tx } = open;
    const followed = { afterCommit: followUps, afterRollback };
    const transaction: Transaction = { firmId, tx, ...followed, locked: false };
    try {
      // Sent with the work's own first statements, which the database takes in this order.
      if (options.snapshot) open.later(keepSnapshot(tx));
      open.later(setLocal(tx, 'evenhand.firm_id', firmId));
      if (options.lock) {
        open.later(keepPlans(tx));
        open.later(keepToIndexes(tx));
        open.later(lockFirm(transaction));
      }
      if (eyes !== null) await hideBehindWalls(tx, firmId, eyes);
      const result = await scopes.run({ transaction, eyes, lentOut: false }, () => work(tx));
      await open.commit();
      return result;
    } catch (error) {
      throw await open.rollback(error);
    }
  };
  const result = await queue.run(firmId, runTransaction).catch(async (error: unknown) => {
    for (const followUp of afterRollback) await runAfterCommit(followUp);
    throw translateDatabaseError(error);
  });
  for (const followUp of followUps.values()) await runAfterCommit(followUp);
  return result;
}

async function lockFirm(transaction: Transaction): Promise<void> {
  transaction.locked = true;
  await transaction.tx.$queryRaw`
    SELECT 1 FROM assignment_states WHERE firm_id = ${transaction.firmId}::uuid FOR UPDATE`;
}

async function runAfterCommit(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    logger.error({ error }, 'work after a transaction failed; the sweep will repeat it');
  }
}
