import 'server-only';
import { sql, type Sql } from '@/lib/platform/db/sql';
import { insertRows } from '@/lib/platform/db/written-table';
import type { FirmTx } from '@/lib/platform/db/with-firm';
import type { WrittenRows } from './written-rows';
import { COVERS } from './written-tables';

/**
 * Ends intervals, and with them the covers of their cases: a case that was closed or went to
 * someone else does not come back by itself any more, and has nothing left to be covered.
 * Cases whose covers this transaction moves itself are left to it.
 *
 * @returns how many intervals were still open and ended
 */
export async function endIntervals(
  tx: FirmTx,
  firmId: string,
  { endedAssignments, covers }: Pick<WrittenRows, 'endedAssignments' | 'covers'>,
): Promise<number> {
  const ownCaseIds = [...covers.values()].map(({ caseId }) => caseId);
  const json = JSON.stringify(
    endedAssignments.map(({ id, endedAt, endReason }) => ({
      id,
      ended_at: endedAt,
      end_reason: endReason,
    })),
  );
  const [result] = await tx.$queryRaw<{ ended: number }[]>`
    WITH gone AS (
      UPDATE assignments a SET ended_at = r.ended_at, end_reason = r.end_reason
        FROM jsonb_to_recordset(${json}::jsonb)
               AS r(id uuid, ended_at timestamptz, end_reason text)
       WHERE a.firm_id = ${firmId}::uuid AND a.id = r.id AND a.ended_at IS NULL
      RETURNING a.case_id, a.ended_at, a.end_reason),
    uncovered AS (
      UPDATE covers c
         SET status = 'ended', ended_at = g.ended_at, version = c.version + 1,
             end_reason = CASE g.end_reason WHEN 'closed' THEN 'case-closed' ELSE 'case-moved' END
        FROM gone g
       WHERE c.firm_id = ${firmId}::uuid AND c.case_id = g.case_id
         AND c.status IN ('planned', 'active') AND c.case_id <> ALL (${ownCaseIds}::uuid[]))
    SELECT count(*)::int AS ended FROM gone`;
  return result?.ended ?? 0;
}

/** New and changed covers: what was planned stays, its fate is written. */
export function coverPart(firmId: string, { covers }: Pick<WrittenRows, 'covers'>): Sql[] {
  if (covers.size === 0) return [];
  return [
    sql`
           saved_covers AS (${insertRows(COVERS, firmId, [...covers.values()])}
             ON CONFLICT (firm_id, id) DO UPDATE
               SET to_attorney_id = excluded.to_attorney_id, status = excluded.status,
                   blocked_at = excluded.blocked_at, started_at = excluded.started_at,
                   start_handoff_id = excluded.start_handoff_id, ended_at = excluded.ended_at,
                   end_reason = excluded.end_reason,
                   return_handoff_id = excluded.return_handoff_id, version = excluded.version)`,
  ];
}
