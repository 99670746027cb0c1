import { describe, expect, test } from 'vitest';
import { anAttorney, anInput } from '@/tests/core/builders';
import { decideByHand, findExclusions, ManualChoiceRefused, reasonFor } from './decide';
import { isVisaType } from './codes';

function refusal(work: () => unknown): ManualChoiceRefused {
  try {
    work();
  } catch (error) {
    if (error instanceof ManualChoiceRefused) return error;
    throw error;
  }
  throw new Error('The choice was not refused.');
}

describe('a refused choice by hand', () => {
  test('says in its message everything that stands against it', () => {
    const input = anInput([anAttorney('A', { levels: {}, activeCases: 20 })]);
    const error = refusal(() => decideByHand(input, 'A', null));
    expect(error.name).toBe('ManualChoiceRefused');
    expect(error.message).toBe(
      'Level 0 for H-1B; at least 1 is asked for. Holds 20 active cases of at most 20.',
    );
    expect(error.attorneyId).toBe('A');
  });

  test('of somebody else’s attorney says only that they are not of this firm', () => {
    const error = refusal(() => decideByHand(anInput([]), 'Z', { reason: 'Please' }));
    expect(error.exclusions).toEqual([
      { code: 'inactive', detail: 'Not an attorney of this firm.' },
    ]);
  });
});

describe('a choice by hand', () => {
  test('of an eligible attorney records no override, whatever was said', () => {
    const decision = decideByHand(anInput([anAttorney('A')]), 'A', { reason: 'To be safe' });
    expect(decision.override).toBeNull();
  });
});

describe('the reason of a ranking', () => {
  test('of nobody is waiting', () => {
    expect(reasonFor(anInput([]), [])).toBe('waiting');
  });
});

describe('the exclusions of a case', () => {
  test('come in the order of the roster', () => {
    const candidates = [
      anAttorney('B', { active: false, position: 2 }),
      anAttorney('A', { active: false, position: 1 }),
    ];
    expect([...findExclusions(anInput(candidates)).keys()]).toEqual(['A', 'B']);
  });
});

describe('a visa type', () => {
  test('is one of the codes, letter by letter', () => {
    expect(isVisaType('H-1B')).toBe(true);
    expect(isVisaType('h-1b')).toBe(false);
  });
});
