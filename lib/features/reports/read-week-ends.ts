import 'server-only';
import type { FirmTx } from '@/lib/platform/db/with-firm';

export interface WeekEndCount {
  attorneyId: string;
  /** Place of the week in the list that was asked for, from 0. */
  week: number;
  activeCases: number;
}

/**
 * How many active cases each attorney held at each of these instants, which must be in order: whom
 * a case belonged to and which stage it was in come from the history, which stages count from
 * today's rules. Of the history only what has happened since the first instant is read, however
 * long it is: whatever has not moved since is in its present stage at all of them, and the first
 * change of the others says what they came from.
 */
export async function readActiveAt(
  tx: FirmTx,
  firmId: string,
  instants: readonly Date[],
  countedStages: readonly string[],
): Promise<WeekEndCount[]> {
  const [earliest] = instants;
  if (!earliest) return [];
  const at = [...instants];
  const counted = [...countedStages];
  // The heatmap's weeks. `spans` are the times for which a case was in a stage that counts: from
  // the first place in the list that is not before `since` to the last that is before `until`.
  return tx.$queryRaw<WeekEndCount[]>`
    WITH moved AS (
      SELECT case_id, from_stage, to_stage, changed_at,
             lead(changed_at, 1, 'infinity') OVER w AS until, row_number() OVER w AS place
        FROM stage_changes
       WHERE firm_id = ${firmId}::uuid AND changed_at > ${earliest}
      WINDOW w AS (PARTITION BY case_id ORDER BY changed_at, id)),
    spans AS (
      SELECT id AS case_id, '-infinity'::timestamptz AS since, 'infinity'::timestamptz AS until
        FROM cases
       WHERE firm_id = ${firmId}::uuid AND stage = ANY (${counted}::text[])
         AND stage_since <= ${earliest}
      UNION ALL
      SELECT case_id, '-infinity', changed_at FROM moved
       WHERE place = 1 AND from_stage = ANY (${counted}::text[])
      UNION ALL
      SELECT case_id, changed_at, until FROM moved WHERE to_stage = ANY (${counted}::text[])),
    places AS (
      SELECT case_id, width_bucket(since - interval '1 ms', ${at}::timestamptz[]) + 1 AS first,
             width_bucket(until - interval '1 ms', ${at}::timestamptz[]) AS last
        FROM spans),
    active AS (
      SELECT p.case_id, w.place, (${at}::timestamptz[])[w.place] AS at
        FROM places p CROSS JOIN LATERAL generate_series(p.first, p.last) AS w (place)
       WHERE p.first <= p.last)
    SELECT s.attorney_id AS "attorneyId", (i.place - 1)::int AS week,
           count(*)::int AS "activeCases"
      FROM active i
      JOIN assignments s ON s.case_id = i.case_id AND s.started_at <= i.at
                        AND (s.ended_at IS NULL OR s.ended_at > i.at)
     WHERE s.firm_id = ${firmId}::uuid AND (s.ended_at IS NULL OR s.ended_at > ${earliest})
     GROUP BY s.attorney_id, i.place`;
}
