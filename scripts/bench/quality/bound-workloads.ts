import {
  expectedFinishMs,
  seniorityRank,
  type AbsenceWindow,
  type Level,
  type RuleSet,
  type Seniority,
  type VisaType,
} from '@/lib/assignment/core';
import { pacePercent } from '@/lib/assignment/core/presence';
import { DAY_MS } from '@/lib/shared/time';
import type { Instance, InstanceCase } from '@/lib/tools/simulation/schema';

/** An attorney as the bound sees them. */
export interface BoundWorkload {
  readonly id: string;
  readonly index: number;
  readonly capacityPoints: number;
  readonly seniority: Seniority;
  readonly maxComplexity: number | null;
  readonly levels: Readonly<Partial<Record<VisaType, Level>>>;
  readonly absences: readonly AbsenceWindow[];
}

/** The attorneys of an instance in which no one joins or leaves. */
export function workloadsOf({ attorneys }: Instance): BoundWorkload[] {
  return attorneys.map((attorney, index) => ({
    id: attorney.id,
    index,
    capacityPoints: attorney.capacity * 100,
    seniority: attorney.seniority,
    maxComplexity: attorney.maxComplexity ?? null,
    levels: attorney.expertise,
    absences: attorney.absences.map(({ startsAt, endsAt }) => ({
      startsAtMs: startsAt,
      endsAtMs: endsAt,
    })),
  }));
}

/** Whether the rules would ever give this case to this attorney: level, thresholds, own maximum. */
export function mayTake(rules: RuleSet, workload: BoundWorkload, each: InstanceCase): boolean {
  const level = workload.levels[each.visaType] ?? 0;
  if (level < rules.minExpertise) return false;
  if (workload.maxComplexity !== null && each.complexity > workload.maxComplexity) return false;
  return rules.thresholds.every(
    ({ fromComplexity, minLevel, minSeniority }) =>
      each.complexity < fromComplexity ||
      (level >= minLevel &&
        (minSeniority === undefined ||
          seniorityRank(workload.seniority) >= seniorityRank(minSeniority))),
  );
}

/** When the first stage is through if it begins now, standing still while the holder is away. */
export function finishMs(workload: BoundWorkload, each: InstanceCase, startMs: number): number {
  const days = each.stages[0]?.days ?? 0;
  const pace = pacePercent(workload.levels[each.visaType] ?? 0);
  return expectedFinishMs(workload.absences, startMs, (days * pace * DAY_MS) / 100);
}
