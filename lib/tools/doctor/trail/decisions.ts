import 'server-only';
import type { FirmTx } from '@/lib/platform/db/with-firm';
import type { Finding } from '../finding';
import { takenBackCases } from '../taken-back-cases';

/** Every decision is about the case, chose the attorney and names the person that were recorded. */
export async function checkDecisionTrail(tx: FirmTx, firmId: string): Promise<Finding[]> {
  return tx.$queryRaw<Finding[]>`
    WITH said AS (
      SELECT data ->> 'decisionId' AS id, case_id, attorney_id, at, actor_name
        FROM events
       WHERE firm_id = ${firmId}::uuid AND kind IN ('case-assigned', 'case-waits')
         AND data ->> 'decisionId' IS NOT NULL
         AND case_id NOT IN (${takenBackCases(firmId)})),
    written AS (
      SELECT id::text, case_id, attorney_id, decided_at, actor_name
        FROM decisions WHERE firm_id = ${firmId}::uuid)
    SELECT 'decision-trail' AS "check",
           CASE WHEN w.id IS NULL THEN format('Decision %s is on record, but not there.', s.id)
                WHEN s.id IS NULL THEN format('Decision %s is there, but not on record.', w.id)
                ELSE format('Decision %s: %s chose %s; the audit trail says that %s chose %s.', w.id,
                            w.actor_name, coalesce(w.attorney_id::text, 'nobody'), s.actor_name,
                            coalesce(s.attorney_id::text, 'nobody')) END AS detail
      FROM written w
      FULL JOIN said s ON s.id = w.id
     WHERE w.id IS NULL OR s.id IS NULL
        OR (w.case_id, w.attorney_id, w.decided_at, w.actor_name)
           IS DISTINCT FROM (s.case_id, s.attorney_id, s.at, s.actor_name)`;
}
