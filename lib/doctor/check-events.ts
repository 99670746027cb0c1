import 'server-only';
import { hashEvent, type EventRow } from '@/lib/assignment/events';
import { withWholeFirm, type FirmTx } from '@/lib/db/with-firm';
import type { Finding } from './finding';

const PAGE_SIZE = 5000;

/** Number and hash of the newest event, as the firm's own row has them. */
export interface Head {
  readonly seq: number;
  readonly hash: string;
}

/** Reads the head of a firm's audit trail; under the lock it cannot move. */
export async function readHead(tx: FirmTx, firmId: string): Promise<Head> {
  const state = await tx.assignmentState.findUniqueOrThrow({
    where: { firmId },
    select: { lastEventSeq: true, lastEventHash: true },
  });
  return { seq: state.lastEventSeq, hash: state.lastEventHash };
}

/** Every event up to the head is there, numbered without a gap, with the hash of the one before. */
export async function checkEvents(firmId: string, head: Head): Promise<Finding[]> {
  let last: Head = { seq: 0, hash: '' };
  for (;;) {
    const after = last.seq;
    const rows = await withWholeFirm(firmId, (tx) =>
      tx.event.findMany({
        where: { firmId, seq: { gt: after, lte: head.seq } },
        orderBy: { seq: 'asc' },
        take: PAGE_SIZE,
      }),
    );
    for (const row of rows) {
      // What was written is an object; Prisma types any JSON.
      const event = { ...row, at: row.at.toISOString(), data: row.data as EventRow['data'] };
      if (!follows(event, last)) {
        const detail = `Event ${row.seq} does not follow event ${last.seq} unchanged.`;
        return [{ check: 'event-chain', detail }];
      }
      last = row;
    }
    if (rows.length < PAGE_SIZE) break;
  }
  if (head.seq === last.seq && head.hash === last.hash) return [];
  const detail = `The firm has recorded ${head.seq} events, ${last.seq} of them are there.`;
  return [{ check: 'event-chain', detail }];
}

function follows({ hash, ...content }: EventRow, last: Head): boolean {
  return (
    content.seq === last.seq + 1 && content.prevHash === last.hash && hashEvent(content) === hash
  );
}
