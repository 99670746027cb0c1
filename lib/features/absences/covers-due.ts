import 'server-only';
import { sql, type Sql } from '@/lib/platform/db/sql';

/**
 * When the next planned cover begins. One that no one could take has been due since its beginning,
 * so that it is tried again each time.
 */
export function coverStartsDueAt(firmId: string, at: Date): Sql {
  return sql`
    (SELECT min(a.starts_at)
       FROM covers c JOIN absences a ON a.firm_id = c.firm_id AND a.id = c.absence_id
      WHERE c.firm_id = ${firmId}::uuid AND c.status = 'planned'
        AND a.cancelled_at IS NULL AND a.ends_at > ${at}::timestamptz)`;
}

/**
 * When the next cover ends: with its absence, or where it has begun not before another absence of
 * the same attorney that lasts at `at`.
 */
export function coverReturnsDueAt(firmId: string, at: Date): Sql {
  return sql`
    (SELECT min(CASE WHEN c.status = 'planned' THEN LEAST(a.cancelled_at, a.ends_at)
                     ELSE GREATEST(LEAST(a.cancelled_at, a.ends_at), o.ends_at) END)
       FROM covers c
       JOIN absences a ON a.firm_id = c.firm_id AND a.id = c.absence_id
       LEFT JOIN (SELECT attorney_id, max(ends_at) AS ends_at FROM absences
                   WHERE firm_id = ${firmId}::uuid AND cancelled_at IS NULL
                     AND starts_at <= ${at}::timestamptz AND ends_at > ${at}::timestamptz
                   GROUP BY attorney_id) o ON o.attorney_id = c.from_attorney_id
      WHERE c.firm_id = ${firmId}::uuid AND c.status IN ('planned', 'active'))`;
}
