import 'server-only';
import type { FirmTx } from '@/lib/platform/db/with-firm';

/** A handoff that ends when the member goes. */
export interface OpenEnd {
  readonly memberId: string;
  readonly caseId: string;
}

/** The handoffs that wait because of these members: asked of them, about their cases, or by them. */
export async function readOpenEnds(
  tx: FirmTx,
  firmId: string,
  memberIds: readonly string[],
): Promise<OpenEnd[]> {
  // Removing a member; the list of members says how many would end. A case has one pending at most.
  return tx.$queryRaw<OpenEnd[]>`
    SELECT m.id AS "memberId", h.case_id AS "caseId"
      FROM handoffs h
      JOIN members m ON m.firm_id = ${firmId}::uuid AND m.id = ANY (${[...memberIds]}::uuid[])
      LEFT JOIN attorneys a ON a.firm_id = ${firmId}::uuid AND a.member_id = m.id
     WHERE h.firm_id = ${firmId}::uuid AND h.status = 'pending'
       AND (h.requested_by_id = m.id OR h.from_attorney_id = a.id OR h.to_attorney_id = a.id)
     ORDER BY h.requested_at, h.id`;
}
