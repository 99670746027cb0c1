import {
  countsTowardCapacity,
  stagedLoadPoints,
  type RuleSet,
  type Stage,
} from '@/lib/assignment/core';
import { STAGE_NAMES } from '@/lib/wording/labels';

/** How a stage is called on screen. */
export function stageLabel(stage: Stage): string {
  return STAGE_NAMES[stage].label;
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
