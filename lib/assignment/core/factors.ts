import { begunDays, DAY_MS, divideRounded } from './arithmetic';
import type { DecisionContext } from './context';
import { expectedFinishMs, leavesBefore, workingMs } from './presence';
import type { Candidate, FactorCode, FactorCost, FactorParameters } from './types';
import { capacityPoints, levelFor, STANDARD_CAPACITY_POINTS } from './workload';

/** Cost of being 0, 1, 2 or 3 levels short of what the case wants. */
const SHORTFALL_COSTS = [0, 150, 350, 550] as const;
/** Cost per level below expert, so that among the good enough the better go slightly first. */
const COST_PER_LEVEL_BELOW_EXPERT = 10;
/** Cost of a workload that this case fills completely. */
const FULL_WORKLOAD_COST = 160;
/** Relief per standard case that an attorney of standard capacity is behind their share. */
const FAIR_SHARE_COST_PER_CASE = 10;
/** Cost per full workload by which load and half the expected expert work pass the threshold. */
const RESERVE_COST = 80;
/** Share of capacity, in percent, from which on an expert's room is kept. */
const RESERVE_FROM_PERCENT = 85;
const CONTINUITY_COST = 70;
const LATE_COST = 300;
const LONG_LEAVE_COST = 150;
const LONG_LEAVE_DAYS = 30;
const PAUSE_COST = 60;
/** Deadlines nearer than this count as this far away when a pause is weighed against them. */
const SHORTEST_RUNWAY_DAYS = 10;
const REENTRY_COST = 120;
export const REENTRY_DAYS = 30;
/** Points above their share, at standard capacity, that someone new or back may get. */
const REENTRY_ALLOWANCE_POINTS = 150;

/** The cost and what it was worked out from live together so that they cannot disagree. */
interface Factor<C extends FactorCode> {
  /** The unweighted cost: an integer. */
  cost(context: DecisionContext, candidate: Candidate): number;
  figures(context: DecisionContext, candidate: Candidate): FactorParameters[C];
}

function fitCost(context: DecisionContext, candidate: Candidate): number {
  const level = levelFor(candidate, context.facts.visaType);
  const shortfall = SHORTFALL_COSTS[Math.max(0, context.wanted - level)] ?? 0;
  return shortfall + COST_PER_LEVEL_BELOW_EXPERT * (3 - level);
}

function fitParameters(context: DecisionContext, candidate: Candidate) {
  const { visaType, complexity } = context.facts;
  return {
    visaType,
    complexity,
    level: levelFor(candidate, visaType),
    wantedLevel: context.wanted,
  };
}

function loadCost(context: DecisionContext, candidate: Candidate): number {
  const after = candidate.loadPoints + context.weight;
  return divideRounded(FULL_WORKLOAD_COST * after, capacityPoints(candidate.capacity));
}

function loadParameters(context: DecisionContext, { loadPoints, capacity }: Candidate) {
  return {
    loadPoints,
    weightPoints: context.weight,
    capacityPoints: capacityPoints(capacity),
  };
}

function fairShareCost(_context: DecisionContext, candidate: Candidate): number {
  const relief =
    -FAIR_SHARE_COST_PER_CASE * candidate.fairShareMilliPoints * STANDARD_CAPACITY_POINTS;
  return divideRounded(relief, 100 * 1000 * capacityPoints(candidate.capacity));
}

function reserveCost(context: DecisionContext, candidate: Candidate): number {
  if (candidate.reservePoints === 0 && candidate.loadPoints === 0) return 0;
  const cap = capacityPoints(candidate.capacity);
  const demand = candidate.loadPoints + context.weight + candidate.reservePoints / 2;
  const aboveHundredths = 100 * demand - RESERVE_FROM_PERCENT * cap;
  return aboveHundredths <= 0 ? 0 : divideRounded(RESERVE_COST * aboveHundredths, 100 * cap);
}

function continuityCost(context: DecisionContext, candidate: Candidate): number {
  const owner = context.presentOwnerId;
  return owner === null || owner === candidate.id ? 0 : CONTINUITY_COST;
}

function continuityParameters(
  { presentOwnerId, presentOwnerName, ownerIsNamed }: DecisionContext,
  candidate: Candidate,
): FactorParameters['continuity'] {
  if (presentOwnerId === null) return { lastAttorney: 'nobody' };
  const named = ownerIsNamed ? { isNamed: true as const } : {};
  return presentOwnerId === candidate.id
    ? { lastAttorney: 'this', isPreferred: false, ...named }
    : { lastAttorney: 'other', name: presentOwnerName, ...named };
}

interface Plan {
  readonly finishMs: number;
  readonly pausedMs: number;
  readonly late: boolean;
  readonly longLeave: boolean;
}

function planOf(context: DecisionContext, candidate: Candidate): Plan {
  const { facts, nowMs } = context;
  const workMs = workingMs(facts.estimatedDays, levelFor(candidate, facts.visaType));
  const finishMs = expectedFinishMs(candidate.absences, nowMs, workMs, facts.workCalendar);
  // What everyone is off for is no pause of this one.
  const unpausedMs = expectedFinishMs([], nowMs, workMs, facts.workCalendar);
  return {
    finishMs,
    pausedMs: finishMs - unpausedMs,
    late: facts.deadlineMs !== null && finishMs > facts.deadlineMs,
    longLeave: leavesBefore(candidate.absences, nowMs, finishMs, LONG_LEAVE_DAYS),
  };
}

function deadlineCost(context: DecisionContext, candidate: Candidate): number {
  const { deadlineMs, estimatedDays, visaType, workCalendar } = context.facts;
  const { nowMs } = context;
  if (candidate.absences.length === 0) {
    if (deadlineMs === null) return 0;
    const workMs = workingMs(estimatedDays, levelFor(candidate, visaType));
    return expectedFinishMs([], nowMs, workMs, workCalendar) > deadlineMs ? LATE_COST : 0;
  }
  const plan = planOf(context, candidate);
  const outright = (plan.late ? LATE_COST : 0) + (plan.longLeave ? LONG_LEAVE_COST : 0);
  if (deadlineMs === null || plan.pausedMs <= 0) return outright;
  const runwayMs = Math.max(SHORTEST_RUNWAY_DAYS * DAY_MS, deadlineMs - nowMs);
  return outright + divideRounded(PAUSE_COST * plan.pausedMs, runwayMs);
}

function deadlineParameters(context: DecisionContext, candidate: Candidate) {
  const plan = planOf(context, candidate);
  const { deadlineMs } = context.facts;
  return {
    finishInDays: begunDays(plan.finishMs - context.nowMs),
    hasDeadline: deadlineMs !== null,
    lateDays: plan.late && deadlineMs !== null ? begunDays(plan.finishMs - deadlineMs) : 0,
    awayDays: plan.pausedMs > 0 ? begunDays(plan.pausedMs) : 0,
    longLeave: plan.longLeave,
  };
}

/** Whether the attorney joined or came back so recently that they are still being spared. */
export function isReentering(candidate: Pick<Candidate, 'reentry'>, atMs: number): boolean {
  return candidate.reentry !== null && atMs - candidate.reentry.sinceMs < REENTRY_DAYS * DAY_MS;
}

function reentryCost(context: DecisionContext, candidate: Candidate): number {
  const { reentry } = candidate;
  if (reentry === null || !isReentering(candidate, context.nowMs)) return 0;
  const above = reentry.gotPoints + context.weight - reentry.expectedPoints;
  const allowed = REENTRY_ALLOWANCE_POINTS * capacityPoints(candidate.capacity);
  return above * STANDARD_CAPACITY_POINTS > allowed ? REENTRY_COST : 0;
}

function reentryParameters(
  context: DecisionContext,
  candidate: Candidate,
): FactorParameters['re-entry'] {
  const { reentry } = candidate;
  if (reentry === null || !isReentering(candidate, context.nowMs)) return { since: null };
  const { sinceMs, gotPoints, expectedPoints } = reentry;
  return { since: { days: begunDays(context.nowMs - sinceMs), gotPoints, expectedPoints } };
}

const FACTORS: { readonly [C in FactorCode]: Factor<C> } = {
  fit: { cost: fitCost, figures: fitParameters },
  load: { cost: loadCost, figures: loadParameters },
  'fair-share': {
    cost: fairShareCost,
    figures: (_context, { fairShareMilliPoints }) => ({ milliPoints: fairShareMilliPoints }),
  },
  reserve: {
    cost: reserveCost,
    figures: (_context, { reservePoints }) => ({
      reservePoints,
      fromPercent: RESERVE_FROM_PERCENT,
    }),
  },
  continuity: { cost: continuityCost, figures: continuityParameters },
  deadline: { cost: deadlineCost, figures: deadlineParameters },
  're-entry': { cost: reentryCost, figures: reentryParameters },
};

function weighted(cost: number, weightPercent: number): number {
  return weightPercent === 100 ? cost : divideRounded(cost * weightPercent, 100);
}

/** The sum of the weighted costs of giving this case to this attorney. */
export function totalCostOf(context: DecisionContext, candidate: Candidate): number {
  const { weights } = context.rules;
  let total = 0;
  for (const code of context.engine.factors) {
    const weightPercent = weights[code];
    if (weightPercent !== 0) {
      total += weighted(FACTORS[code].cost(context, candidate), weightPercent);
    }
  }
  return total;
}

/** Every factor with its weighted cost and its figures; a factor weighed 0 is left out. */
export function factorCostsOf(context: DecisionContext, candidate: Candidate): FactorCost[] {
  const { weights } = context.rules;
  return context.engine.factors
    .filter((code) => weights[code] !== 0)
    .map((code) => factorCostOf(code, context, candidate));
}

function factorCostOf<C extends FactorCode>(
  code: C,
  context: DecisionContext,
  candidate: Candidate,
): FactorCost<C> {
  const factor = FACTORS[code];
  const points = weighted(factor.cost(context, candidate), context.rules.weights[code]);
  return { code, points, ...factor.figures(context, candidate) };
}
