import 'server-only';
import type { FirmTx } from '@/lib/platform/db/with-firm';
import type { Finding } from '../finding';

/** A case waits for an answer, goes out or was not taken on as its conflict check and the answer say. */
export async function checkConflictTrail(tx: FirmTx, firmId: string): Promise<Finding[]> {
  return tx.$queryRaw<Finding[]>`
    WITH said AS (
      SELECT DISTINCT ON (case_id) case_id,
             CASE WHEN kind = 'conflict-answered' THEN data ->> 'answer'
                  WHEN (data ->> 'isHeld')::boolean THEN 'open' END AS stands
        FROM events
       WHERE firm_id = ${firmId}::uuid AND kind IN ('conflict-checked', 'conflict-answered')
       ORDER BY case_id, seq DESC)
    SELECT 'conflict-trail' AS "check",
           format('Case %s: the conflict check is %s; the audit trail says %s.', c.number,
                  coalesce(c.conflict_check, 'not held'), coalesce(s.stands, 'not held')) AS detail
      FROM cases c
      LEFT JOIN said s ON s.case_id = c.id
     WHERE c.firm_id = ${firmId}::uuid AND c.conflict_check IS DISTINCT FROM s.stands`;
}
