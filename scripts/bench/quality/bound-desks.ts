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
import { DAY_MS } from '@/lib/time';
import type { Instance, InstanceCase } from '@/lib/simulation/schema';

/** An attorney as the bound sees them. */
export interface BoundDesk {
  readonly id: string;
  readonly index: number;
  readonly capacityPoints: number;
  readonly seniority: Seniority;
  readonly maxComplexity: number | null;
  readonly levels: Readonly<Partial<Record<VisaType, Level>>>;
  readonly absences: readonly AbsenceWindow[];
}

/** The attorneys of an instance in which nobody joins or leaves. */
export function desksOf({ attorneys }: Instance): BoundDesk[] {
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
export function mayTake(rules: RuleSet, desk: BoundDesk, each: InstanceCase): boolean {
  const level = desk.levels[each.visaType] ?? 0;
  if (level < rules.minExpertise) return false;
  if (desk.maxComplexity !== null && each.complexity > desk.maxComplexity) return false;
  return rules.thresholds.every(
    ({ fromComplexity, minLevel, minSeniority }) =>
      each.complexity < fromComplexity ||
      (level >= minLevel &&
        (minSeniority === undefined ||
          seniorityRank(desk.seniority) >= seniorityRank(minSeniority))),
  );
}

/** When the first stage is through if it begins now, standing still while the holder is away. */
export function finishMs(desk: BoundDesk, each: InstanceCase, startMs: number): number {
  const days = each.stages[0]?.days ?? 0;
  const pace = pacePercent(desk.levels[each.visaType] ?? 0);
  return expectedFinishMs(desk.absences, startMs, (days * pace * DAY_MS) / 100);
}
