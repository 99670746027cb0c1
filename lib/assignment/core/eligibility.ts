import type { DecisionContext } from './context';
import { counted, inDays, listed } from './phrases';
import { findCurrentAbsence, findUpcomingAbsence, isAbsent } from './presence';
import {
  EXCLUSION_CODES,
  seniorityRank,
  type Candidate,
  type Exclusion,
  type ExclusionCode,
  type Level,
  type Seniority,
  type Threshold,
} from './types';
import { capacityPoints, levelFor } from './workload';

/** One hard rule: the check and the sentence live together so that they cannot disagree. */
interface HardRule {
  excludes(context: DecisionContext, candidate: Candidate): boolean;
  sentence(context: DecisionContext, candidate: Candidate): string;
}

function missesThreshold(
  context: DecisionContext,
  candidate: Candidate,
  threshold: Threshold,
): boolean {
  if (levelFor(candidate, context.facts.visaType) < threshold.minLevel) return true;
  const minSeniority = threshold.minSeniority;
  return (
    minSeniority !== undefined && seniorityRank(candidate.seniority) < seniorityRank(minSeniority)
  );
}

function exceedsOwnMaximum(context: DecisionContext, candidate: Candidate): boolean {
  return candidate.maxComplexity !== null && context.facts.complexity > candidate.maxComplexity;
}

function isAboveThreshold(context: DecisionContext, candidate: Candidate): boolean {
  if (exceedsOwnMaximum(context, candidate)) return true;
  for (const threshold of context.thresholds) {
    if (missesThreshold(context, candidate, threshold)) return true;
  }
  return false;
}

interface Demand {
  readonly level: Level;
  readonly seniority: Seniority | null;
}

/** The strictest level and seniority that the thresholds of this case ask for. */
function strictestDemand({ thresholds }: DecisionContext): Demand {
  let level: Level = 0;
  let seniority: Seniority | null = null;
  for (const { minLevel, minSeniority } of thresholds) {
    if (minLevel > level) level = minLevel;
    if (
      minSeniority !== undefined &&
      (seniority === null || seniorityRank(minSeniority) > seniorityRank(seniority))
    ) {
      seniority = minSeniority;
    }
  }
  return { level, seniority };
}

/** The lowest level at which no rule on expertise excludes anybody from this case. */
export function levelAskedFor(context: DecisionContext): Level {
  const { level } = strictestDemand(context);
  return level > context.rules.minExpertise ? level : context.rules.minExpertise;
}

/** The lowest seniority at which no threshold excludes anybody; null where any will do. */
export function seniorityAskedFor(context: DecisionContext): Seniority | null {
  return strictestDemand(context).seniority;
}

function isTooJunior({ seniority }: Candidate, asked: Seniority | null): boolean {
  return asked !== null && seniorityRank(seniority) < seniorityRank(asked);
}

/** Whether something other than the level keeps the attorney below what the complexity asks for. */
function missesMoreThanLevel(context: DecisionContext, candidate: Candidate): boolean {
  return (
    exceedsOwnMaximum(context, candidate) || isTooJunior(candidate, seniorityAskedFor(context))
  );
}

function ownMaximumSentence({ facts }: DecisionContext, { maxComplexity }: Candidate): string {
  return `Takes cases up to complexity ${maxComplexity}; this one is ${facts.complexity}.`;
}

function thresholdSentence(context: DecisionContext, candidate: Candidate): string {
  if (!context.engine.tellsStrictestThreshold) return firstThresholdSentence(context, candidate);
  const parts: string[] = [];
  if (exceedsOwnMaximum(context, candidate)) parts.push(ownMaximumSentence(context, candidate));
  const { complexity, visaType } = context.facts;
  const { level: minLevel, seniority } = strictestDemand(context);
  const level = levelFor(candidate, visaType);
  const isLevelToldElsewhere = level < context.rules.minExpertise;
  const isBelow = level < minLevel && !isLevelToldElsewhere;
  if (isBelow || isTooJunior(candidate, seniority)) {
    const asked = [
      ...(isLevelToldElsewhere || minLevel === 0 ? [] : [`level ${minLevel}`]),
      ...(seniority === null ? [] : [`${seniority} or above`]),
    ];
    parts.push(
      `Complexity ${complexity} asks for ${listed(asked)}; has level ${level} for ${visaType} as ${candidate.seniority}.`,
    );
  }
  return parts.join(' ');
}

/** As version 1 told it: the own maximum before all, else the first threshold that is missed. */
function firstThresholdSentence(context: DecisionContext, candidate: Candidate): string {
  const { complexity, visaType } = context.facts;
  if (exceedsOwnMaximum(context, candidate)) return ownMaximumSentence(context, candidate);
  const missed = context.thresholds.find((threshold) =>
    missesThreshold(context, candidate, threshold),
  );
  const asked = missed
    ? `level ${missed.minLevel}${missed.minSeniority ? ` and ${missed.minSeniority} or above` : ''}`
    : 'more';
  const level = levelFor(candidate, visaType);
  return `Complexity ${complexity} asks for ${asked}; has level ${level} for ${visaType} as ${candidate.seniority}.`;
}

function expertiseSentence(context: DecisionContext, candidate: Candidate): string {
  const { visaType, complexity } = context.facts;
  const { minExpertise } = context.rules;
  const level = levelFor(candidate, visaType);
  const asked = levelAskedFor(context);
  return context.engine.countsLevelOnce && asked > minExpertise
    ? `Level ${level} for ${visaType}; complexity ${complexity} asks for at least ${asked}.`
    : `Level ${level} for ${visaType}; at least ${minExpertise} is asked for.`;
}

function isAway(context: DecisionContext, candidate: Candidate): boolean {
  if (candidate.absences.length === 0) return false;
  if (isAbsent(candidate.absences, context.nowMs)) return true;
  const { leaveLeadDays, leaveMinDays } = context.rules;
  if (leaveLeadDays <= 0) return false;
  return (
    findUpcomingAbsence(candidate.absences, context.nowMs, leaveLeadDays, leaveMinDays) !== null
  );
}

function awaySentence(context: DecisionContext, candidate: Candidate): string {
  const current = findCurrentAbsence(candidate.absences, context.nowMs);
  if (current) return `Away, back in ${inDays(current.endsAtMs - context.nowMs)}.`;
  const { leaveLeadDays, leaveMinDays } = context.rules;
  const upcoming = findUpcomingAbsence(
    candidate.absences,
    context.nowMs,
    leaveLeadDays,
    leaveMinDays,
  );
  if (!upcoming) return 'About to leave.';
  const lead = inDays(upcoming.startsAtMs - context.nowMs);
  return `Leaves within ${lead} for ${inDays(upcoming.endsAtMs - upcoming.startsAtMs)}.`;
}

function isFull(context: DecisionContext, candidate: Candidate): boolean {
  return context.rules.capacityMeasure === 'cases'
    ? candidate.activeCases + 1 > candidate.capacity
    : candidate.loadPoints + context.weight > capacityPoints(candidate.capacity);
}

function capacitySentence(context: DecisionContext, candidate: Candidate): string {
  if (context.rules.capacityMeasure === 'cases') {
    return `Holds ${counted(candidate.activeCases, 'active case')} of at most ${candidate.capacity}.`;
  }
  const limit = capacityPoints(candidate.capacity);
  return `Carries ${candidate.loadPoints} of ${limit} load points; this case adds ${context.weight}.`;
}

const HARD_RULES: Readonly<Record<ExclusionCode, HardRule>> = {
  inactive: {
    excludes: (_context, candidate) => !candidate.active,
    sentence: () => 'Not taking new cases: paused or no longer active in the firm.',
  },
  'ethical-wall': {
    excludes: (_context, candidate) => candidate.walledOff,
    sentence: () => 'An ethical wall keeps this attorney from the client or its company.',
  },
  'previous-holder': {
    excludes: (context, candidate) => candidate.id === context.facts.previousHolderId,
    sentence: () => 'Is the one handing this case off.',
  },
  absent: { excludes: isAway, sentence: awaySentence },
  'no-expertise': {
    excludes: (context, candidate) =>
      levelFor(candidate, context.facts.visaType) < context.rules.minExpertise,
    sentence: expertiseSentence,
  },
  'above-threshold': { excludes: isAboveThreshold, sentence: thresholdSentence },
  'at-capacity': { excludes: isFull, sentence: capacitySentence },
  'intake-rate': {
    excludes: (_context, candidate) =>
      candidate.intakePerWeek !== null && candidate.newCasesLast7Days + 1 > candidate.intakePerWeek,
    sentence: (_context, candidate) =>
      `Received ${counted(candidate.newCasesLast7Days, 'new case')} in the last 7 days of at most ${candidate.intakePerWeek ?? 0}.`,
  },
};

const RULES_IN_ORDER = EXCLUSION_CODES.map((code) => ({ code, rule: HARD_RULES[code] }));

/** Whether no hard rule excludes the attorney from this case. */
export function isEligible(context: DecisionContext, candidate: Candidate): boolean {
  for (const { rule } of RULES_IN_ORDER) {
    if (rule.excludes(context, candidate)) return false;
  }
  return true;
}

/** The codes of all hard rules that exclude the attorney, in the order of reporting. */
export function exclusionCodesOf(context: DecisionContext, candidate: Candidate): ExclusionCode[] {
  const codes: ExclusionCode[] = [];
  for (const { code, rule } of RULES_IN_ORDER) {
    if (!rule.excludes(context, candidate)) continue;
    const isToldAlready =
      code === 'above-threshold' &&
      context.engine.countsLevelOnce &&
      codes.includes('no-expertise') &&
      !missesMoreThanLevel(context, candidate);
    if (!isToldAlready) codes.push(code);
  }
  return codes;
}

/** All reasons against the attorney, each with one sentence; empty when eligible. */
export function exclusionsOf(context: DecisionContext, candidate: Candidate): Exclusion[] {
  return exclusionCodesOf(context, candidate).map((code) => ({
    code,
    detail: HARD_RULES[code].sentence(context, candidate),
  }));
}
