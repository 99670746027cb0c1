import type { DecisionContext } from '../context';
import { preferenceOf } from '../continuity';
import type { Candidate, FactorCost, Strategy } from '../types';
import { balanced } from './balanced';
import { compareLastTies, scoreOf, type RankingRule, type Scored } from './scored';
import { expertiseFirst, roundRobin, workloadBased } from './simple';

const RANKING_RULES: Readonly<Record<Strategy, RankingRule>> = {
  'round-robin': roundRobin,
  'workload-based': workloadBased,
  'expertise-first': expertiseFirst,
  balanced,
};

type Comparison = (a: Scored, b: Scored) => number;

/** The total order of a decision: preference, the strategy's rule, the last ties. */
function comparisonFor(context: DecisionContext): Comparison {
  const rule = RANKING_RULES[context.rules.strategy];
  const { rules, facts } = context;
  if (rules.continuity !== 'prefer' || rules.strategy === 'balanced') {
    return (a, b) => rule.compare(a, b) || compareLastTies(a, b);
  }
  const preference = ({ candidate }: Scored) => preferenceOf(rules, facts, candidate.id);
  return (a, b) => preference(a) - preference(b) || rule.compare(a, b) || compareLastTies(a, b);
}

/** Ranks eligible attorneys, the rules' choice first: a total order that ignores input order. */
export function rankEligible(
  context: DecisionContext,
  eligible: readonly Candidate[],
): readonly Scored[] {
  return eligible.map((candidate) => scoreOf(context, candidate)).sort(comparisonFor(context));
}

/** The first two of the ranking, found in one pass. */
export function bestTwoOf(
  context: DecisionContext,
  candidates: readonly Candidate[],
  isEligible: (context: DecisionContext, candidate: Candidate) => boolean,
): readonly Scored[] {
  const compare = comparisonFor(context);
  let first: Scored | null = null;
  let second: Scored | null = null;
  for (const candidate of candidates) {
    if (!isEligible(context, candidate)) continue;
    const scored = scoreOf(context, candidate);
    if (first === null || compare(scored, first) < 0) {
      second = first;
      first = scored;
    } else if (second === null || compare(scored, second) < 0) {
      second = scored;
    }
  }
  return [first, second].filter((scored) => scored !== null);
}

/** The numbers the strategy compared for this attorney, with the client's tie where it counts. */
export function rankingFactors(context: DecisionContext, scored: Scored): FactorCost[] {
  const factors = RANKING_RULES[context.rules.strategy].factors(context, scored);
  const preference = preferenceOf(context.rules, context.facts, scored.candidate.id);
  if (preference === 2) return factors;
  const named = preference === 0 ? { isNamed: true as const } : {};
  return [
    { code: 'continuity', points: 0, lastAttorney: 'this', isPreferred: true, ...named },
    ...factors,
  ];
}
