import 'server-only';
import { hashEvent, type EventRow } from '@/lib/assignment/events';
import type { FirmTx } from '@/lib/db/with-firm';
import type { Finding } from './finding';

const PAGE_SIZE = 5000;

/** Every event is there, numbered without a gap, and carries the hash of the one before it. */
export async function checkEvents(tx: FirmTx, firmId: string): Promise<Finding[]> {
  let seq = 0;
  let hash = '';
  for (;;) {
    const rows = await tx.event.findMany({
      where: { firmId, seq: { gt: seq } },
      orderBy: { seq: 'asc' },
      take: PAGE_SIZE,
    });
    for (const { hash: recorded, at, data, ...row } of rows) {
      // What was written is an object; Prisma types any JSON.
      const content = { ...row, at: at.toISOString(), data: data as EventRow['data'] };
      const broken =
        row.seq !== seq + 1 || row.prevHash !== hash || hashEvent(content) !== recorded;
      if (broken) {
        return [
          {
            check: 'event-chain',
            detail: `Event ${row.seq} does not follow event ${seq} unchanged.`,
          },
        ];
      }
      seq = row.seq;
      hash = recorded;
    }
    if (rows.length < PAGE_SIZE) break;
  }
  const state = await tx.assignmentState.findUniqueOrThrow({ where: { firmId } });
  if (state.lastEventSeq === seq && state.lastEventHash === hash) return [];
  return [
    {
      check: 'event-chain',
      detail: `The firm has recorded ${state.lastEventSeq} events, ${seq} of them are there.`,
    },
  ];
}
