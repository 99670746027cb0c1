import 'server-only';
import { hashEvent, saltedDigest, type EventRow } from '@/lib/assignment/events';
import { readEvent } from '@/lib/contracts/events';
import { withWholeFirm, type FirmTx } from '@/lib/platform/db/with-firm';
import { EventTexts, type TextBeside } from './event-texts';
import type { Finding } from './finding';

const PAGE_SIZE = 5000;

/** Number and hash of the newest event, as the firm's own row has them. */
export interface Head {
  readonly seq: number;
  readonly hash: string;
}

type StoredRow = Omit<EventRow, 'at'> & TextBeside & { at: Date };

/** Reads the head of a firm's audit trail; under the lock it cannot move. */
export async function readHead(tx: FirmTx, firmId: string): Promise<Head> {
  const state = await tx.assignmentState.findUniqueOrThrow({
    where: { firmId },
    select: { lastEventSeq: true, lastEventHash: true },
  });
  return { seq: state.lastEventSeq, hash: state.lastEventHash };
}

/**
 * Every event up to the head is there, numbered without a gap, with the hash of the one before; and
 * beside it are the names and words that its digests are of, or they were erased on record.
 */
export async function checkEvents(firmId: string, head: Head): Promise<Finding[]> {
  const texts = new EventTexts();
  let last: Head = { seq: 0, hash: '' };
  for (;;) {
    const rows = await readPage(firmId, last.seq, head.seq);
    for (const row of rows) {
      const { salt, words, erasureId, ...event } = row;
      if (!follows({ ...event, at: event.at.toISOString() }, last)) {
        const detail = `Event ${row.seq} does not follow event ${last.seq} unchanged.`;
        return [{ check: 'event-chain', detail }];
      }
      texts.add(event, { salt, words, erasureId });
      last = row;
    }
    if (rows.length < PAGE_SIZE) break;
  }
  if (head.seq === last.seq && head.hash === last.hash) return texts.findings();
  const detail = `The firm has recorded ${head.seq} events, ${last.seq} of them are there.`;
  return [{ check: 'event-chain', detail }];
}

function follows({ hash, ...content }: EventRow, last: Head): boolean {
  return (
    content.seq === last.seq + 1 &&
    content.prevHash === last.hash &&
    hashEvent(content) === hash &&
    (content.chainVersion === 1 || isWellFormed(content))
  );
}

/** Who acted is whom the digest is of, and the payload is one of its kind. */
function isWellFormed({ actorSalt, actorName, actorDigest, ...event }: Omit<EventRow, 'hash'>) {
  return (
    actorSalt !== null &&
    saltedDigest(actorSalt, actorName) === actorDigest &&
    readEvent(event) !== null
  );
}

function readPage(firmId: string, after: number, through: number): Promise<StoredRow[]> {
  return withWholeFirm(
    firmId,
    (tx) =>
      tx.$queryRaw<StoredRow[]>`
        SELECT e.firm_id AS "firmId", e.id, e.seq, e.kind, e.at, e.case_id AS "caseId",
               e.attorney_id AS "attorneyId", e.actor_kind AS "actorKind", e.actor_id AS "actorId",
               e.actor_name AS "actorName", e.data, e.prev_hash AS "prevHash", e.hash,
               e.chain_version AS "chainVersion", e.actor_salt AS "actorSalt",
               e.actor_digest AS "actorDigest", e.text_digest AS "textDigest",
               t.salt, t.words, t.erasure_id AS "erasureId"
          FROM events e
          LEFT JOIN event_texts t ON t.firm_id = ${firmId}::uuid AND t.id = e.id
         WHERE e.firm_id = ${firmId}::uuid AND e.seq > ${after} AND e.seq <= ${through}
         ORDER BY e.seq
         LIMIT ${PAGE_SIZE}`,
  );
}
