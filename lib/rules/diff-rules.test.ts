import { expect, test } from 'vitest';
import { DEFAULT_RULE_SET, type RuleSet } from '@/lib/assignment/core';
import { diffRules } from './diff-rules';

test('equal rules differ in nothing, whatever the order of their keys', () => {
  const reversed = Object.fromEntries(Object.entries(DEFAULT_RULE_SET).toReversed());
  expect(diffRules(DEFAULT_RULE_SET, reversed as unknown as RuleSet)).toEqual([]);
});

test('each difference is named by its path, thresholds as one', () => {
  const after: RuleSet = {
    ...DEFAULT_RULE_SET,
    strategy: 'round-robin',
    weights: { ...DEFAULT_RULE_SET.weights, fit: 50 },
    thresholds: [],
    stageWeights: { ...DEFAULT_RULE_SET.stageWeights, filed: { counts: false, weight: 0.1 } },
  };
  expect(diffRules(DEFAULT_RULE_SET, after)).toEqual([
    { path: 'strategy', from: 'balanced', to: 'round-robin' },
    { path: 'weights.fit', from: 100, to: 50 },
    { path: 'thresholds', from: DEFAULT_RULE_SET.thresholds, to: [] },
    { path: 'stageWeights.filed.weight', from: 0.05, to: 0.1 },
  ]);
});
