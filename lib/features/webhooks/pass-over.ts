import 'server-only';
import type { FirmTx } from '@/lib/platform/db/with-firm';
import { DAY_MS } from '@/lib/shared/time';
import { consumerNameOf } from './consumer-name';
import { eventKindsOf } from './types';

/** As long as an endpoint may be stopped and still be sent everything: its three days, and a holiday. */
export const SENT_LATE_DAYS = 7;

/** What happened before is named where it can be sent by hand, up to so many. */
const MOST_NAMED = 10_000;

/** What stands beside an event that was passed over: it is sent when someone asks for it alone. */
export const PASSED_OVER = `Not sent: the endpoint was stopped, and this was more than ${SENT_LATE_DAYS} days ago when it was started again.`;

/**
 * Leaves out what happened long before an endpoint is started again: a year told at once is of use to
 * no system, and holds up what is new. It is named among what did not arrive.
 */
export async function passOver(
  tx: FirmTx,
  { firmId, id, kinds }: { firmId: string; id: string; kinds: readonly string[] },
  at: Date,
): Promise<void> {
  const consumer = consumerNameOf(id);
  const last = await tx.event.findFirst({
    where: { firmId, at: { lt: new Date(at.getTime() - SENT_LATE_DAYS * DAY_MS) } },
    orderBy: { seq: 'desc' },
    select: { seq: true },
  });
  const cursor = await tx.outboxCursor.findUnique({
    where: { firmId_consumer: { firmId, consumer } },
    select: { seq: true },
  });
  if (!last || !cursor || cursor.seq >= last.seq) return;
  await tx.$executeRaw`
    INSERT INTO outbox_failures
           (firm_id, id, consumer, event_id, seq, attempts, first_failed_at, next_attempt_at, error)
    SELECT e.firm_id, gen_random_uuid(), ${consumer}, e.id, e.seq, 0, ${at}::timestamptz, NULL, ${PASSED_OVER}
      FROM events e
     WHERE e.firm_id = ${firmId}::uuid AND e.seq > ${cursor.seq} AND e.seq <= ${last.seq}
       AND e.kind = ANY (${eventKindsOf(kinds)}::text[])
     ORDER BY e.seq DESC
     LIMIT ${MOST_NAMED}
        ON CONFLICT DO NOTHING`;
  await tx.outboxCursor.updateMany({
    where: { firmId, consumer, seq: { lt: last.seq } },
    data: { seq: last.seq },
  });
}
