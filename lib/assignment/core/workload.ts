import { divideRounded, roundHalfAway } from './arithmetic';
import type { Candidate, CaseFacts, Level, RuleSet, Stage, VisaType } from './types';

/** Points of one ordinary case (complexity 5) in full work. */
export const STANDARD_CASE_POINTS = 100;

/** Points of the workload that the balanced costs are calibrated for: twenty ordinary cases. */
export const STANDARD_CAPACITY_POINTS = 20 * STANDARD_CASE_POINTS;

/** Full weight of a case of this complexity (1–10) in load points: 60 … 150. */
export function caseWeightPoints(complexity: number): number {
  return 50 + 10 * complexity;
}

/** Full weight of this case, honouring a weight known from elsewhere. */
export function weightOf(facts: CaseFacts): number {
  return facts.weightPoints ?? caseWeightPoints(facts.complexity);
}

/** What a case of this full weight loads its holder with in this stage, as an integer. */
export function heldPoints(
  weightPoints: number,
  stage: Stage,
  rules: Pick<RuleSet, 'stageWeights'>,
): number {
  // Weights have two decimals; hundredths keep 0.35 × 90 from falling short of 31.5.
  const hundredths = Math.round(rules.stageWeights[stage].weight * 100);
  return divideRounded(weightPoints * hundredths, 100);
}

/** Load points of a case of this complexity held in this stage. */
export function stagedLoadPoints(
  complexity: number,
  stage: Stage,
  rules: Pick<RuleSet, 'stageWeights'>,
): number {
  return heldPoints(caseWeightPoints(complexity), stage, rules);
}

/** Whether a case in this stage takes one place of its holder's capacity. */
export function countsTowardCapacity(stage: Stage, rules: Pick<RuleSet, 'stageWeights'>): boolean {
  return rules.stageWeights[stage].counts;
}

/** Capacity in load points; never below 1, so that a share of it can always be computed. */
export function capacityPoints(capacity: number): number {
  return Math.max(1, roundHalfAway(capacity * STANDARD_CASE_POINTS));
}

/** Share of capacity in use, 1 = full. For showing; decisions compare exact fractions instead. */
export function utilization(loadPoints: number, capacity: number): number {
  return loadPoints / capacityPoints(capacity);
}

/** Expertise level for a visa type; what is not listed is 0. */
export function levelFor(candidate: Pick<Candidate, 'levels'>, visaType: VisaType): Level {
  return candidate.levels[visaType] ?? 0;
}

/** The level a case of this complexity wants: 1 up to 3, 2 up to 6, 3 from 7 on. */
export function wantedLevel(complexity: number): Level {
  if (complexity >= 7) return 3;
  return complexity >= 4 ? 2 : 1;
}
