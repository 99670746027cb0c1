import { describe, expect, test } from 'vitest';
import { completeRules } from './complete-rules';
import { DEFAULT_RULE_SET } from './defaults';

describe('rules from the database', () => {
  test('are as they were published', () => {
    const published = {
      ...DEFAULT_RULE_SET,
      strategy: 'round-robin' as const,
      weights: { ...DEFAULT_RULE_SET.weights, fit: 0 },
      thresholds: [],
      handoffNeedsAcceptance: true,
      leaveLeadDays: 0,
    };
    expect(completeRules(JSON.parse(JSON.stringify(published)) as object)).toEqual(published);
  });

  test('get today’s default for every field, stage and visa type that they lack', () => {
    const { weights, ...others } = DEFAULT_RULE_SET;
    expect(completeRules({ weights })).toEqual(DEFAULT_RULE_SET);
    for (const field of Object.keys(others)) {
      const { [field as 'continuity']: _lacking, ...rest } = DEFAULT_RULE_SET;
      expect(completeRules(rest), field).toEqual(DEFAULT_RULE_SET);
    }
    for (const group of ['stageWeights', 'visaTypes'] as const) {
      for (const key of Object.keys(DEFAULT_RULE_SET[group])) {
        const { [key as 'fit']: _lacking, ...rest } = DEFAULT_RULE_SET[group] as object & {
          fit?: unknown;
        };
        expect(completeRules({ ...DEFAULT_RULE_SET, [group]: rest }), key).toEqual(
          DEFAULT_RULE_SET,
        );
      }
    }
  });

  test('are not changed by a factor that came after the first seven: it weighs nothing until someone publishes it', () => {
    const first = ['fit', 'load', 'fair-share', 'reserve', 'continuity', 'deadline', 're-entry'];
    const weights = Object.entries(completeRules({ weights: {} }).weights);
    const weighing = weights.filter(([, weight]) => weight !== 0);
    expect(weighing).toEqual(first.map((factor) => [factor, 100]));
  });

  test('get the default for the part of a stage or visa type that they lack', () => {
    const { filed } = completeRules({
      stageWeights: { filed: { weight: 0.5 } },
    } as object).stageWeights;
    expect(filed).toEqual({ counts: false, weight: 0.5 });
  });

  test('lose what is not known today, so that an older process can work beside a newer one', () => {
    const newer = {
      ...DEFAULT_RULE_SET,
      weights: { ...DEFAULT_RULE_SET.weights, luck: 5 },
      speed: 9,
    };
    expect(completeRules(newer)).toEqual(DEFAULT_RULE_SET);
  });
});
