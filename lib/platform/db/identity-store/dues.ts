import 'server-only';
import { prismaClient } from '../client';
import { sql, type Sql } from '../sql';
import type { FirmTx } from '../with-firm';

/*
 * Of the identity store (see ../identity-store.ts) the part that says which firms to look at: firm_dues must be read before
 * a firm is known. Code that changes anything in a firm under its lock has it looked at (lookAtFirm);
 * the round that has looked sets when to look next (setDue), under the same lock, so that no change made
 * meanwhile is overlooked.
 */

/** The firms in which something is due at `at`, the longest due first. */
export async function listDueFirmIds(at: Date): Promise<string[]> {
  const rows = await prismaClient().firmDue.findMany({
    where: { dueAt: { lte: at } },
    orderBy: { dueAt: 'asc' },
    select: { firmId: true },
  });
  return rows.map(({ firmId }) => firmId);
}

/** Has a new firm looked at from `at` on. */
export async function beginDue(tx: FirmTx, firmId: string, at: Date): Promise<void> {
  await tx.firmDue.create({ data: { firmId, dueAt: at } });
}

/**
 * Has a firm looked at by `at`, as part of a larger statement. Writes nothing where that is so
 * already, which in a busy firm is almost always.
 */
export function lookAtFirm(firmId: string, at: Date): Sql {
  return sql`UPDATE firm_dues SET due_at = ${at}::timestamptz
             WHERE firm_id = ${firmId}::uuid
               AND (due_at IS NULL OR due_at > ${at}::timestamptz)`;
}

/** Sets when to look at a firm next. Only under the firm's lock, and computed there. */
export async function setDue(tx: FirmTx, firmId: string, dueAt: Sql): Promise<void> {
  await tx.$executeRaw`
    UPDATE firm_dues SET due_at = ${dueAt} WHERE firm_id = ${firmId}::uuid`;
}
