import 'server-only';
import type { FirmTx } from '@/lib/platform/db/with-firm';
import type { Finding } from './finding';

/**
 * The attorney of record is who the last completed checklist says; no checklist is open for a
 * closed case; what was scheduled is what was published.
 */
export async function checkRecords(tx: FirmTx, firmId: string): Promise<Finding[]> {
  return tx.$queryRaw<Finding[]>`
    SELECT 'attorney-of-record' AS "check",
           format('Case %s: its attorney of record is %s, its last completed checklist says %s.',
                  c.number, coalesce(c.attorney_of_record_id::text, 'nobody'), r.to_attorney_id)
             AS detail
      FROM cases c
      JOIN LATERAL (SELECT to_attorney_id FROM record_changes
                     WHERE firm_id = ${firmId}::uuid AND case_id = c.id AND status = 'completed'
                     ORDER BY resolved_at DESC, id DESC LIMIT 1) r ON true
     WHERE c.firm_id = ${firmId}::uuid
       AND c.attorney_of_record_id IS DISTINCT FROM r.to_attorney_id
    UNION ALL
    SELECT 'record-change-open',
           format('Case %s is closed, but a change of its attorney of record is open.', c.number)
      FROM record_changes r
      JOIN cases c ON c.firm_id = r.firm_id AND c.id = r.case_id
     WHERE r.firm_id = ${firmId}::uuid AND r.status = 'open' AND c.closed_at IS NOT NULL
    UNION ALL
    SELECT 'scheduled-rules',
           format('Version %s is not what was scheduled for %s.', v.version, s.effective_at)
      FROM scheduled_rule_sets s
      JOIN rule_sets v ON v.firm_id = s.firm_id AND v.version = s.published_version
     -- Publishing may add settings that the product has learned since it was scheduled.
     WHERE s.firm_id = ${firmId}::uuid AND NOT v.config @> s.config`;
}
