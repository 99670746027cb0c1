import type { DecisionReason } from '@/lib/assignment/core';
import { isolated } from './phrases';

/** What gave a case to someone, by the reason of the decision. */
const SHORT_REASONS: Record<Exclude<DecisionReason, 'waiting' | 'manual'>, string> = {
  balanced: 'the best fit of those who could take it',
  'round-robin': 'next in turn',
  'workload-based': 'the least work at hand',
  'expertise-first': 'the most experienced who could take it',
  continuity: 'the client’s own attorney',
  'only-eligible': 'the only one who could take it',
};

/** A decision in one line, for lists; the case and the record tell more. */
export function decisionInShort(decision: {
  readonly reason: DecisionReason;
  readonly attorneyName: string | null;
  /** Who chose, where a person did. */
  readonly by: string;
}): string {
  const { reason, attorneyName, by } = decision;
  if (reason === 'waiting' || attorneyName === null) return 'Waiting: nobody could take it.';
  const name = isolated(attorneyName);
  if (reason === 'manual') return `Given to ${name}, chosen by ${isolated(by)}.`;
  return `Assigned to ${name}: ${SHORT_REASONS[reason]}.`;
}
