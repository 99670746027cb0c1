import { DEFAULT_RULE_SET, type RuleSet, type Threshold } from '@/lib/assignment/core';
import { parseInput } from '@/lib/shared/validation/parse-input';
import { rulesChangeSchema, type RulesChange } from '@/lib/contracts/rules-request';

/**
 * The rule set that a change makes of another one: what the change leaves out stays, down to the
 * single weight, stage or visa type. Thresholds are replaced as a list and put in order.
 */
export function mergeRules(base: RuleSet, change: RulesChange): RuleSet {
  const { weights, stageWeights, visaTypes, thresholds, ...simple } = change;
  return {
    strategy: simple.strategy ?? base.strategy,
    weights: { ...base.weights, ...weights },
    continuity: simple.continuity ?? base.continuity,
    capacityMeasure: simple.capacityMeasure ?? base.capacityMeasure,
    minExpertise: simple.minExpertise ?? base.minExpertise,
    thresholds: thresholds ? orderedThresholds(thresholds) : base.thresholds,
    leaveLeadDays: simple.leaveLeadDays ?? base.leaveLeadDays,
    leaveMinDays: simple.leaveMinDays ?? base.leaveMinDays,
    stageWeights: { ...base.stageWeights, ...stageWeights },
    visaTypes: { ...base.visaTypes, ...visaTypes },
    alertAfterHours: simple.alertAfterHours ?? base.alertAfterHours,
    handoffNeedsAcceptance: simple.handoffNeedsAcceptance ?? base.handoffNeedsAcceptance,
    handoffExpiresAfterHours: simple.handoffExpiresAfterHours ?? base.handoffExpiresAfterHours,
  };
}

/**
 * A rule set from JSON, whole or in part; what is missing is as in the default rules.
 * @throws AppError `validation-failed` naming every field that is wrong.
 */
export function parseRules(json: unknown): RuleSet {
  return mergeRules(DEFAULT_RULE_SET, parseInput(rulesChangeSchema, json));
}

function orderedThresholds(thresholds: NonNullable<RulesChange['thresholds']>): Threshold[] {
  return thresholds
    .toSorted((a, b) => a.fromComplexity - b.fromComplexity)
    .map(({ fromComplexity, minLevel, minSeniority }) =>
      minSeniority ? { fromComplexity, minLevel, minSeniority } : { fromComplexity, minLevel },
    );
}
