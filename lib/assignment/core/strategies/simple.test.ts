import { describe, expect, test } from 'vitest';
import { anAttorney, anInput } from '@/tests/core/builders';
import { decide, rank, rankBestTwo } from '../decide';
import type { Candidate, CaseFacts, RuleSet } from '../types';

function factorsOf(rules: Partial<RuleSet>, attorney: Candidate, facts: Partial<CaseFacts> = {}) {
  const [first] = decide(anInput([attorney], facts, rules)).candidates;
  return first?.factors;
}

const held = anAttorney('A', { turn: 7, openCases: 1, activeCases: 1, loadPoints: 100 });
const turn = { code: 'turn', points: 7, detail: 'Last assigned at turn 7 of the firm.' };
const utilization = {
  code: 'utilization',
  points: 10,
  detail: '10% utilized after taking it: 200 of 2000 points.',
};

describe('what a simple strategy compared', () => {
  test('is the turn under round-robin', () => {
    expect(factorsOf({ strategy: 'round-robin' }, held)).toEqual([turn]);
    expect(factorsOf({ strategy: 'round-robin' }, anAttorney('A'))).toEqual([
      { code: 'turn', points: 0, detail: 'Has not been assigned a case yet.' },
    ]);
  });

  test('is utilization and open cases under workload-based', () => {
    const strategy = { strategy: 'workload-based' } as const;
    const open = { code: 'open-cases', points: 1, detail: 'Holds 1 open case.' };
    expect(factorsOf(strategy, held)).toEqual([utilization, open, turn]);
    expect(factorsOf(strategy, { ...held, openCases: 2 })?.[1]?.detail).toBe('Holds 2 open cases.');
  });

  test('is the level under expertise-first', () => {
    const level = { code: 'level', points: 2, detail: 'Level 2 for H-1B.' };
    expect(factorsOf({ strategy: 'expertise-first' }, held)).toEqual([level, utilization, turn]);
  });

  test('says so where the client comes before it', () => {
    const rules = { strategy: 'round-robin', continuity: 'prefer' } as const;
    expect(factorsOf(rules, held, { lastAttorneyId: 'A' })).toEqual([
      {
        code: 'continuity',
        points: 0,
        detail: "Had this client's last case, and the firm prefers continuity.",
      },
      turn,
    ]);
  });
});

describe('the best two', () => {
  test.each([['A B C'], ['C B A'], ['B A C'], ['B C A'], ['C A B']])(
    'are the first two of the ranking, found in the order %s',
    (order) => {
      const candidates = order.split(' ').map((id) => anAttorney(id));
      const input = anInput(candidates, {}, { strategy: 'workload-based' });
      expect(rankBestTwo(input)).toEqual(rank(input).slice(0, 2));
      expect(rankBestTwo(input).map(({ attorneyId }) => attorneyId)).toEqual(['A', 'B']);
    },
  );
});
