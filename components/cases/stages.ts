import {
  countsTowardCapacity,
  stagedLoadPoints,
  type RuleSet,
  type Stage,
} from '@/lib/assignment/core';

const LABELS: Record<Stage, string> = {
  intake: 'Intake',
  collecting: 'Collecting',
  drafting: 'Drafting',
  review: 'Review',
  filed: 'Filed',
  rfe: 'RFE',
  decided: 'Decided',
  closed: 'Closed',
};

/** How a stage is called on screen. */
export function stageLabel(stage: Stage): string {
  return LABELS[stage];
}

/** What a case of this complexity costs its holder in this stage, in words. */
export function describeStageLoad(
  complexity: number,
  stage: Stage,
  rules: Pick<RuleSet, 'stageWeights'>,
): string {
  const points = stagedLoadPoints(complexity, stage, rules);
  const load = points === 0 ? 'no load' : `${points} load points`;
  return countsTowardCapacity(stage, rules)
    ? `Takes one place of the holder's capacity, ${load}.`
    : `Takes no place of the holder's capacity, ${load}.`;
}
