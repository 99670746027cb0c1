import 'server-only';
import type { FirmTx } from '@/lib/platform/db/with-firm';

/** Whom an erasure is about. */
export interface Erasing {
  readonly firmId: string;
  /** The client, and who was merged into them. */
  readonly clientIds: readonly string[];
  readonly caseIds: readonly string[];
}

/**
 * Erases the words of every event about these cases, and of walls and changes of this client.
 * @returns the ids of these events, in order
 */
export async function eraseTexts(
  tx: FirmTx,
  { firmId, clientIds, caseIds }: Erasing,
  erasure: { readonly id: string; readonly at: Date },
): Promise<string[]> {
  const erased = await tx.$queryRaw<{ id: string }[]>`
    UPDATE event_texts t
       SET salt = NULL, words = NULL, erased_at = ${erasure.at}::timestamptz,
           erasure_id = ${erasure.id}::uuid
      FROM events e
     WHERE t.firm_id = ${firmId}::uuid AND t.erased_at IS NULL
       AND e.firm_id = ${firmId}::uuid AND e.id = t.id
       AND (e.case_id = ANY (${caseIds}::uuid[])
            OR e.kind IN ('wall-raised', 'client-changed')
               AND e.data ->> 'clientId' = ANY (${clientIds}::text[]))
    RETURNING t.id`;
  return erased.map(({ id }) => id).toSorted();
}

/** How many of their events are of the chain's first version, which has words in its hashes. */
export async function countWordyEvents(
  tx: FirmTx,
  { firmId, clientIds, caseIds }: Erasing,
): Promise<number> {
  const [row] = await tx.$queryRaw<{ events: number }[]>`
    SELECT count(*)::int AS events
      FROM events e
     WHERE e.firm_id = ${firmId}::uuid AND e.chain_version = 1
       AND (e.case_id = ANY (${caseIds}::uuid[])
            AND coalesce(e.data ->> 'note', e.data ->> 'why', e.data ->> 'overrideReason',
                         e.data #>> '{changes,notes}', e.data ->> 'notes') IS NOT NULL
            OR e.kind = 'wall-raised' AND e.data ->> 'clientId' = ANY (${clientIds}::text[]))`;
  return row?.events ?? 0;
}
