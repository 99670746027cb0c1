import 'server-only';
import { setTimeout as wait } from 'node:timers/promises';
import { systemActor } from '@/lib/platform/auth/actor';
import { withWholeFirm } from '@/lib/platform/db/with-firm';
import { logger } from '@/lib/platform/logger';
import { drainBatch } from './drain-batch';
import { DrainMemory } from './drain-memory';
import { clearDrainProgress, noteDrainProgress } from './drain-progress';
import { runTransaction } from './run-transaction';

/** How long the person who freed some room waits for a long line to be placed. */
const PATIENCE_MS = 5_000;

interface Drain {
  /** Something was freed after the drain may already have looked. */
  again: boolean;
  readonly finished: Promise<number>;
}

const drains = new Map<string, Drain>();

/**
 * Places every waiting case of a firm that someone can take now, the best case first, and leaves
 * the others in line. Costs one short look where no one waits. Asked for while it runs in this
 * process, it looks again when it is through. Not to be called within a transaction, whose lock it
 * would wait for.
 *
 * @returns how many cases found a holder
 */
export function drainWaitingLine(firmId: string): Promise<number> {
  const running = drains.get(firmId);
  if (running) {
    running.again = true;
    return running.finished;
  }
  const drain: Drain = {
    again: false,
    finished: drainUntilQuiet(firmId, () => {
      const asked = drain.again;
      drain.again = false;
      return asked;
    }).finally(() => drains.delete(firmId)),
  };
  drains.set(firmId, drain);
  return drain.finished;
}

/**
 * Drains after a change that freed something. A line of ordinary length is placed before the person
 * who made the change sees their answer; a very long one goes on behind it.
 */
export async function drainAfterChange(firmId: string): Promise<void> {
  const patience = new AbortController();
  const drained = drainWaitingLine(firmId).catch((error: unknown) =>
    logger.error({ error, firmId }, 'draining a waiting line failed; the next sweep repeats it'),
  );
  const enough = wait(PATIENCE_MS, undefined, { signal: patience.signal }).catch(() => undefined);
  await Promise.race([drained, enough]);
  patience.abort();
}

async function drainUntilQuiet(firmId: string, wasAskedAgain: () => boolean): Promise<number> {
  let placed = 0;
  do {
    placed += (await isAnybodyWaiting(firmId)) ? await drainOnce(firmId) : 0;
  } while (wasAskedAgain());
  return placed;
}

async function isAnybodyWaiting(firmId: string): Promise<boolean> {
  return withWholeFirm(firmId, async (tx) => {
    const waiting = await tx.case.findFirst({
      where: { firmId, attorneyId: null, closedAt: null },
      select: { id: true },
    });
    return waiting !== null;
  });
}

async function drainOnce(firmId: string): Promise<number> {
  const memory = new DrainMemory();
  const actor = systemActor(firmId);
  let startedAt: Date | null = null;
  for (;;) {
    const done = await runTransaction(
      actor,
      async (transaction) => {
        const whole = await drainBatch(transaction, memory);
        if (!whole) {
          startedAt ??= transaction.at;
          await noteDrainProgress(transaction, startedAt, memory.progress);
        } else if (startedAt) await clearDrainProgress(transaction);
        return whole;
      },
      drainAfterChange,
    );
    if (done) return memory.progress.placed;
  }
}
