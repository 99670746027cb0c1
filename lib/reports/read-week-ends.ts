import 'server-only';
import type { FirmTx } from '@/lib/db/with-firm';

export interface WeekEndCount {
  attorneyId: string;
  /** Place of the week in the list that was asked for, from 0. */
  week: number;
  activeCases: number;
}

/**
 * How many active cases each attorney held at each instant: whom a case belonged to and which
 * stage it was in come from the history, which stages count from today's rules.
 */
export async function readActiveAt(
  tx: FirmTx,
  firmId: string,
  instants: readonly Date[],
  countedStages: readonly string[],
): Promise<WeekEndCount[]> {
  const [earliest] = instants;
  if (!earliest) return [];
  // The heatmap's weeks: intervals that were open at one of the instants, with the stage of then.
  // A case that has not moved since the earliest one (most wait on the government for months) is
  // in its present stage at all of them, and spares its history.
  return tx.$queryRaw<WeekEndCount[]>`
    WITH held AS (
      SELECT s.attorney_id, s.case_id, s.started_at, coalesce(s.ended_at, 'infinity') AS ended_at,
             c.stage, c.stage_since
        FROM assignments s
        JOIN cases c ON c.firm_id = s.firm_id AND c.id = s.case_id
       WHERE s.firm_id = ${firmId}::uuid AND (s.ended_at IS NULL OR s.ended_at > ${earliest})),
    staged AS (
      SELECT case_id, stage, '-infinity'::timestamptz AS since, 'infinity'::timestamptz AS until
        FROM held WHERE stage_since <= ${earliest}
      UNION
      SELECT case_id, to_stage, changed_at,
             lead(changed_at, 1, 'infinity') OVER (PARTITION BY case_id ORDER BY changed_at, id)
        FROM stage_changes
       WHERE firm_id = ${firmId}::uuid
         AND case_id IN (SELECT case_id FROM held WHERE stage_since > ${earliest})),
    instants AS (
      SELECT at, (week - 1)::int AS week
        FROM unnest(${[...instants]}::timestamptz[]) WITH ORDINALITY AS t (at, week))
    SELECT h.attorney_id AS "attorneyId", i.week, count(*)::int AS "activeCases"
      FROM held h
      JOIN staged s ON s.case_id = h.case_id
      JOIN instants i ON h.started_at <= i.at AND h.ended_at > i.at
                     AND s.since <= i.at AND s.until > i.at
     WHERE s.stage = ANY (${[...countedStages]}::text[])
     GROUP BY h.attorney_id, i.week`;
}
