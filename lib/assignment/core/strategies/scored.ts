import { compareFractions, compareText } from '../arithmetic';
import type { DecisionContext } from '../context';
import { totalCostOf } from '../factors';
import type { Candidate, FactorCost, Level } from '../types';
import { capacityPoints, levelFor } from '../workload';

/** An eligible attorney with the numbers that strategies compare, computed once. */
export interface Scored {
  readonly candidate: Candidate;
  readonly level: Level;
  readonly loadAfterPoints: number;
  readonly capacityPoints: number;
  /** Sum of the balanced costs; null under the simple strategies. */
  readonly totalCost: number | null;
}

/** One way to rank eligible attorneys. */
export interface RankingRule {
  /** Negative when `a` goes before `b`; the last ties are not its business. */
  readonly compare: (a: Scored, b: Scored) => number;
  /** The numbers it ranked by, each with its figures. */
  readonly factors: (context: DecisionContext, scored: Scored) => FactorCost[];
}

/** Prepares an attorney for comparison. */
export function scoreOf(context: DecisionContext, candidate: Candidate): Scored {
  return {
    candidate,
    level: levelFor(candidate, context.facts.visaType),
    loadAfterPoints: candidate.loadPoints + context.weight,
    capacityPoints: capacityPoints(candidate.capacity),
    totalCost: context.rules.strategy === 'balanced' ? totalCostOf(context, candidate) : null,
  };
}

/** Roster order: position, then id, so that no two attorneys ever tie. */
export function compareRoster(a: Candidate, b: Candidate): number {
  return a.position - b.position || compareText(a.id, b.id);
}

/** Lowest share of capacity after taking the case first, as exact fractions. */
export function compareUtilizationAfter(a: Scored, b: Scored): number {
  return compareFractions(a.loadAfterPoints, a.capacityPoints, b.loadAfterPoints, b.capacityPoints);
}

/** The last ties under every strategy: longest since last assigned, then the roster. */
export function compareLastTies(a: Scored, b: Scored): number {
  return a.candidate.turn - b.candidate.turn || compareRoster(a.candidate, b.candidate);
}
