import { beforeAll, expect, it } from 'vitest';
import { DEFAULT_RULE_SET, stagedLoadPoints, STAGES, type Stage } from '@/lib/assignment/core';
import { withWholeFirm } from '@/lib/platform/db/with-firm';
import { readWorkloadsAt, type WorkloadAt } from '@/lib/features/reports/read-held-at';
import { readActiveAt } from '@/lib/features/reports/read-week-ends';
import { DAY_MS } from '@/lib/shared/time';
import { fillFirms } from '@/scripts/bench/pages/fill';
import { asOwner } from './as-owner';
import { buildFirm } from './build-firm';

/*
 * What reports say of past instants, beside what follows from reading the whole history and walking
 * through it, on a firm with a made-up past.
 */

const COUNTED = STAGES.filter((stage) => DEFAULT_RULE_SET.stageWeights[stage].counts);
interface Interval {
  caseId: string;
  attorneyId: string;
  startedAt: Date;
  endedAt: Date | null;
  complexity: number;
}

interface Change {
  caseId: string;
  toStage: Stage;
  changedAt: Date;
}

let firmId: string;
let intervals: Interval[];
let changes: Map<string, Change[]>;

beforeAll(async () => {
  ({ firmId } = await buildFirm());
  const plan = { firmId, attorneys: 4, openCases: 150, closedCases: 150 };
  await fillFirms(process.env.DATABASE_URL ?? '', [plan], 0.7);
  intervals = await asOwner<Interval>(
    `SELECT s.case_id AS "caseId", s.attorney_id AS "attorneyId", s.started_at AS "startedAt",
            s.ended_at AS "endedAt", c.complexity
       FROM assignments s JOIN cases c ON c.firm_id = s.firm_id AND c.id = s.case_id
      WHERE s.firm_id = $1`,
    [firmId],
  );
  const rows = await asOwner<Change>(
    `SELECT case_id AS "caseId", to_stage AS "toStage", changed_at AS "changedAt"
       FROM stage_changes WHERE firm_id = $1 ORDER BY changed_at, id`,
    [firmId],
  );
  changes = Map.groupBy(rows, ({ caseId }) => caseId);
});

function stageAt(caseId: string, at: Date): Stage | undefined {
  return changes.get(caseId)?.findLast(({ changedAt }) => changedAt <= at)?.toStage;
}

function heldAt(at: Date): Interval[] {
  return intervals.filter(
    ({ startedAt, endedAt }) => startedAt <= at && (endedAt === null || endedAt > at),
  );
}

function instantsBetween(daysAgo: number, count: number): Date[] {
  const first = Date.now() - daysAgo * DAY_MS;
  return Array.from({ length: count }, (_, n) => new Date(first + n * 7 * DAY_MS));
}

/** The very instants at which something happened, where being off by one would show. */
function turningPoints(): Date[] {
  const moved = [...changes.values()].flatMap((list) => list.map(({ changedAt }) => changedAt));
  const handed = intervals.flatMap(({ endedAt }) => endedAt ?? []);
  const all = [...moved, ...handed].toSorted((a, b) => a.getTime() - b.getTime());
  return all.filter((_, index) => index % 150 === 0);
}

async function activeAt(instants: readonly Date[]): Promise<Map<string, number>> {
  const rows = await withWholeFirm(firmId, (tx) => readActiveAt(tx, firmId, instants, COUNTED));
  return new Map(
    rows.map(({ attorneyId, week, activeCases }) => [`${attorneyId} ${week}`, activeCases]),
  );
}

function countedActiveAt(instants: readonly Date[]): Map<string, number> {
  const counts = new Map<string, number>();
  instants.forEach((at, week) => {
    for (const { caseId, attorneyId } of heldAt(at)) {
      const stage = stageAt(caseId, at);
      if (stage === undefined || !COUNTED.includes(stage)) continue;
      const key = `${attorneyId} ${week}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  });
  return counts;
}

it.each([
  ['the last eight weeks', () => instantsBetween(56, 8)],
  ['weeks of a year ago', () => instantsBetween(400, 8)],
  ['instants at which something happened', turningPoints],
  ['a single instant', () => instantsBetween(30, 1)],
])('counts active cases of %s as the whole history does', async (_name, instantsOf) => {
  const instants = instantsOf();
  const expected = countedActiveAt(instants);
  expect(expected.size).toBeGreaterThan(0);
  expect(await activeAt(instants)).toEqual(expected);
});

it.each([10, 40, 200, 500])(
  'tells workloads %s days ago as the whole history does',
  async (daysAgo) => {
    const at = new Date(Date.now() - daysAgo * DAY_MS);
    const workloads = new Map<string, WorkloadAt>();
    for (const { caseId, attorneyId, complexity } of heldAt(at)) {
      const stage = stageAt(caseId, at);
      if (stage === undefined || stage === 'closed') continue;
      const workload = workloads.get(attorneyId) ?? { activeCases: 0, openCases: 0, loadPoints: 0 };
      workload.openCases += 1;
      if (COUNTED.includes(stage)) workload.activeCases += 1;
      workload.loadPoints += stagedLoadPoints(complexity, stage, DEFAULT_RULE_SET);
      workloads.set(attorneyId, workload);
    }
    const told = await withWholeFirm(firmId, (tx) =>
      readWorkloadsAt(tx, firmId, at, DEFAULT_RULE_SET),
    );
    expect(told).toEqual(workloads);
  },
);
