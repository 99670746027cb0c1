import { describe, expect, test } from 'vitest';
import { exclusionsInRecord } from '@/lib/wording/record-exclusion';
import { decide, findExclusions } from './decide';
import { anAttorney, anInput, away, day } from '@/tests/core/builders';
import { EXCLUSION_CODES, type Candidate, type CaseFacts, type RuleSet } from './types';

function codes(
  attorney: Partial<Candidate>,
  facts: Partial<CaseFacts> = {},
  rules: Partial<RuleSet> = {},
  atMs = day(0),
): string[] {
  return findExclusions(anInput([anAttorney('A', attorney)], facts, rules, atMs)).get('A') ?? [];
}

function detail(attorney: Partial<Candidate>, facts = {}, rules: Partial<RuleSet> = {}): string {
  const decision = decide(anInput([anAttorney('A', attorney)], facts, rules));
  return exclusionsInRecord(decision.candidates[0]?.exclusions ?? []);
}

describe('an attorney is excluded', () => {
  test('while not active', () => {
    expect(codes({ active: false })).toEqual(['inactive']);
  });

  test('by an ethical wall', () => {
    expect(codes({ walledOff: true })).toEqual(['ethical-wall']);
  });

  test('from a case they hand off themselves', () => {
    expect(codes({}, { previousHolderId: 'A' })).toEqual(['previous-holder']);
    expect(codes({}, { previousHolderId: 'B' })).toEqual([]);
  });

  test('from the first moment of an absence until its end, and not a moment longer', () => {
    const absences = [away(0, 2)];
    expect(codes({ absences }, {}, {}, day(0))).toEqual(['absent']);
    expect(codes({ absences }, {}, {}, day(2) - 1)).toEqual(['absent']);
    expect(codes({ absences }, {}, {}, day(2))).toEqual([]);
  });

  test('when a long enough leave begins within the lead days', () => {
    expect(codes({ absences: [away(2, 5)] })).toEqual(['absent']);
    expect(codes({ absences: [{ startsAtMs: day(2) + 1, endsAtMs: day(6) }] })).toEqual([]);
    expect(codes({ absences: [away(1, 3)] })).toEqual([]);
    expect(codes({ absences: [away(1, 4)] }, {}, { leaveLeadDays: 0 })).toEqual([]);
    expect(codes({ absences: [away(1, 4)] }, {}, { leaveMinDays: 4 })).toEqual([]);
  });

  test('when short absences that adjoin add up to a long leave', () => {
    expect(codes({ absences: [away(2, 4), away(1, 2)] })).toEqual(['absent']);
    expect(codes({ absences: [away(1, 2), away(3, 5)] }, {}, { leaveLeadDays: 1 })).toEqual([]);
  });

  test('when a leave of three local days is an hour short because clocks go forward', () => {
    const leave = { startsAtMs: day(1), endsAtMs: day(4) - 3_600_000 };
    expect(codes({ absences: [leave] })).toEqual(['absent']);
  });

  test('below the least expertise that the firm asks for', () => {
    expect(codes({ levels: {} })).toEqual(['no-expertise']);
    expect(codes({ levels: { 'H-1B': 1 } })).toEqual([]);
    expect(codes({ levels: { 'H-1B': 1 } }, {}, { minExpertise: 2 })).toEqual(['no-expertise']);
    expect(codes({ levels: {} }, {}, { minExpertise: 0 })).toEqual([]);
  });

  test('from complexity 8 on without level 2 and a senior title', () => {
    const senior = { seniority: 'senior', levels: { 'H-1B': 2 } } as const;
    expect(codes(senior, { complexity: 8 })).toEqual([]);
    expect(codes({ ...senior, seniority: 'partner' }, { complexity: 10 })).toEqual([]);
    expect(codes({ ...senior, seniority: 'associate' }, { complexity: 8 })).toEqual([
      'above-threshold',
    ]);
    expect(codes({ ...senior, levels: { 'H-1B': 1 } }, { complexity: 8 })).toEqual([
      'above-threshold',
    ]);
    expect(codes({ seniority: 'junior', levels: { 'H-1B': 1 } }, { complexity: 7 })).toEqual([]);
  });

  test('by any one of several thresholds', () => {
    const thresholds = [
      { fromComplexity: 4, minLevel: 1 },
      { fromComplexity: 5, minLevel: 3 },
    ] as const;
    expect(codes({}, { complexity: 5 }, { thresholds })).toEqual(['above-threshold']);
    expect(codes({}, { complexity: 4 }, { thresholds })).toEqual([]);
  });

  test('above their own greatest complexity', () => {
    expect(codes({ maxComplexity: 4 }, { complexity: 5 })).toEqual(['above-threshold']);
    expect(codes({ maxComplexity: 5 }, { complexity: 5 })).toEqual([]);
  });

  test('when one more active case would pass capacity', () => {
    expect(codes({ activeCases: 19 })).toEqual([]);
    expect(codes({ activeCases: 20 })).toEqual(['at-capacity']);
    expect(codes({ activeCases: 21 })).toEqual(['at-capacity']);
    expect(codes({ activeCases: 0, loadPoints: 9000 })).toEqual([]);
  });

  test('when the load with the case would pass capacity, where the firm measures load', () => {
    const load = { capacityMeasure: 'load' } as const;
    expect(codes({ loadPoints: 1900 }, {}, load)).toEqual([]);
    expect(codes({ loadPoints: 1901 }, {}, load)).toEqual(['at-capacity']);
    expect(codes({ loadPoints: 1950, activeCases: 30 }, { weightPoints: 50 }, load)).toEqual([]);
    expect(codes({ loadPoints: 1950, capacity: 20.5 }, {}, load)).toEqual([]);
  });

  test('when the case waits for the answer to a likely conflict, whoever they are', () => {
    expect(codes({}, { heldForConflict: true })).toEqual(['conflict-check']);
  });

  test('when one more would pass their weekly intake', () => {
    expect(codes({ intakePerWeek: 3, newCasesLast7Days: 2 })).toEqual([]);
    expect(codes({ intakePerWeek: 3, newCasesLast7Days: 3 })).toEqual(['intake-rate']);
    expect(codes({ intakePerWeek: null, newCasesLast7Days: 99 })).toEqual([]);
  });

  test('for every reason at once, in the order of reporting', () => {
    const everything: Partial<Candidate> = {
      active: false,
      walledOff: true,
      absences: [away(0, 1)],
      levels: {},
      activeCases: 20,
      intakePerWeek: 1,
      newCasesLast7Days: 1,
    };
    const ofTheCase = { complexity: 9, previousHolderId: 'A', heldForConflict: true } as const;
    expect(codes(everything, ofTheCase)).toEqual([...EXCLUSION_CODES]);
  });
});

describe('each exclusion is told in one sentence with its numbers', () => {
  test.each([
    ['inactive', { active: false }, {}, {}, /paused or no longer active/],
    ['ethical wall', { walledOff: true }, {}, {}, /ethical wall/],
    ['previous holder', {}, { previousHolderId: 'A' }, {}, /handing this case off/],
    ['absence', { absences: [away(-3, 5)] }, {}, {}, /^Away, back in 5 days\.$/],
    ['coming leave', { absences: [away(1, 9)] }, {}, {}, /^Leaves within 1 day for 8 days\.$/],
    ['expertise', { levels: {} }, {}, {}, /^Level 0 for H-1B; at least 1/],
    ['threshold', {}, { complexity: 8 }, {}, /asks for level 2 and senior or above; has level 2/],
    ['own maximum', { maxComplexity: 3 }, {}, {}, /up to complexity 3; this one is 5/],
    ['full by cases', { activeCases: 1, capacity: 1 }, {}, {}, /^Holds 1 active case of at most 1/],
    [
      'full by load',
      { loadPoints: 1950 },
      {},
      { capacityMeasure: 'load' },
      /^Carries 1950 of 2000 load points; this case adds 100\.$/,
    ],
    ['intake', { intakePerWeek: 2, newCasesLast7Days: 2 }, {}, {}, /^Received 2 new cases .* 2\.$/],
  ] as const)('%s', (_name, attorney, facts, rules, expected) => {
    expect(detail(attorney, facts, rules)).toMatch(expected);
  });

  test('a threshold without seniority names only the level', () => {
    const thresholds = [{ fromComplexity: 5, minLevel: 3 }] as const;
    expect(detail({}, {}, { thresholds })).toBe(
      'Complexity 5 asks for level 3; has level 2 for H-1B as associate.',
    );
  });
});
