import 'server-only';
import { sql, type Sql } from '@/lib/platform/db/sql';

/**
 * When time alone may next let someone take a case that waits: an absence ends, or a new case of
 * the last seven days leaves the week of an attorney who takes only so many. Whatever else decides
 * changes by a transaction, which drains the line itself and has the firm looked at.
 */
export function waitingLineDueAt(firmId: string, at: Date): Sql {
  return sql`
    (SELECT CASE WHEN EXISTS (SELECT FROM cases
                               WHERE firm_id = ${firmId}::uuid
                                 AND attorney_id IS NULL AND closed_at IS NULL)
                 THEN LEAST(${absenceEnds(firmId, at)}, ${weekMovesOn(firmId, at)}) END)`;
}

function absenceEnds(firmId: string, at: Date): Sql {
  return sql`(SELECT min(ends_at) FROM absences
               WHERE firm_id = ${firmId}::uuid AND cancelled_at IS NULL
                 AND ends_at > ${at}::timestamptz)`;
}

// The condition on the start is the one that counts them (load-firm.ts), in the same words.
function weekMovesOn(firmId: string, at: Date): Sql {
  return sql`(SELECT min(s.started_at + interval '7 days')
                FROM attorneys a
                JOIN assignments s ON s.firm_id = a.firm_id AND s.attorney_id = a.id
               WHERE a.firm_id = ${firmId}::uuid AND a.intake_per_week IS NOT NULL
                 AND s.is_new_intake AND s.started_at > ${at}::timestamptz - interval '7 days')`;
}
