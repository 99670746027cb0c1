import {
  FACTOR_CODES,
  STAGES,
  type FactorCode,
  type Level,
  type RuleSet,
  type Stage,
  type Strategy,
  type Threshold,
} from '@/lib/assignment/core';
import { FACTOR_NAMES, LEVEL_NAMES, STAGE_NAMES } from '@/lib/wording/labels';
import { counted, listed } from '@/lib/wording/phrases';

const STRATEGY_SENTENCES: Readonly<Record<Strategy, string>> = {
  'round-robin': 'A new case goes to the eligible attorney who has waited longest for one.',
  'workload-based':
    'A new case goes to the eligible attorney with the most room in their workload.',
  'expertise-first':
    'A new case goes to the eligible attorney who knows its visa type best; among equals to the one with the most room.',
  balanced: `A new case goes to the eligible attorney with the lowest total cost over ${listed(FACTOR_CODES.map(factorName))}.`,
};

/** What a rule set does, one plain sentence for each thing that it settles. */
export function describeRules(rules: RuleSet): string[] {
  return [
    STRATEGY_SENTENCES[rules.strategy],
    ...describeWeights(rules),
    ...describeContinuity(rules),
    describeExpertise(rules.minExpertise),
    ...rules.thresholds.map(describeThreshold),
    describeCapacity(rules),
    ...describeLeave(rules),
    `Managers are alerted when a case has waited ${counted(rules.alertAfterHours, 'hour')} for an attorney.`,
    rules.handoffNeedsAcceptance
      ? `A handoff takes effect when the colleague accepts it; without an answer it expires after ${counted(rules.handoffExpiresAfterHours, 'hour')}.`
      : 'A handoff takes effect at once.',
  ];
}

function describeWeights(rules: RuleSet): string[] {
  if (rules.strategy !== 'balanced') return [];
  const changed = FACTOR_CODES.filter((code) => rules.weights[code] !== 100);
  if (changed.length === 0) return ['All factors weigh as documented (100%).'];
  const parts = changed.map((code) => {
    const weight = rules.weights[code];
    return weight === 0
      ? `${factorName(code)} is ignored`
      : `${factorName(code)} weighs ${weight}%`;
  });
  const rest = changed.length === FACTOR_CODES.length ? '' : '; every other factor weighs 100%';
  return [`Of the factors, ${listed(parts)}${rest}.`];
}

// Under balanced, continuity is one of the factors.
function describeContinuity(rules: RuleSet): string[] {
  if (rules.strategy === 'balanced' || rules.continuity === 'off') return [];
  return ["The client's last attorney, if eligible, comes before everyone else."];
}

function describeExpertise(level: Level): string {
  return level === 0
    ? 'No expertise in the visa type is asked for.'
    : `An attorney needs at least level ${level} (${LEVEL_NAMES[level]}) in the visa type.`;
}

function describeThreshold({ fromComplexity, minLevel, minSeniority }: Threshold): string {
  const needs = [
    ...(minLevel > 0 ? [`level ${minLevel} (${LEVEL_NAMES[minLevel]})`] : []),
    ...(minSeniority
      ? [`a ${minSeniority} attorney${minSeniority === 'partner' ? '' : ' or above'}`]
      : []),
  ];
  const asked = needs.length > 0 ? needs.join(' and ') : 'nothing more';
  return `Cases of complexity ${fromComplexity} or more ask for ${asked}.`;
}

function describeCapacity({ capacityMeasure, stageWeights }: RuleSet): string {
  if (capacityMeasure === 'load') {
    return 'Capacity limits the load: an attorney is full when load points reach 100 for each case of capacity.';
  }
  const counting = STAGES.filter((stage) => stageWeights[stage].counts);
  return counting.length > 0
    ? `Capacity limits the number of active cases: those in ${listed(counting.map(stageName))}.`
    : 'Capacity limits the number of active cases, but no stage counts as active.';
}

function stageName(stage: Stage): string {
  return STAGE_NAMES[stage].inSentence;
}

function factorName(code: FactorCode): string {
  return FACTOR_NAMES[code].inSentence;
}

function describeLeave({ leaveLeadDays, leaveMinDays }: RuleSet): string[] {
  if (leaveLeadDays === 0) return ['Only an absence that has begun keeps new cases away.'];
  return [
    `An absence of ${counted(leaveMinDays, 'day')} or more keeps new cases away from ${counted(leaveLeadDays, 'day')} before it begins.`,
  ];
}
