import { describe, expect, test } from 'vitest';
import { anAttorney, anInput, away } from '@/tests/core/builders';
import { decisionSummary } from '@/lib/wording/record-summary';
import { decideByHand, ManualChoiceRefused } from './decide';
import type { DecisionInput } from './types';

function refusalOf(
  input: DecisionInput,
  id: string,
  override: { reason: string } | null,
): ManualChoiceRefused {
  try {
    decideByHand(input, id, override);
  } catch (error) {
    if (error instanceof ManualChoiceRefused) return error;
    throw error;
  }
  throw new Error('The choice was not refused.');
}

describe('a choice by hand', () => {
  const candidates = [
    anAttorney('A'),
    anAttorney('B', { loadPoints: 900 }),
    anAttorney('C', { levels: {}, activeCases: 20 }),
    anAttorney('D', { walledOff: true, levels: {} }),
    anAttorney('E', { active: false, absences: [away(0, 9)] }),
  ];
  const codesAgainst = (id: string, override: { reason: string } | null) =>
    refusalOf(anInput(candidates), id, override).exclusions.map(({ code }) => code);

  test("is kept, with the rules' own ranking beside it", () => {
    const decision = decideByHand(anInput(candidates), 'B', null);
    expect(decision).toMatchObject({ outcome: 'manual', reason: 'manual', attorneyId: 'B' });
    expect(decision.override).toBeNull();
    expect(decision.candidates[0]).toMatchObject({ attorneyId: 'A', rank: 1 });
    expect(decisionSummary(decision)).toBe(
      'Given to Attorney B by hand; the rules would have chosen Attorney A.',
    );
  });

  test('is refused against an exclusion without an override', () => {
    expect(codesAgainst('C', null)).toEqual(['no-expertise', 'at-capacity']);
  });

  test('is recorded with what it overrides', () => {
    const decision = decideByHand(anInput(candidates), 'C', { reason: 'Knows the client' });
    expect(decision.override).toEqual({
      reason: 'Knows the client',
      exclusions: ['no-expertise', 'at-capacity'],
    });
    expect(decisionSummary(decision)).toBe(
      'Given to Attorney C by hand although without the expertise and at capacity; the rules would have chosen Attorney A.',
    );
  });

  test('never passes an ethical wall or an inactive attorney, whatever the override', () => {
    const override = { reason: 'Urgent' };
    expect(codesAgainst('D', override)).toEqual(['ethical-wall']);
    expect(codesAgainst('E', override)).toEqual(['inactive']);
    expect(codesAgainst('nobody', override)).toEqual(['inactive']);
  });

  test('records no override where none was needed', () => {
    expect(decideByHand(anInput(candidates), 'A', { reason: 'Sure' }).override).toBeNull();
  });
});

describe('a refused choice by hand', () => {
  test('carries everything that stands against it, with the numbers', () => {
    const input = anInput([anAttorney('A', { levels: {}, activeCases: 20 })]);
    const error = refusalOf(input, 'A', null);
    expect(error.name).toBe('ManualChoiceRefused');
    expect(error.exclusions).toEqual([
      { code: 'no-expertise', visaType: 'H-1B', level: 0, askedLevel: 1, complexity: null },
      { code: 'at-capacity', measure: 'cases', activeCases: 20, capacity: 20 },
    ]);
    expect(error.attorneyId).toBe('A');
  });

  test('of someone else’s attorney says only that they are not of this firm', () => {
    const error = refusalOf(anInput([]), 'Z', { reason: 'Please' });
    expect(error.exclusions).toEqual([{ code: 'inactive', ofFirm: false }]);
  });
});
