import 'server-only';
import { now } from '@/lib/platform/clock';
import { sql, type Sql } from '@/lib/platform/db/sql';
import { withWholeFirm, type FirmTx } from '@/lib/platform/db/with-firm';
import { enqueueJob } from '@/lib/platform/jobs/enqueue-job';
import { beginCursors } from './claim';
import type { Consumer } from './consumer';
import { lastEventSeq } from './read-batch';

/** A cursor that is further behind moves on even where nothing of interest has happened since. */
const MOST_BEHIND = 1_000;

/** Has everything delivered that is due in a firm; where nothing is, this costs three short queries. */
export async function wakeOutbox(firmId: string, consumers: readonly Consumer[]): Promise<void> {
  if (consumers.length === 0) return;
  await withWholeFirm(firmId, async (tx) => {
    const names = consumers.map(({ name }) => name);
    await beginCursors(tx, firmId, names);
    const head = await lastEventSeq(tx, firmId);
    const cursors = await tx.outboxCursor.findMany({
      where: { firmId },
      select: { consumer: true, seq: true },
    });
    const seqOf = new Map(cursors.map(({ consumer, seq }) => [consumer, seq]));
    const again = await listTriedAgain(tx, firmId);
    for (const consumer of consumers) {
      const seq = seqOf.get(consumer.name);
      // A firm that is gone has none.
      if (seq === undefined) continue;
      const isDue = again.has(consumer.name) || (await isBehind(tx, firmId, consumer, seq, head));
      if (isDue) await askForDelivery(tx, firmId, consumer.name);
    }
  });
}

/** Has a consumer's deliveries in a firm worked on, by whichever process is free. */
export async function askForDelivery(
  tx: FirmTx,
  firmId: string,
  consumer: string,
  runAt?: Date,
): Promise<void> {
  const key = `${firmId}:${consumer}`;
  // One for later must not keep one for now from being queued.
  const options = runAt ? { key: `${key}:later`, runAt } : { key };
  await enqueueJob(tx, 'deliver-outbox', { firmId, consumer }, { ...options, group: firmId });
}

/** When the next of what has failed in a firm is tried again; new events wake by themselves. */
export function outboxDueAt(firmId: string): Sql {
  return sql`(SELECT min(next_attempt_at) FROM outbox_failures WHERE firm_id = ${firmId}::uuid)`;
}

async function listTriedAgain(tx: FirmTx, firmId: string): Promise<Set<string>> {
  const rows = await tx.outboxFailure.findMany({
    where: { firmId, nextAttemptAt: { lte: now() } },
    distinct: ['consumer'],
    select: { consumer: true },
  });
  return new Set(rows.map(({ consumer }) => consumer));
}

async function isBehind(
  tx: FirmTx,
  firmId: string,
  { kinds }: Consumer,
  seq: number,
  head: number,
): Promise<boolean> {
  if (head - seq > MOST_BEHIND) return true;
  if (head === seq) return false;
  const next = await tx.event.findFirst({
    where: { firmId, seq: { gt: seq, lte: head }, kind: { in: [...kinds] } },
    select: { seq: true },
  });
  return next !== null;
}
