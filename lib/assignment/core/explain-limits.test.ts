import { describe, expect, test } from 'vitest';
import { anAttorney, anInput, away } from '@/tests/core/builders';
import type { LabelledExplanation } from '@/lib/contracts/decision';
import { wordExplanation } from '@/lib/wording/record-decision';
import { remedyLabel } from '@/lib/wording/remedy-messages';
import { decide, decideByHand } from './decide';
import { explain } from './explain';
import type { Remedy } from './remedy';
import type { Candidate, CaseFacts, RuleSet } from './types';

const workload = { strategy: 'workload-based' } as const;

function others(
  candidates: readonly Candidate[],
  rules: Partial<RuleSet> = {},
  facts: Partial<CaseFacts> = {},
): LabelledExplanation['others'] {
  const input = anInput(candidates, facts, rules);
  return wordExplanation(explain(input, decide(input))).others;
}

function about(
  id: string,
  ...args: Parameters<typeof others>
): LabelledExplanation['others'][number] | undefined {
  return others(...args).find(({ attorneyId }) => attorneyId === id);
}

/** What would have helped, in words. */
function whatIf(other: { readonly remedy: Remedy | null } | undefined): string | null {
  return other?.remedy ? remedyLabel(other.remedy, 'H-1B', 'recorded') : null;
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
    const workloads = ['B', 'C', 'D', 'E', 'F', 'G'].map((id, index) => holding(id, index + 1));
    const chosen = anAttorney('A', { turn: 1 });
    expect(others([chosen, ...workloads], workload).map(whatIf)).toEqual([
      'With 1 case fewer, would have come first.',
      'With 2 cases fewer, would have come first.',
      'With 3 cases fewer, would have come first.',
      'With 4 cases fewer, would have come first.',
      'With 5 cases fewer, would have come first.',
      null,
    ]);
  });

  test('takes away no more than ten cases', () => {
    const reachable = about('B', [holding('A', 0), holding('B', 10, { turn: -1 })], workload);
    expect(whatIf(reachable)).toBe('With 10 cases fewer, would have come first.');
    const beyond = about('B', [holding('A', 0), holding('B', 11, { turn: -1 })], workload);
    expect(whatIf(beyond)).toBeNull();
  });

  test('takes away no more cases than there are', () => {
    const heavy = anAttorney('B', { openCases: 1, activeCases: 1, loadPoints: 400, turn: 1 });
    expect(whatIf(about('B', [holding('A', 2), heavy], workload))).toBeNull();
  });

  test('counts the open cases as fewer, too', () => {
    const more = holding('B', 2, { loadPoints: 100, turn: -1 });
    const fewer = holding('A', 1);
    expect(whatIf(about('B', [fewer, more], workload))).toBe(
      'With 1 case fewer, would have come first.',
    );
  });

  test('never promises a lower level', () => {
    const expert = anAttorney('B', { levels: { 'H-1B': 3 }, loadPoints: 100 });
    const other = anAttorney('A', { levels: { 'H-1B': 3 } });
    expect(whatIf(about('B', [other, expert], { strategy: 'expertise-first' }))).toBeNull();
  });

  test('finds room for the tenth case too many', () => {
    const full = holding('B', 29, { capacity: 20 });
    expect(whatIf(about('B', [holding('A', 0), full], workload))).toBe(
      'With 10 cases fewer, would have been able to take it, in place 2.',
    );
    const fuller = holding('B', 30, { capacity: 20 });
    expect(whatIf(about('B', [holding('A', 0), fuller], workload))).toBeNull();
  });

  test('says nothing of a threshold, which no small thing lifts', () => {
    const junior = anAttorney('B', { levels: { 'H-1B': 1 } });
    const senior = anAttorney('A', { levels: { 'H-1B': 3 }, seniority: 'senior' });
    expect(whatIf(about('B', [senior, junior], workload, { complexity: 9 }))).toBeNull();
  });
});

describe('why not', () => {
  test('joins all reasons of someone excluded', () => {
    const gone = anAttorney('B', { levels: {}, absences: [away(0, 2)] });
    expect(about('B', [anAttorney('A'), gone])?.sentence).toBe(
      'Away, back in 2 days. Level 0 for H-1B; at least 1 is asked for.',
    );
  });

  test('of a choice by hand over no one eligible compares nothing', () => {
    const input = anInput([anAttorney('A', { levels: {} }), anAttorney('B', { levels: {} })]);
    const decision = decideByHand(input, 'A', { reason: 'Knows them' });
    const { others: rest } = wordExplanation(explain(input, decision));
    expect(rest.map(({ sentence }) => sentence)).toEqual([
      'Level 0 for H-1B; at least 1 is asked for.',
    ]);
  });

  test('names the factor in which someone is furthest behind, not the dearest one', () => {
    // B's load is the larger sum, but nearly the same as A's; the level is what sets them apart.
    const even = { loadPoints: 1000 };
    const better = anAttorney('A', { ...even, levels: { 'H-1B': 2 } });
    const lower = anAttorney('B', { ...even, levels: { 'H-1B': 1 } });
    expect(about('B', [better, lower])?.sentence).toMatch(/most of all for fit: /);
  });
});
