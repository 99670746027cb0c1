import 'server-only';
import { setTimeout as wait } from 'node:timers/promises';
import pLimit from 'p-limit';
import { monotonicMs, now } from '@/lib/platform/clock';
import { readEvent } from '@/lib/contracts/events';
import { logger } from '@/lib/platform/logger';
import { ClaimLostError, dropClaim, keepClaim, takeClaim, type Claim } from './claim';
import { UndeliverableError, type Consumer, type Delivery } from './consumer';
import { readBatch, type Batch, type Due } from './read-batch';
import { settle, type Attempt } from './settle';

/** How long, and how many at a time. */
export interface DeliveryLimits {
  /** A process that is silent for so long has lost its place to another. */
  readonly leaseMs: number;
  /** After so long a run ends, so that other firms get their turn. */
  readonly runMs: number;
  /** Longest single attempt. */
  readonly attemptMs: number;
  /**
   * After so long what was attempted is written down, wherever in its batch that is. A process that is
   * ended before it has written delivers the same again; were a whole batch always to come first,
   * processes that live for less than a slow receiver takes for it would never get on.
   */
  readonly settleMs: number;
}

const USUAL_LIMITS: DeliveryLimits = {
  ...{ leaseMs: 30_000, runMs: 60_000 },
  ...{ attemptMs: 60_000, settleMs: 500 },
};

/** Attempts under way at a time, of one firm and consumer that asks for no order. */
const AT_ONCE = 4;

/** A run waits for what is tried again within this time, instead of ending. */
const LINGER_MS = 1_000;

/** `done`: nothing is left but what waits for its next attempt. `more`: call again. */
export type Outcome =
  | { readonly status: 'done' | 'more' }
  | { readonly status: 'busy'; readonly heldUntil: Date };

/**
 * Delivers to one consumer what is due of one firm's events: at least once, under ids that stay the
 * same, in their order where the consumer asks for it. Any number of processes may call it at once;
 * one of them delivers.
 */
export async function deliverOutbox(
  firmId: string,
  consumer: Consumer,
  limits: Partial<DeliveryLimits> = {},
): Promise<Outcome> {
  const all = { ...USUAL_LIMITS, ...limits };
  const claim = await takeClaim(firmId, consumer.name, all.leaseMs);
  if (!claim) return { status: 'done' };
  if ('heldUntil' in claim) return { status: 'busy', heldUntil: claim.heldUntil };
  const run = new Run(claim, consumer, all);
  const status = await run.untilDone();
  if (status === 'more') return { status };
  // A process that asked while this one held the cursor was sent away: what it came for may be left.
  const left = await readBatch(firmId, consumer, run.seq, now());
  return { status: left.due.length > 0 ? 'more' : 'done' };
}

/** One process's turn at a firm's events for one consumer. */
class Run {
  private readonly endMs: number;

  constructor(
    private claim: Claim,
    private readonly consumer: Consumer,
    private readonly limits: DeliveryLimits,
  ) {
    this.endMs = monotonicMs() + limits.runMs;
  }

  get seq(): number {
    return this.claim.seq;
  }

  async untilDone(): Promise<'done' | 'more'> {
    const holding = this.holdOn();
    try {
      while (monotonicMs() < this.endMs) {
        if (!(await this.step())) return 'done';
      }
      return 'more';
    } catch (error) {
      // The other process goes on from the last that was settled.
      if (error instanceof ClaimLostError) return 'done';
      throw error;
    } finally {
      clearInterval(holding);
      await dropClaim(this.claim);
    }
  }

  private holdOn(): NodeJS.Timeout {
    return setInterval(() => {
      keepClaim(this.claim, this.limits.leaseMs).catch((error: unknown) =>
        logger.warn({ error }, 'a place in the outbox could not be held'),
      );
    }, this.limits.leaseMs / 3).unref();
  }

  /** Delivers one batch. False when nothing is left that could be done soon. */
  private async step(): Promise<boolean> {
    const at = now();
    const batch = await readBatch(this.claim.firmId, this.consumer, this.claim.seq, at);
    if (batch.due.length === 0 && batch.throughSeq === this.claim.seq) {
      return lingerUntil(batch.nextAttemptAt, at);
    }
    const untilMs = Math.min(this.endMs, monotonicMs() + this.limits.settleMs);
    const attempts = this.consumer.ordered
      ? await this.inOrder(batch, untilMs)
      : await this.atOnce(batch, untilMs);
    const { claim, isSubscribed } = await settle(this.claim, this.consumer, attempts, {
      throughSeq: this.reachedBy(attempts, batch),
      at: now(),
      leaseMs: this.limits.leaseMs,
    });
    this.claim = claim;
    return isSubscribed;
  }

  /** Where the time was up within a batch of new events, the cursor stops at the last that was attempted. */
  private reachedBy(attempts: readonly Attempt[], { due, throughSeq }: Batch): number {
    const isNew = throughSeq > this.claim.seq;
    if (!isNew || attempts.length === due.length) return throughSeq;
    return this.consumer.ordered ? this.claim.seq : (attempts.at(-1)?.due.event.seq ?? throughSeq);
  }

  /** As many as can be begun in time, the earliest first, and one at least. */
  private async atOnce({ due }: Batch, untilMs: number): Promise<Attempt[]> {
    let begun = 0;
    const attempts = await pLimit(AT_ONCE).map(due, (one) => {
      if (begun > 0 && monotonicMs() >= untilMs) return null;
      begun += 1;
      return this.attempt(one);
    });
    return attempts.filter((attempt) => attempt !== null);
  }

  /** Up to the first that fails, or until the time is up: each may take its time. */
  private async inOrder({ due }: Batch, untilMs: number): Promise<Attempt[]> {
    const attempts: Attempt[] = [];
    for (const one of due) {
      if (attempts.length > 0 && monotonicMs() >= untilMs) break;
      const attempt = await this.attempt(one);
      attempts.push(attempt);
      if (attempt.error !== null) break;
    }
    return attempts;
  }

  private async attempt(due: Due): Promise<Attempt> {
    const signal = AbortSignal.timeout(this.limits.attemptMs);
    try {
      await Promise.race([
        this.consumer.handle(deliveryOf(due, this.consumer, signal)),
        aborted(signal),
      ]);
      return { due, error: null };
    } catch (error) {
      return { due, error: error ?? new Error('It failed without a word.') };
    }
  }
}

/** Waits for an attempt that is near; false when none is. */
async function lingerUntil(nextAttemptAt: Date | null, at: Date): Promise<boolean> {
  const waitMs = nextAttemptAt ? nextAttemptAt.getTime() - at.getTime() : Infinity;
  if (waitMs > LINGER_MS) return false;
  await wait(Math.max(1, waitMs));
  return true;
}

function deliveryOf({ event }: Due, consumer: Consumer, signal: AbortSignal): Delivery {
  const { id, firmId, seq, at, caseId, attorneyId } = event;
  const said = readEvent(event);
  if (!said) throw new UndeliverableError(`Event ${seq} cannot be read as ${event.kind}.`);
  return {
    ...{ id: `${consumer.name}:${id}`, firmId, eventId: id, seq, at, caseId, attorneyId },
    actor: { kind: event.actorKind, id: event.actorId, name: event.actorName },
    event: said,
    signal,
  };
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(new Error('It took too long.')), { once: true });
  });
}
