import 'server-only';
import { STAGES, stagedLoadPoints, type Carried, type RuleSet } from '@/lib/assignment/core';
import type { RulesTransaction } from './rules-transaction';

const COMPLEXITIES = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

/**
 * Brings the weight of every open case in line with new stage weights: set by set, however many
 * cases there are. The weights come from the pure core as a table, so that database and core cannot
 * round differently.
 *
 * @returns what each attorney carries from now on
 */
export async function reweighOpenCases(
  transaction: RulesTransaction,
  rules: RuleSet,
): Promise<ReadonlyMap<string, Partial<Carried>>> {
  const { tx, firmId } = transaction;
  const table = STAGES.flatMap((stage) =>
    COMPLEXITIES.map((complexity) => ({
      stage,
      complexity,
      points: stagedLoadPoints(complexity, stage, rules),
      counts: rules.stageWeights[stage].counts,
    })),
  );
  await tx.$executeRaw`
    UPDATE cases c SET load_points = w.points, counts_active = w.counts
      FROM jsonb_to_recordset(${JSON.stringify(table)}::jsonb)
             AS w(stage text, complexity int, points int, counts boolean)
     WHERE c.firm_id = ${firmId}::uuid AND c.closed_at IS NULL
       AND c.stage = w.stage AND c.complexity = w.complexity
       AND (c.load_points, c.counts_active) IS DISTINCT FROM (w.points, w.counts)`;
  const sums = await tx.$queryRaw<{ id: string; activeCases: number; loadPoints: number }[]>`
    SELECT attorney_id AS id, count(*) FILTER (WHERE counts_active)::int AS "activeCases",
           sum(load_points)::int AS "loadPoints"
      FROM cases
     WHERE firm_id = ${firmId}::uuid AND attorney_id IS NOT NULL AND closed_at IS NULL
     GROUP BY attorney_id`;
  return new Map(sums.map(({ id, ...carried }) => [id, carried]));
}
