import 'server-only';
import type { FirmTx } from '@/lib/platform/db/with-firm';
import type { Finding } from './finding';

/**
 * A cover under way holds its case by the handoff that began it; a planned one still has its holder
 * (or their cover) to take it from; an absence that was cancelled has neither.
 */
export async function checkCovers(tx: FirmTx, firmId: string): Promise<Finding[]> {
  return tx.$queryRaw<Finding[]>`
    SELECT 'cover-holds' AS "check",
           format('The cover of case %s is under way, but the case is not held by it.', c.number)
             AS detail
      FROM covers v
      JOIN cases c ON c.firm_id = v.firm_id AND c.id = v.case_id
      LEFT JOIN assignments s
        ON s.firm_id = v.firm_id AND s.case_id = v.case_id AND s.ended_at IS NULL
     WHERE v.firm_id = ${firmId}::uuid AND v.status = 'active'
       AND (s.handoff_id IS DISTINCT FROM v.start_handoff_id
            OR s.attorney_id IS DISTINCT FROM v.to_attorney_id)
    UNION ALL
    SELECT 'cover-planned',
           format('A cover of case %s is planned, but the case is no longer with whom it is for.',
                  c.number)
      FROM covers v
      JOIN cases c ON c.firm_id = v.firm_id AND c.id = v.case_id
     WHERE v.firm_id = ${firmId}::uuid AND v.status = 'planned'
       AND (c.closed_at IS NOT NULL
            OR (c.attorney_id IS DISTINCT FROM v.from_attorney_id
                AND NOT EXISTS (SELECT FROM covers o
                                 WHERE o.firm_id = ${firmId}::uuid AND o.case_id = v.case_id
                                   AND o.status = 'active')))
    UNION ALL
    SELECT 'cover-absence',
           format('A cover of case %s is %s for an absence that was cancelled.', c.number, v.status)
      FROM covers v
      JOIN absences b ON b.firm_id = v.firm_id AND b.id = v.absence_id
      JOIN cases c ON c.firm_id = v.firm_id AND c.id = v.case_id
     WHERE v.firm_id = ${firmId}::uuid AND v.status IN ('planned', 'active')
       AND b.cancelled_at IS NOT NULL`;
}
