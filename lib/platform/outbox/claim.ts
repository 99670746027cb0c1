import 'server-only';
import { sql, type Sql } from '@/lib/platform/db/sql';
import { withWholeFirm, type FirmTx } from '@/lib/platform/db/with-firm';
import { newId } from '@/lib/platform/ids';

/*
 * One process at a time reads the events of a firm for a consumer: it holds the cursor until an
 * instant that it keeps moving on, by the database's clock, so that machines need not agree on the
 * time. A process that dies lets go by doing nothing.
 */

/** The cursor of one consumer in one firm, held by this process. */
export interface Claim {
  readonly firmId: string;
  readonly consumer: string;
  readonly id: string;
  readonly seq: number;
}

/** Another process has taken the cursor: this one was silent for too long, and stops. */
export class ClaimLostError extends Error {
  override readonly name = 'ClaimLostError';
}

/** Until when a cursor is held that is held from now on. */
function heldFor(leaseMs: number): Sql {
  return sql`clock_timestamp() + ${leaseMs}::int * interval '1 millisecond'`;
}

/** Takes the cursor, or answers until when another process holds it; null for a firm that is gone. */
export async function takeClaim(
  firmId: string,
  consumer: string,
  leaseMs: number,
): Promise<Claim | { readonly heldUntil: Date } | null> {
  return withWholeFirm(firmId, async (tx) => {
    await beginCursors(tx, firmId, [consumer]);
    const id = newId();
    const [taken] = await tx.$queryRaw<{ seq: number }[]>`
      UPDATE outbox_cursors SET claim_id = ${id}::uuid, claimed_until = ${heldFor(leaseMs)}
       WHERE firm_id = ${firmId}::uuid AND consumer = ${consumer}
         AND (claimed_until IS NULL OR claimed_until <= clock_timestamp())
      RETURNING seq`;
    if (taken) return { firmId, consumer, id, seq: taken.seq };
    const held = await tx.outboxCursor.findUnique({
      where: { firmId_consumer: { firmId, consumer } },
      select: { claimedUntil: true },
    });
    return held && { heldUntil: held.claimedUntil ?? new Date(0) };
  });
}

/**
 * Gives these consumers a cursor where they have none: one that is new in a firm is told of what
 * happens from then on. In a sample firm none has a cursor, so that no one outside is told of it.
 */
export async function beginCursors(
  tx: FirmTx,
  firmId: string,
  consumers: readonly string[],
): Promise<void> {
  const known = await tx.outboxCursor.findMany({ where: { firmId }, select: { consumer: true } });
  for (const consumer of consumers) {
    if (known.some((cursor) => cursor.consumer === consumer)) continue;
    await tx.$executeRaw`
      INSERT INTO outbox_cursors (firm_id, id, consumer, seq)
      SELECT s.firm_id, ${newId()}::uuid, ${consumer}, s.last_event_seq
        FROM assignment_states s WHERE s.firm_id = ${firmId}::uuid
         AND NOT EXISTS (SELECT FROM firm_slugs f
                          WHERE f.firm_id = ${firmId}::uuid AND f.sample_of IS NOT NULL)
      ON CONFLICT DO NOTHING`;
  }
}

/** Holds the cursor on. @throws ClaimLostError */
export async function keepClaim(claim: Claim, leaseMs: number): Promise<void> {
  await withWholeFirm(claim.firmId, (tx) => moveClaim(tx, claim, claim.seq, leaseMs));
}

/**
 * Moves the cursor on, never back, and holds it on.
 * @throws ClaimLostError when another process has it: nothing of the transaction may stay then.
 */
export async function moveClaim(
  tx: FirmTx,
  { firmId, consumer, id }: Claim,
  seq: number,
  leaseMs: number,
): Promise<void> {
  const moved = await tx.$executeRaw`
    UPDATE outbox_cursors
       SET seq = GREATEST(seq, ${seq}), claimed_until = ${heldFor(leaseMs)}
     WHERE firm_id = ${firmId}::uuid AND consumer = ${consumer} AND claim_id = ${id}::uuid`;
  if (moved === 0) throw new ClaimLostError(`Another process delivers for ${consumer}.`);
}

/** Lets go of the cursor, if this process still holds it. */
export async function dropClaim({ firmId, consumer, id }: Claim): Promise<void> {
  await withWholeFirm(firmId, (tx) =>
    tx.outboxCursor.updateMany({
      where: { firmId, consumer, claimId: id },
      data: { claimId: null, claimedUntil: null },
    }),
  );
}
