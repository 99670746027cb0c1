import type { DecisionContext } from '../context';
import type { Candidate, CaseFacts, FactorCost, RuleSet, Strategy } from '../types';
import { balanced } from './balanced';
import { compareLastTies, scoreOf, type RankingRule, type Scored } from './scored';
import { expertiseFirst, roundRobin, workloadBased } from './simple';

const RANKING_RULES: Readonly<Record<Strategy, RankingRule>> = {
  'round-robin': roundRobin,
  'workload-based': workloadBased,
  'expertise-first': expertiseFirst,
  balanced,
};

/**
 * The client's last attorney where the firm prefers continuity under a simple strategy; under
 * balanced continuity is one of the costs instead.
 */
export function preferredAttorneyId(
  { continuity, strategy }: Pick<RuleSet, 'continuity' | 'strategy'>,
  { lastAttorneyId }: Pick<CaseFacts, 'lastAttorneyId'>,
): string | null {
  return continuity === 'prefer' && strategy !== 'balanced' ? lastAttorneyId : null;
}

type Comparison = (a: Scored, b: Scored) => number;

/** The total order of a decision: preference, the strategy's rule, the last ties. */
function comparisonFor(context: DecisionContext): Comparison {
  const rule = RANKING_RULES[context.rules.strategy];
  const preferredId = preferredAttorneyId(context.rules, context.facts);
  return (a, b) => {
    if (preferredId !== null) {
      if (a.candidate.id === preferredId) return -1;
      if (b.candidate.id === preferredId) return 1;
    }
    return rule.compare(a, b) || compareLastTies(a, b);
  };
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
  if (scored.candidate.id !== preferredAttorneyId(context.rules, context.facts)) return factors;
  return [{ code: 'continuity', points: 0, lastAttorney: 'this', isPreferred: true }, ...factors];
}
