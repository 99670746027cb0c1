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

test('a threshold that gains a seniority, another order and a visa type are each seen exactly', () => {
  const [first] = DEFAULT_RULE_SET.thresholds;
  if (!first) throw new Error('The default rules have a threshold.');
  const junior = { fromComplexity: 3, minLevel: 1 } as const;
  const before: RuleSet = { ...DEFAULT_RULE_SET, thresholds: [junior, first] };
  const after: RuleSet = {
    ...before,
    thresholds: [{ ...junior, minSeniority: 'associate' }, first],
    visaTypes: {
      ...before.visaTypes,
      TN: { ...before.visaTypes.TN, estimatedDays: before.visaTypes.TN.estimatedDays + 1 },
    },
    stageWeights: { ...before.stageWeights, rfe: { counts: false, weight: 1 } },
  };
  expect(diffRules(before, after)).toEqual([
    { path: 'thresholds', from: before.thresholds, to: after.thresholds },
    { path: 'stageWeights.rfe.counts', from: true, to: false },
    {
      path: 'visaTypes.TN.estimatedDays',
      from: before.visaTypes.TN.estimatedDays,
      to: before.visaTypes.TN.estimatedDays + 1,
    },
  ]);
  expect(diffRules(after, before).map(({ path }) => path)).toEqual([
    'thresholds',
    'stageWeights.rfe.counts',
    'visaTypes.TN.estimatedDays',
  ]);
  const unset: RuleSet = { ...before, thresholds: [{ ...junior, minSeniority: undefined }, first] };
  expect(diffRules(before, unset)).toEqual([]);
});
