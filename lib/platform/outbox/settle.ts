import 'server-only';
import { lookAtFirm } from '@/lib/platform/db/identity-store';
import { withWholeFirm, type FirmTx } from '@/lib/platform/db/with-firm';
import { newId } from '@/lib/platform/ids';
import { moveClaim, type Claim } from './claim';
import { LaterError, TryAfterError, UndeliverableError, type Consumer } from './consumer';
import type { Due } from './read-batch';
import { nextAttemptAt, USUAL_RETRIES } from './retry-times';

/** How one attempt ended. */
export interface Attempt {
  readonly due: Due;
  /** Null where it was delivered. */
  readonly error: unknown;
}

const LONGEST_ERROR = 300;

interface Failed extends Attempt {
  readonly attempts: number;
  readonly firstFailedAt: Date;
  /** Null where it has failed for good. */
  readonly nextAttemptAt: Date | null;
}

/**
 * Writes how a batch went and moves the cursor, in one transaction and only while the cursor is this
 * process's own. What a crash before it leaves out is delivered once more, under the same ids.
 *
 * @param attempts the batch's own, the earliest event first; of an ordered consumer up to the first
 * that failed
 * @returns the claim where the cursor stands now, and whether the consumer is still told
 */
export async function settle(
  claim: Claim,
  consumer: Consumer,
  attempts: readonly Attempt[],
  { throughSeq, at, leaseMs }: { throughSeq: number; at: Date; leaseMs: number },
): Promise<{ readonly claim: Claim; readonly isSubscribed: boolean }> {
  const failed = attempts
    .filter(({ error }) => error !== null)
    .map((attempt) => judged(attempt, consumer, at));
  const mended = attempts.flatMap(({ due, error }) =>
    error === null && due.failure ? [due.failure.id] : [],
  );
  const reached = consumer.ordered ? reachedInOrder(attempts, failed, throughSeq) : throughSeq;
  const seq = Math.max(claim.seq, reached);
  const { firmId } = claim;
  const write = async (tx: FirmTx) => {
    await moveClaim(tx, claim, seq, leaseMs);
    if (mended.length > 0) {
      await tx.outboxFailure.deleteMany({ where: { firmId, id: { in: mended } } });
    }
    const isSubscribed = failed.length === 0 || ((await consumer.isStillSubscribed?.(tx)) ?? true);
    // What is told no more plans nothing: it would be due for ever.
    const planned = isSubscribed ? failed : failed.map((one) => ({ ...one, nextAttemptAt: null }));
    for (const one of planned) await writeFailure(tx, firmId, consumer.name, one);
    if (consumer.ordered) await holdBehind(tx, firmId, consumer.name, planned);
    return isSubscribed;
  };
  // When a firm is looked at next is set under its lock (decision 0047).
  const isSubscribed = await withWholeFirm(firmId, write, { lock: failed.length > 0 });
  return { claim: { ...claim, seq }, isSubscribed };
}

/**
 * How far an ordered stream has come: past what was delivered or has failed for good. What is to be
 * tried again stays ahead of the cursor and so keeps the rest waiting.
 */
function reachedInOrder(
  attempts: readonly Attempt[],
  [failed]: readonly Failed[],
  throughSeq: number,
): number {
  if (failed) return failed.due.event.seq - (failed.nextAttemptAt ? 1 : 0);
  return Math.max(throughSeq, attempts.at(-1)?.due.event.seq ?? 0);
}

/** What waits behind one that is tried again later is due no sooner: it would be looked at in vain. */
async function holdBehind(
  tx: FirmTx,
  firmId: string,
  consumer: string,
  [held]: readonly Failed[],
): Promise<void> {
  if (!held?.nextAttemptAt) return;
  const { nextAttemptAt } = held;
  await tx.outboxFailure.updateMany({
    where: {
      firmId,
      consumer,
      seq: { gt: held.due.event.seq },
      nextAttemptAt: { lt: nextAttemptAt },
    },
    data: { nextAttemptAt },
  });
}

function judged(attempt: Attempt, { retry = USUAL_RETRIES }: Consumer, at: Date): Failed {
  const { failure } = attempt.due;
  if (attempt.error instanceof LaterError) {
    const { attempts, firstFailedAt } = failure ?? { attempts: 0, firstFailedAt: at };
    return { ...attempt, attempts, firstFailedAt, nextAttemptAt: attempt.error.at };
  }
  const attempts = (failure?.attempts ?? 0) + 1;
  const firstFailedAt = failure?.firstFailedAt ?? at;
  const isHopeless = attempt.error instanceof UndeliverableError;
  const usual = isHopeless ? null : nextAttemptAt(retry, { attempts, firstFailedAt, at });
  return { ...attempt, attempts, firstFailedAt, nextAttemptAt: notBefore(attempt.error, usual) };
}

function notBefore(error: unknown, next: Date | null): Date | null {
  return next && error instanceof TryAfterError && error.notBefore > next ? error.notBefore : next;
}

async function writeFailure(
  tx: FirmTx,
  firmId: string,
  consumer: string,
  { due: { event }, error, ...state }: Failed,
): Promise<void> {
  const { attempts, firstFailedAt, nextAttemptAt: next } = state;
  const known = { attempts, firstFailedAt, nextAttemptAt: next, error: wordsOf(error) };
  const identity = { firmId, consumer, eventId: event.id };
  await tx.outboxFailure.upsert({
    where: { firmId_consumer_eventId: identity, firmId },
    create: { ...identity, id: newId(), seq: event.seq, ...known },
    update: known,
  });
  if (next) await tx.$executeRaw(lookAtFirm(firmId, next));
}

function wordsOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).slice(0, LONGEST_ERROR);
}
