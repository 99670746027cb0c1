import { describe, expect, test } from 'vitest';
import { anAttorney, anInput } from '@/tests/core/builders';
import { isVisaType } from './codes';
import { findExclusions, reasonFor } from './decide';

describe('the reason of a ranking', () => {
  test('of no one is waiting', () => {
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
