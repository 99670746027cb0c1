import 'server-only';
import { stagedLoadPoints, type RuleSet, type Stage } from '@/lib/assignment/core';
import { sql, type Sql } from '@/lib/platform/db/sql';
import type { FirmTx } from '@/lib/platform/db/with-firm';

/**
 * Cases (`c`) by the intervals (`s`) open at one instant, each with the stage of then (`g.stage`):
 * for a case that has not moved since, its present one, else the last that it came into before. A
 * look into the history per case that moved, by its index.
 */
export function heldAtInstant(firmId: string, at: Date, attorneyId?: string): Sql {
  const whose = attorneyId === undefined ? sql`true` : sql`s.attorney_id = ${attorneyId}::uuid`;
  return sql`
    (SELECT s.attorney_id, s.case_id, s.started_at
       FROM assignments s
      WHERE s.firm_id = ${firmId}::uuid AND s.started_at <= ${at}
        AND (s.ended_at IS NULL OR s.ended_at > ${at}) AND ${whose}) s
    JOIN cases c ON c.firm_id = ${firmId}::uuid AND c.id = s.case_id
    CROSS JOIN LATERAL (
      SELECT CASE WHEN c.stage_since <= ${at} THEN c.stage ELSE (
        SELECT h.to_stage FROM stage_changes h
         WHERE h.firm_id = ${firmId}::uuid AND h.case_id = c.id AND h.changed_at <= ${at}
         ORDER BY h.changed_at DESC, h.id DESC LIMIT 1) END AS stage
      -- Worked out once a case, not again for every condition on it.
      OFFSET 0) g`;
}

/** What an attorney carried at an instant. */
export interface WorkloadAt {
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
 * What each attorney, or one, carried at one instant: holders and stages come from the history, weights and
 * which stages count from the rules given, the complexity of a case from today. One query.
 */
export async function readWorkloadsAt(
  tx: FirmTx,
  firmId: string,
  at: Date,
  rules: RuleSet,
  attorneyId?: string,
): Promise<Map<string, WorkloadAt>> {
  // The workload report of a past month: cases held at its end, by holder, stage and complexity.
  const rows = await tx.$queryRaw<HeldRow[]>`
    SELECT s.attorney_id AS "attorneyId", g.stage, c.complexity, count(*)::int AS cases
      FROM ${heldAtInstant(firmId, at, attorneyId)}
     WHERE g.stage <> 'closed'
     GROUP BY s.attorney_id, g.stage, c.complexity`;
  const workloads = new Map<string, WorkloadAt>();
  for (const { attorneyId, stage, complexity, cases } of rows) {
    const workload = workloads.get(attorneyId) ?? { activeCases: 0, openCases: 0, loadPoints: 0 };
    workload.openCases += cases;
    if (rules.stageWeights[stage].counts) workload.activeCases += cases;
    workload.loadPoints += cases * stagedLoadPoints(complexity, stage, rules);
    workloads.set(attorneyId, workload);
  }
  return workloads;
}
