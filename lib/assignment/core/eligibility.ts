import { begunDays } from './arithmetic';
import type { DecisionContext } from './context';
import { findCurrentAbsence, findUpcomingAbsence, isAbsent } from './presence';
import {
  EXCLUSION_CODES,
  seniorityRank,
  type Candidate,
  type Exclusion,
  type ExclusionCode,
  type ExclusionParameters,
  type Level,
  type Seniority,
  type Threshold,
} from './types';
import { capacityPoints, levelFor } from './workload';

/** One hard rule: the check and its figures live together so that they cannot disagree. */
interface HardRule<C extends ExclusionCode> {
  excludes(context: DecisionContext, candidate: Candidate): boolean;
  figures(context: DecisionContext, candidate: Candidate): ExclusionParameters[C];
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

/** The lowest level at which no rule on expertise excludes anyone from this case. */
export function levelAskedFor(context: DecisionContext): Level {
  const { level } = strictestDemand(context);
  return level > context.rules.minExpertise ? level : context.rules.minExpertise;
}

/** The lowest seniority at which no threshold excludes anyone; null where any will do. */
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

function thresholdParameters(context: DecisionContext, candidate: Candidate) {
  const { complexity, visaType } = context.facts;
  return {
    visaType,
    complexity,
    level: levelFor(candidate, visaType),
    seniority: candidate.seniority,
    ownMaximum: exceedsOwnMaximum(context, candidate) ? candidate.maxComplexity : null,
    asked: context.engine.tellsStrictestThreshold
      ? strictestMissed(context, candidate)
      : firstMissed(context, candidate),
  };
}

type Asked = ExclusionParameters['above-threshold']['asked'];

/** A level that expertise asks for already is not asked for once more. */
function strictestMissed(context: DecisionContext, candidate: Candidate): Asked {
  const { level: minLevel, seniority } = strictestDemand(context);
  const level = levelFor(candidate, context.facts.visaType);
  const isLevelToldElsewhere = level < context.rules.minExpertise;
  const isBelow = level < minLevel && !isLevelToldElsewhere;
  if (!isBelow && !isTooJunior(candidate, seniority)) return null;
  return { level: isLevelToldElsewhere || minLevel === 0 ? null : minLevel, seniority };
}

/** As version 1 told it: the own maximum before all, else the first threshold that is missed. */
function firstMissed(context: DecisionContext, candidate: Candidate): Asked {
  if (exceedsOwnMaximum(context, candidate)) return null;
  const missed = context.thresholds.find((threshold) =>
    missesThreshold(context, candidate, threshold),
  );
  return missed ? { level: missed.minLevel, seniority: missed.minSeniority ?? null } : null;
}

function expertiseParameters(context: DecisionContext, candidate: Candidate) {
  const { visaType, complexity } = context.facts;
  const { minExpertise } = context.rules;
  const asked = levelAskedFor(context);
  const asksForMore = context.engine.countsLevelOnce && asked > minExpertise;
  return {
    visaType,
    level: levelFor(candidate, visaType),
    askedLevel: asksForMore ? asked : minExpertise,
    complexity: asksForMore ? complexity : null,
  };
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

function awayParameters(
  context: DecisionContext,
  candidate: Candidate,
): ExclusionParameters['absent'] {
  const { nowMs } = context;
  const current = findCurrentAbsence(candidate.absences, nowMs);
  if (current) return { backInDays: begunDays(current.endsAtMs - nowMs) };
  const { leaveLeadDays, leaveMinDays } = context.rules;
  const upcoming = findUpcomingAbsence(candidate.absences, nowMs, leaveLeadDays, leaveMinDays);
  const { startsAtMs, endsAtMs } = upcoming ?? { startsAtMs: nowMs, endsAtMs: nowMs };
  return {
    leavesInDays: begunDays(startsAtMs - nowMs),
    awayForDays: begunDays(endsAtMs - startsAtMs),
  };
}

function isFull(context: DecisionContext, candidate: Candidate): boolean {
  return context.rules.capacityMeasure === 'cases'
    ? candidate.activeCases + 1 > candidate.capacity
    : candidate.loadPoints + context.weight > capacityPoints(candidate.capacity);
}

function capacityParameters(
  context: DecisionContext,
  { activeCases, capacity, loadPoints }: Candidate,
): ExclusionParameters['at-capacity'] {
  if (context.rules.capacityMeasure === 'cases') return { measure: 'cases', activeCases, capacity };
  const weightPoints = context.weight;
  return { measure: 'load', loadPoints, capacityPoints: capacityPoints(capacity), weightPoints };
}

const HARD_RULES: { readonly [C in ExclusionCode]: HardRule<C> } = {
  'conflict-check': {
    excludes: (context) => context.facts.heldForConflict === true,
    figures: () => ({}),
  },
  inactive: {
    excludes: (_context, candidate) => !candidate.active,
    figures: () => ({ ofFirm: true }),
  },
  'ethical-wall': {
    excludes: (_context, candidate) => candidate.walledOff,
    figures: () => ({}),
  },
  'previous-holder': {
    excludes: (context, candidate) => candidate.id === context.facts.previousHolderId,
    figures: () => ({}),
  },
  absent: { excludes: isAway, figures: awayParameters },
  'no-expertise': {
    excludes: (context, candidate) =>
      levelFor(candidate, context.facts.visaType) < context.rules.minExpertise,
    figures: expertiseParameters,
  },
  'above-threshold': { excludes: isAboveThreshold, figures: thresholdParameters },
  'at-capacity': { excludes: isFull, figures: capacityParameters },
  'intake-rate': {
    excludes: (_context, candidate) =>
      candidate.intakePerWeek !== null && candidate.newCasesLast7Days + 1 > candidate.intakePerWeek,
    figures: (_context, candidate) => ({
      newCases: candidate.newCasesLast7Days,
      intakePerWeek: candidate.intakePerWeek ?? 0,
    }),
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

/** All reasons against the attorney, each with its figures; empty when eligible. */
export function exclusionsOf(context: DecisionContext, candidate: Candidate): Exclusion[] {
  return exclusionCodesOf(context, candidate).map((code) => exclusionOf(code, context, candidate));
}

function exclusionOf<C extends ExclusionCode>(
  code: C,
  context: DecisionContext,
  candidate: Candidate,
): Exclusion<C> {
  return { code, ...HARD_RULES[code].figures(context, candidate) };
}
