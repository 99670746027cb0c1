import { describe, expect, test } from 'vitest';
import { DEFAULT_RULE_SET } from '@/lib/assignment/core';
import { AppError } from '@/lib/shared/errors';
import { mergeRules, parseRules } from './merge-rules';

describe('a change to the rules', () => {
  test('leaves everything it does not name as it was', () => {
    const changed = mergeRules(DEFAULT_RULE_SET, {
      strategy: 'round-robin',
      weights: { fit: 0 },
      stageWeights: { filed: { counts: true, weight: 0.5 } },
      visaTypes: { TN: { estimatedDays: 10, defaultComplexity: 2 } },
    });
    expect(changed).toEqual({
      ...DEFAULT_RULE_SET,
      strategy: 'round-robin',
      weights: { ...DEFAULT_RULE_SET.weights, fit: 0 },
      stageWeights: { ...DEFAULT_RULE_SET.stageWeights, filed: { counts: true, weight: 0.5 } },
      visaTypes: { ...DEFAULT_RULE_SET.visaTypes, TN: { estimatedDays: 10, defaultComplexity: 2 } },
    });
  });

  test('replaces the thresholds as a list and puts them in order', () => {
    const { thresholds } = mergeRules(DEFAULT_RULE_SET, {
      thresholds: [
        { fromComplexity: 9, minLevel: 3, minSeniority: 'partner' },
        { fromComplexity: 5, minLevel: 1, minSeniority: null },
      ],
    });
    expect(thresholds).toEqual([
      { fromComplexity: 5, minLevel: 1 },
      { fromComplexity: 9, minLevel: 3, minSeniority: 'partner' },
    ]);
  });

  test('can take all thresholds away', () => {
    expect(mergeRules(DEFAULT_RULE_SET, { thresholds: [] }).thresholds).toEqual([]);
  });

  test('can set a number to zero and a flag to false', () => {
    const base = { ...DEFAULT_RULE_SET, handoffNeedsAcceptance: true };
    const changed = mergeRules(base, {
      minExpertise: 0,
      leaveLeadDays: 0,
      handoffNeedsAcceptance: false,
    });
    expect(changed).toMatchObject({
      minExpertise: 0,
      leaveLeadDays: 0,
      handoffNeedsAcceptance: false,
    });
  });
});

describe('rules read from JSON', () => {
  test('survive being stored', () => {
    expect(parseRules(JSON.parse(JSON.stringify(DEFAULT_RULE_SET)))).toEqual(DEFAULT_RULE_SET);
  });

  test('are the default rules where they say nothing', () => {
    expect(parseRules({})).toEqual(DEFAULT_RULE_SET);
  });

  test('are refused with every wrong field named', () => {
    const parse = () => parseRules({ strategy: 'lottery', weights: { luck: 1 }, speed: 9 });
    expect(parse).toThrow(AppError);
    expect(parse).toThrow(expect.objectContaining({ code: 'validation-failed' }));
    try {
      parse();
    } catch (error) {
      const paths = error instanceof AppError ? error.fields.map(({ path }) => path) : [];
      expect(paths).toEqual(['strategy', 'weights.luck', 'speed']);
    }
  });
});
