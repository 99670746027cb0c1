import { roundHalfAway } from './arithmetic';
import { seniorityRank, type Candidate, type RuleSet, type VisaType } from './types';
import { capacityPoints, caseWeightPoints, levelFor } from './workload';

/**
 * For how much expected work room is kept: four months of it at the rate of the coming weeks. Easy
 * work taken today fills an expert's workload for months, so less than that keeps too little free.
 */
const RESERVE_DAYS = 120;
/** From this complexity on, a case wants an expert. */
export const EXPERT_COMPLEXITY = 7;
const EXPERT_LEVEL = 3;

/** Expected arrivals of one kind of work. */
export interface ForecastItem {
  readonly visaType: VisaType;
  readonly complexity: number;
  readonly perDay: number;
}

type Expert = Pick<
  Candidate,
  'id' | 'active' | 'capacity' | 'levels' | 'maxComplexity' | 'seniority'
>;

/** Points of expert work expected per attorney and visa type of that work. */
export type ReserveTable = ReadonlyMap<string, ReadonlyMap<VisaType, number>>;

function suits(expert: Expert, item: ForecastItem, rules: Pick<RuleSet, 'thresholds'>): boolean {
  if (!expert.active || levelFor(expert, item.visaType) < EXPERT_LEVEL) return false;
  if (expert.maxComplexity !== null && item.complexity > expert.maxComplexity) return false;
  return rules.thresholds.every(
    ({ fromComplexity, minSeniority }) =>
      item.complexity < fromComplexity ||
      minSeniority === undefined ||
      seniorityRank(expert.seniority) >= seniorityRank(minSeniority),
  );
}

/**
 * Splits the expert work expected in four months over those who suit it, in proportion to their
 * capacity. Work below complexity 7 needs no expert and is left out.
 */
export function reserveTable(
  forecast: readonly ForecastItem[],
  attorneys: readonly Expert[],
  rules: Pick<RuleSet, 'thresholds'>,
): ReserveTable {
  const table = new Map<string, Map<VisaType, number>>();
  for (const item of forecast) {
    if (item.complexity < EXPERT_COMPLEXITY) continue;
    const experts = attorneys.filter((attorney) => suits(attorney, item, rules));
    const shared = experts.reduce((sum, { capacity }) => sum + capacityPoints(capacity), 0);
    const points = item.perDay * RESERVE_DAYS * caseWeightPoints(item.complexity);
    for (const expert of experts) {
      const row = table.get(expert.id) ?? new Map<VisaType, number>();
      const share = (points * capacityPoints(expert.capacity)) / shared;
      row.set(item.visaType, (row.get(item.visaType) ?? 0) + share);
      table.set(expert.id, row);
    }
  }
  return table;
}

/** The points to keep free at an attorney's workload when a case of this visa type is decided. */
export function reservePointsFor(
  table: ReserveTable,
  attorneyId: string,
  visaType: VisaType,
): number {
  let points = 0;
  for (const [other, share] of table.get(attorneyId) ?? []) {
    if (other !== visaType) points += share;
  }
  return roundHalfAway(points);
}
