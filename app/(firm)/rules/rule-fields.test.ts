import { describe, expect, it } from 'vitest';
import { readForm } from '@/lib/platform/actions/read-form';
import { DEFAULT_RULE_SET, type RuleSet } from '@/lib/assignment/core';
import { mergeRules } from '@/lib/rule-sets/merge-rules';
import { rulesChangeSchema } from '@/lib/contracts/rules-request';
import { changesAgainst, fieldsOf, type RuleField } from './rule-fields';

/** The rules that the server makes of these fields, which is what they are for. */
function rulesFrom(fields: readonly RuleField[]): RuleSet {
  const form = new FormData();
  for (const [name, text] of fields) form.append(name, text);
  return mergeRules(DEFAULT_RULE_SET, rulesChangeSchema.parse(readForm(rulesChangeSchema, form)));
}

const DRAFT: RuleSet = {
  ...DEFAULT_RULE_SET,
  strategy: 'workload-based',
  weights: { ...DEFAULT_RULE_SET.weights, fit: 250 },
  handoffNeedsAcceptance: true,
  stageWeights: { ...DEFAULT_RULE_SET.stageWeights, filed: { counts: true, weight: 0.25 } },
  visaTypes: {
    ...DEFAULT_RULE_SET.visaTypes,
    'EB-2 NIW': { estimatedDays: 55, defaultComplexity: 9 },
  },
  thresholds: [{ fromComplexity: 10, minLevel: 3 }],
};

describe('rules as fields', () => {
  it('are read by the server as the same rules', () => {
    expect(rulesFrom(fieldsOf(DEFAULT_RULE_SET))).toEqual(DEFAULT_RULE_SET);
    expect(rulesFrom(fieldsOf(DRAFT))).toEqual(DRAFT);
  });

  it('without thresholds say that there are none', () => {
    const draft = { ...DEFAULT_RULE_SET, thresholds: [] };
    expect(rulesFrom(fieldsOf(draft))).toEqual(draft);
  });
});

describe('what a form changes', () => {
  it('is nothing where it says the same, however it is written', () => {
    const sent: RuleField[] = [
      ['stageWeights.filed.counts', 'false'],
      ['stageWeights.rfe.counts', 'false'],
      ['stageWeights.rfe.counts', 'on'],
      ['stageWeights.filed.weight', '0.050'],
      ['strategy', 'balanced'],
      ['thresholds', ''],
      ['thresholds.3.minSeniority', 'senior'],
      ['thresholds.3.minLevel', '2'],
      ['thresholds.3.fromComplexity', '8'],
    ];
    expect(changesAgainst(DEFAULT_RULE_SET, sent)).toEqual({ count: 0, fields: [] });
  });

  it('leaves alone what the form does not show', () => {
    expect(changesAgainst(DEFAULT_RULE_SET, [['strategy', 'round-robin']])).toEqual({
      count: 1,
      fields: [['strategy', 'round-robin']],
    });
  });

  it('counts each thing once, and is enough for the server to make the same draft of it', () => {
    const { count, fields } = changesAgainst(DEFAULT_RULE_SET, fieldsOf(DRAFT));
    expect(count).toBe(7);
    expect(rulesFrom(fields)).toEqual(DRAFT);
    expect(fields.map(([name]) => name)).not.toContain('weights.load');
  });

  it('notices a threshold that is added, changed or removed, whatever its number', () => {
    const rules = {
      ...DEFAULT_RULE_SET,
      thresholds: [{ fromComplexity: 8, minLevel: 2 as const }],
    };
    const row = (index: number, from: string, level: string): RuleField[] => [
      [`thresholds.${index}.fromComplexity`, from],
      [`thresholds.${index}.minLevel`, level],
      [`thresholds.${index}.minSeniority`, ''],
    ];
    const empty: RuleField = ['thresholds', ''];
    expect(changesAgainst(rules, [empty]).count).toBe(1);
    expect(changesAgainst(rules, [empty, ...row(4, '8', '2')]).count).toBe(0);
    expect(changesAgainst(rules, [empty, ...row(0, '8', '3')]).count).toBe(1);
    expect(changesAgainst(rules, [empty, ...row(0, '10', '2'), ...row(1, '8', '2')]).count).toBe(1);
  });
});
