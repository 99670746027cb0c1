import 'server-only';
import { stagedLoadPoints, type RuleSet, type Stage } from '@/lib/assignment/core';
import { sql, type Sql } from '@/lib/db/sql';
import type { FirmTx } from '@/lib/db/with-firm';

/**
 * The common part of questions about past instants: `held` (who held which case when), `staged`
 * (the stage of those cases at which time) and `instants` (numbered from 0 as `week`), to be joined
 * by `HELD_AT_INSTANTS`. A case that has not moved since the earliest instant (most wait on the
 * government for months) is in its present stage at all of them, and spares its history.
 */
export function heldWithStages(firmId: string, instants: readonly Date[], earliest: Date): Sql {
  return sql`
    held AS (
      SELECT s.attorney_id, s.case_id, s.started_at, coalesce(s.ended_at, 'infinity') AS ended_at,
             c.stage, c.stage_since, c.complexity
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
        FROM unnest(${[...instants]}::timestamptz[]) WITH ORDINALITY AS t (at, week))`;
}

/** Cases (`h`) with their stage (`s`) as they were held at each instant (`i`). */
export const HELD_AT_INSTANTS: Sql = sql`
  held h
  JOIN staged s ON s.case_id = h.case_id
  JOIN instants i ON h.started_at <= i.at AND h.ended_at > i.at
                 AND s.since <= i.at AND s.until > i.at`;

/** What an attorney carried at an instant. */
export interface DeskAt {
  activeCases: number;
  openCases: number;
  loadPoints: number;
}

interface HeldRow {
  attorneyId: string;
  stage: Stage;
  complexity: number;
  cases: number;
}

/**
 * What each attorney carried at one instant: holders and stages come from the history, weights and
 * which stages count from the rules given, the complexity of a case from today. One query.
 */
export async function readDesksAt(
  tx: FirmTx,
  firmId: string,
  at: Date,
  rules: RuleSet,
): Promise<Map<string, DeskAt>> {
  // The workload report of a past month: cases held at its end, by holder, stage and complexity.
  const rows = await tx.$queryRaw<HeldRow[]>`
    WITH ${heldWithStages(firmId, [at], at)}
    SELECT h.attorney_id AS "attorneyId", s.stage, h.complexity, count(*)::int AS cases
      FROM ${HELD_AT_INSTANTS}
     WHERE s.stage <> 'closed'
     GROUP BY h.attorney_id, s.stage, h.complexity`;
  const desks = new Map<string, DeskAt>();
  for (const { attorneyId, stage, complexity, cases } of rows) {
    const desk = desks.get(attorneyId) ?? { activeCases: 0, openCases: 0, loadPoints: 0 };
    desk.openCases += cases;
    if (rules.stageWeights[stage].counts) desk.activeCases += cases;
    desk.loadPoints += cases * stagedLoadPoints(complexity, stage, rules);
    desks.set(attorneyId, desk);
  }
  return desks;
}
