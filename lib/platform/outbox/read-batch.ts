import 'server-only';
import type { Event, EventText, OutboxFailure } from '@/lib/platform/db/generated/client';
import { withWholeFirm, type FirmTx } from '@/lib/platform/db/with-firm';
import type { Consumer } from './consumer';

/** An event that is to be delivered, and what is known of earlier attempts. */
export interface Due {
  readonly event: Event & { readonly text: EventText | null };
  readonly failure: OutboxFailure | null;
}

/** What there is to do for a consumer, the earliest event first. */
export interface Batch {
  readonly due: readonly Due[];
  /** Up to which event everything is in the batch, or of no interest. */
  readonly throughSeq: number;
  /** When the next of what has failed is tried again, if nothing is due now. */
  readonly nextAttemptAt: Date | null;
}

export const BATCH_SIZE = 20;

/**
 * What is due for a consumer whose cursor stands at `seq`. Events are numbered under the firm's lock,
 * which is held until they are committed: where one is visible, all before it are, so that none can
 * come later with a smaller number and be passed over.
 */
export function readBatch(
  firmId: string,
  consumer: Consumer,
  seq: number,
  at: Date,
): Promise<Batch> {
  return withWholeFirm(firmId, async (tx) => {
    const failures = await tx.outboxFailure.findMany({
      where: { firmId, consumer: consumer.name, nextAttemptAt: { not: null } },
      // Where order is promised, the earliest event comes first, whenever the others were due.
      orderBy: consumer.ordered ? [{ seq: 'asc' }] : [{ nextAttemptAt: 'asc' }, { seq: 'asc' }],
      take: BATCH_SIZE,
    });
    const waiting = failures.findIndex((one) => one.nextAttemptAt && one.nextAttemptAt > at);
    const again = waiting < 0 ? failures : failures.slice(0, waiting);
    const nextAttemptAt = failures[0]?.nextAttemptAt ?? null;
    if (again.length > 0) {
      return { due: await withEvents(tx, firmId, again), throughSeq: seq, nextAttemptAt };
    }
    // What is tried again keeps all that is new waiting where order is promised.
    if (consumer.ordered && failures.length > 0) {
      return { due: [], throughSeq: seq, nextAttemptAt };
    }
    return { ...(await readNew(tx, firmId, consumer, seq)), nextAttemptAt };
  });
}

async function readNew(
  tx: FirmTx,
  firmId: string,
  { kinds }: Consumer,
  seq: number,
): Promise<Pick<Batch, 'due' | 'throughSeq'>> {
  const head = await lastEventSeq(tx, firmId);
  if (head <= seq) return { due: [], throughSeq: seq };
  const events = await tx.event.findMany({
    where: { firmId, seq: { gt: seq, lte: head }, kind: { in: [...kinds] } },
    orderBy: { seq: 'asc' },
    take: BATCH_SIZE,
    include: { text: true },
  });
  const last = events.at(-1);
  const throughSeq = last && events.length === BATCH_SIZE ? last.seq : head;
  return { due: events.map((event) => ({ event, failure: null })), throughSeq };
}

/** The number of the firm's newest event; 0 for a firm that is gone. */
export async function lastEventSeq(tx: FirmTx, firmId: string): Promise<number> {
  const state = await tx.assignmentState.findUnique({
    where: { firmId },
    select: { lastEventSeq: true },
  });
  return state?.lastEventSeq ?? 0;
}

async function withEvents(
  tx: FirmTx,
  firmId: string,
  failures: readonly OutboxFailure[],
): Promise<Due[]> {
  const events = await tx.event.findMany({
    where: { firmId, id: { in: failures.map(({ eventId }) => eventId) } },
    orderBy: { seq: 'asc' },
    include: { text: true },
  });
  const byEvent = new Map(failures.map((failure) => [failure.eventId, failure]));
  return events.map((event) => ({ event, failure: byEvent.get(event.id) ?? null }));
}
