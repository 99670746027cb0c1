import { contextOf, type DecisionContext } from './context';
import { CURRENT_ENGINE, type Engine } from './engine';
import { isEligible } from './eligibility';
import type { CaseFacts, DecisionInput, RuleSet } from './types';

type Known = Pick<CaseFacts, 'lastAttorneyId' | 'relationshipAttorneyId'>;

/**
 * The context of a ranking: continuity means the client's relationship attorney where they can take
 * the case, else the last attorney. One who cannot take it would only be charged to everyone alike.
 */
export function rankingContextOf(
  input: DecisionInput,
  engine: Engine = CURRENT_ENGINE,
): DecisionContext {
  const context = contextOf(input, engine);
  const { relationshipAttorneyId } = input.case;
  if (!relationshipAttorneyId) return context;
  const named = input.candidates.find(({ id }) => id === relationshipAttorneyId);
  if (!named || !isEligible(context, named)) return context;
  return {
    ...context,
    presentOwnerId: named.id,
    presentOwnerName: named.name,
    ownerIsNamed: true,
  };
}

/**
 * How far an attorney comes before the rest for the client's sake where the firm prefers continuity
 * under a simple strategy: 0 the relationship attorney, 1 the last attorney, 2 everyone else. Under
 * balanced continuity is one of the costs instead, and everyone is of the last kind.
 */
export function preferenceOf(
  { continuity, strategy }: Pick<RuleSet, 'continuity' | 'strategy'>,
  { relationshipAttorneyId, lastAttorneyId }: Known,
  attorneyId: string,
): 0 | 1 | 2 {
  if (continuity !== 'prefer' || strategy === 'balanced') return 2;
  if (attorneyId === relationshipAttorneyId) return 0;
  return attorneyId === lastAttorneyId ? 1 : 2;
}
