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

/** Ranks eligible attorneys, the rules' choice first: a total order that ignores input order. */
export function rankEligible(
  context: DecisionContext,
  eligible: readonly Candidate[],
): readonly Scored[] {
  const rule = RANKING_RULES[context.rules.strategy];
  const preferredId = preferredAttorneyId(context.rules, context.facts);
  const preference = (scored: Scored) => (scored.candidate.id === preferredId ? 0 : 1);
  return eligible
    .map((candidate) => scoreOf(context, candidate))
    .sort((a, b) => preference(a) - preference(b) || rule.compare(a, b) || compareLastTies(a, b));
}

/** The numbers the strategy compared for this attorney, with the client's tie where it counts. */
export function rankingFactors(context: DecisionContext, scored: Scored): FactorCost[] {
  const factors = RANKING_RULES[context.rules.strategy].factors(context, scored);
  if (scored.candidate.id !== preferredAttorneyId(context.rules, context.facts)) return factors;
  const detail = "Had this client's last case, and the firm prefers continuity.";
  return [{ code: 'continuity', points: 0, detail }, ...factors];
}
