import type { RuleSet } from '@/lib/assignment/core';
import { compareOutcomes, type CaseLabel, type Comparison } from './compare';
import type { Past } from './past';
import { BacktestFirm } from './backtest-firm';

/**
 * Plays a past twice, under the rules in force and under a draft, and compares. Both firms begin
 * alike and live through the same, so that every difference is the draft's doing.
 *
 * @yields after each day, so that the caller can let others have their turn, or give up
 */
export function* backtest(
  past: Past,
  rules: { readonly inForce: RuleSet; readonly draft: RuleSet },
  labels: ReadonlyMap<string, CaseLabel> = new Map(),
): Generator<undefined, Comparison> {
  const before = new BacktestFirm(past, rules.inForce);
  while (before.playDay()) yield;
  const holders = new Map([...before.outcomes].map(([id, { attorneyId }]) => [id, attorneyId]));
  const after = new BacktestFirm(past, rules.draft, holders);
  while (after.playDay()) yield;
  return compareOutcomes(past, before, after, labels);
}
