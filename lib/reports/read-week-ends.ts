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
  return tx.$queryRaw<WeekEndCount[]>`
    WITH held AS (
      SELECT attorney_id, case_id, started_at, coalesce(ended_at, 'infinity') AS ended_at
        FROM assignments
       WHERE firm_id = ${firmId}::uuid AND (ended_at IS NULL OR ended_at > ${earliest})),
    staged AS (
      SELECT case_id, to_stage, changed_at,
             lead(changed_at, 1, 'infinity') OVER (PARTITION BY case_id ORDER BY changed_at, id)
               AS left_at
        FROM stage_changes
       WHERE firm_id = ${firmId}::uuid AND case_id IN (SELECT case_id FROM held)),
    instants AS (
      SELECT at, (week - 1)::int AS week
        FROM unnest(${[...instants]}::timestamptz[]) WITH ORDINALITY AS t (at, week))
    SELECT h.attorney_id AS "attorneyId", i.week, count(*)::int AS "activeCases"
      FROM instants i
      JOIN held h ON h.started_at <= i.at AND h.ended_at > i.at
      JOIN staged s ON s.case_id = h.case_id AND s.changed_at <= i.at AND s.left_at > i.at
     WHERE s.to_stage = ANY (${[...countedStages]}::text[])
     GROUP BY h.attorney_id, i.week`;
}
