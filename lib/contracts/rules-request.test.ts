import { describe, expect, test } from 'vitest';
import { DEFAULT_RULE_SET } from '@/lib/assignment/core';
import { readInput } from '@/lib/shared/validation/parse-input';
import { rulesSchema } from './rules-request';

function problemsOf(input: object): Record<string, string> {
  const { refused } = readInput(rulesSchema, { version: 1, ...input });
  return Object.fromEntries((refused ?? []).map(({ path, message }) => [path, message]));
}

describe('the body that publishes rules', () => {
  test('may be the rules as they were read', () => {
    expect(problemsOf(DEFAULT_RULE_SET)).toEqual({});
  });

  test('must carry the version it was made from', () => {
    expect(problemsOf({ version: undefined })).toEqual({
      version: 'version is required: a whole number from 1 to 2147483647.',
    });
  });

  test('refuses what no one knows, and lists what is known', () => {
    const problems = problemsOf({
      weights: { luck: 5 },
      stageWeights: { lunch: { counts: true, weight: 1 } },
      visaTypes: { 'H-9': { estimatedDays: 5, defaultComplexity: 5 } },
      colour: 'red',
    });
    expect(problems['weights.luck']).toContain('fit, load, fair-share');
    expect(problems['stageWeights.lunch']).toContain('intake, collecting');
    expect(problems['visaTypes.H-9']).toContain('H-1B, L-1A');
    expect(problems.colour).toContain('Remove it');
  });

  test.each([
    ['weights.fit', { weights: { fit: 1001 } }],
    ['weights.fit', { weights: { fit: 12.5 } }],
    ['minExpertise', { minExpertise: 4 }],
    ['leaveLeadDays', { leaveLeadDays: 91 }],
    ['leaveMinDays', { leaveMinDays: 0 }],
    ['alertAfterHours', { alertAfterHours: 721 }],
    ['handoffExpiresAfterHours', { handoffExpiresAfterHours: 0 }],
    ['stageWeights.intake.weight', { stageWeights: { intake: { counts: true, weight: 2.01 } } }],
    ['stageWeights.intake.weight', { stageWeights: { intake: { counts: true, weight: 0.333 } } }],
    ['stageWeights.intake.weight', { stageWeights: { intake: { counts: true, weight: -1 } } }],
    ['stageWeights.intake.counts', { stageWeights: { intake: { weight: 1 } } }],
    ['stageWeights.closed', { stageWeights: { closed: { counts: true, weight: 0 } } }],
    ['stageWeights.closed', { stageWeights: { closed: { counts: false, weight: 0.1 } } }],
    [
      'visaTypes.TN.estimatedDays',
      { visaTypes: { TN: { estimatedDays: 0, defaultComplexity: 1 } } },
    ],
    [
      'visaTypes.TN.defaultComplexity',
      { visaTypes: { TN: { estimatedDays: 1, defaultComplexity: 11 } } },
    ],
    ['thresholds.0.minLevel', { thresholds: [{ fromComplexity: 8, minLevel: 4 }] }],
    ['thresholds.0.fromComplexity', { thresholds: [{ fromComplexity: 0, minLevel: 1 }] }],
  ])('refuses %s out of range', (path, input) => {
    expect(Object.keys(problemsOf(input))).toEqual([path]);
  });

  test('refuses two thresholds for one complexity', () => {
    const thresholds = [
      { fromComplexity: 8, minLevel: 1 },
      { fromComplexity: 8, minLevel: 2 },
    ];
    expect(problemsOf({ thresholds })).toEqual({
      'thresholds.1.fromComplexity':
        'There is already a threshold from complexity 8. Keep one of them.',
    });
  });

  test.each([0, 0.05, 0.29, 0.57, 1.15, 2])('takes the stage weight %d', (weight) => {
    expect(problemsOf({ stageWeights: { intake: { counts: true, weight } } })).toEqual({});
  });
});
