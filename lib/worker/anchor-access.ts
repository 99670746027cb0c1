import 'server-only';
import { withAssignmentTransaction } from '@/lib/assignment';
import { systemActor } from '@/lib/platform/auth/actor';
import { now } from '@/lib/platform/clock';
import { readEventOf, type EventFacts } from '@/lib/contracts/events';
import { listFirmIds } from '@/lib/platform/db/identity-store';
import { withWholeFirm, type FirmTx } from '@/lib/platform/db/with-firm';
import { logger } from '@/lib/platform/logger';
import { digestRecords } from '@/lib/platform/audit/digest-records';

/*
 * Access records are written without the firm's lock, so they cannot be links of its hash chain one
 * by one. Once an hour a digest of what has come since is: anyone who changes, adds or removes a record
 * before an anchor would have to change the chain as well.
 */

/** Longer than any transaction lives: a record older than this that is not there never comes. */
const SETTLED_MS = 5 * 60_000;

/**
 * How long access records are kept at least. The product's role cannot delete them; an operator may,
 * as the owner, when they are older (docs/operations.md).
 */
export const ACCESS_KEPT_DAYS = 400;

/** The kind of the event that carries a digest. */
export const ANCHOR_KIND = 'access-anchored';

/** What an anchor says: so many records after one and through another, with this digest. */
export type Anchor = EventFacts<typeof ANCHOR_KIND>;

/** An anchor from its event's data; null for data that no anchor has. */
export function readAnchor(data: unknown): Anchor | null {
  return readEventOf([ANCHOR_KIND], { kind: ANCHOR_KIND, data })?.facts ?? null;
}

/** Anchors every firm's access records. A firm where it fails is logged and comes next time. */
export async function anchorAllAccess(): Promise<void> {
  for (const firmId of await listFirmIds()) {
    await anchorAccess(firmId, now()).catch((error: unknown) =>
      logger.error({ error, firmId }, 'access records could not be anchored'),
    );
  }
}

/**
 * Notes in the firm's audit trail a digest of the access records since the last anchor.
 * @returns how many records it covers
 */
export async function anchorAccess(firmId: string, at: Date): Promise<number> {
  const last = await withWholeFirm(firmId, (tx) => findLastAnchor(tx, firmId));
  const afterId = last?.throughId ?? null;
  const until = new Date(at.getTime() - SETTLED_MS);
  // Before the lock: a firm does not wait while its records are read.
  const span = await digestRecords(firmId, { afterId, until });
  if (!span) return 0;
  return withAssignmentTransaction(systemActor(firmId), async (transaction) => {
    const newest = await findLastAnchor(transaction.tx, firmId);
    // Another process was faster.
    if ((newest?.throughId ?? null) !== afterId) return 0;
    transaction.record(ANCHOR_KIND, { facts: { afterId, ...span } });
    return span.rows;
  });
}

async function findLastAnchor(tx: FirmTx, firmId: string): Promise<Anchor | null> {
  const event = await tx.event.findFirst({
    where: { firmId, kind: ANCHOR_KIND },
    orderBy: { seq: 'desc' },
    select: { data: true },
  });
  return readAnchor(event?.data);
}
