import { describe, expect, test } from 'vitest';
import { anAttorney, anInput, away } from '@/tests/core/builders';
import { decide, decideByHand } from './decide';
import { explain, type WhyNot } from './explain';
import type { Candidate, CaseFacts, RuleSet } from './types';

const workload = { strategy: 'workload-based' } as const;

function others(
  candidates: readonly Candidate[],
  rules: Partial<RuleSet> = {},
  facts: Partial<CaseFacts> = {},
): readonly WhyNot[] {
  const input = anInput(candidates, facts, rules);
  return explain(input, decide(input)).others;
}

function about(id: string, ...args: Parameters<typeof others>): WhyNot | undefined {
  return others(...args).find(({ attorneyId }) => attorneyId === id);
}

/** An attorney with so many ordinary cases in full work. */
function holding(id: string, cases: number, facts: Partial<Candidate> = {}): Candidate {
  return anAttorney(id, {
    activeCases: cases,
    openCases: cases,
    loadPoints: cases * 100,
    ...facts,
  });
}

describe('what would have changed the outcome', () => {
  test('is worked out for the first five behind the chosen one', () => {
    const desks = ['B', 'C', 'D', 'E', 'F', 'G'].map((id, index) => holding(id, index + 1));
    const chosen = anAttorney('A', { turn: 1 });
    expect(others([chosen, ...desks], workload).map(({ whatIf }) => whatIf)).toEqual([
      'Would have come first with 1 case fewer.',
      'Would have come first with 2 cases fewer.',
      'Would have come first with 3 cases fewer.',
      'Would have come first with 4 cases fewer.',
      'Would have come first with 5 cases fewer.',
      null,
    ]);
  });

  test('takes away no more than ten cases', () => {
    const reachable = about('B', [holding('A', 0), holding('B', 10, { turn: -1 })], workload);
    expect(reachable?.whatIf).toBe('Would have come first with 10 cases fewer.');
    const beyond = about('B', [holding('A', 0), holding('B', 11, { turn: -1 })], workload);
    expect(beyond?.whatIf).toBeNull();
  });

  test('takes away no more cases than there are', () => {
    const heavy = anAttorney('B', { openCases: 1, activeCases: 1, loadPoints: 400, turn: 1 });
    expect(about('B', [holding('A', 2), heavy], workload)?.whatIf).toBeNull();
  });

  test('counts the open cases as fewer, too', () => {
    const more = holding('B', 2, { loadPoints: 100, turn: -1 });
    const fewer = holding('A', 1);
    expect(about('B', [fewer, more], workload)?.whatIf).toBe(
      'Would have come first with 1 case fewer.',
    );
  });

  test('never promises a lower level', () => {
    const expert = anAttorney('B', { levels: { 'H-1B': 3 }, loadPoints: 100 });
    const other = anAttorney('A', { levels: { 'H-1B': 3 } });
    expect(about('B', [other, expert], { strategy: 'expertise-first' })?.whatIf).toBeNull();
  });

  test('finds room for the tenth case too many', () => {
    const full = holding('B', 29, { capacity: 20 });
    expect(about('B', [holding('A', 0), full], workload)?.whatIf).toBe(
      'With 10 cases fewer, would have been eligible and ranked 2.',
    );
    const fuller = holding('B', 30, { capacity: 20 });
    expect(about('B', [holding('A', 0), fuller], workload)?.whatIf).toBeNull();
  });

  test('says nothing of a threshold, which no small thing lifts', () => {
    const junior = anAttorney('B', { levels: { 'H-1B': 1 } });
    const senior = anAttorney('A', { levels: { 'H-1B': 3 }, seniority: 'senior' });
    expect(about('B', [senior, junior], workload, { complexity: 9 })?.whatIf).toBeNull();
  });
});

describe('why not', () => {
  test('joins all reasons of somebody excluded', () => {
    const gone = anAttorney('B', { levels: {}, absences: [away(0, 2)] });
    expect(about('B', [anAttorney('A'), gone])?.sentence).toBe(
      'Away, back in 2 days. Level 0 for H-1B; at least 1 is asked for.',
    );
  });

  test('of a choice by hand over nobody eligible compares nothing', () => {
    const input = anInput([anAttorney('A', { levels: {} }), anAttorney('B', { levels: {} })]);
    const { others: rest } = explain(input, decideByHand(input, 'A', { reason: 'Knows them' }));
    expect(rest.map(({ sentence }) => sentence)).toEqual([
      'Level 0 for H-1B; at least 1 is asked for.',
    ]);
  });

  test('names the factor in which somebody is furthest behind, not the dearest one', () => {
    // B's load is the larger sum, but nearly the same as A's; the level is what sets them apart.
    const even = { loadPoints: 1000 };
    const better = anAttorney('A', { ...even, levels: { 'H-1B': 2 } });
    const lower = anAttorney('B', { ...even, levels: { 'H-1B': 1 } });
    expect(about('B', [better, lower])?.sentence).toMatch(/most of all for fit: /);
  });
});
