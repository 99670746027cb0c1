import { describe, expect, test } from 'vitest';
import { anAttorney, anInput } from '@/tests/core/builders';
import { decide, rank, rankBestTwo } from '../decide';
import type { Candidate, CaseFacts, RuleSet } from '../types';

function factorsOf(rules: Partial<RuleSet>, attorney: Candidate, facts: Partial<CaseFacts> = {}) {
  const [first] = decide(anInput([attorney], facts, rules)).candidates;
  return first?.factors;
}

const held = anAttorney('A', { turn: 7, openCases: 1, activeCases: 1, loadPoints: 100 });
const turn = { code: 'turn', points: 7 };
const utilization = { code: 'utilization', points: 10, loadPoints: 200, capacityPoints: 2000 };

describe('what a simple strategy compared', () => {
  test('is the turn under round-robin', () => {
    expect(factorsOf({ strategy: 'round-robin' }, held)).toEqual([turn]);
    expect(factorsOf({ strategy: 'round-robin' }, anAttorney('A'))).toEqual([
      { code: 'turn', points: 0 },
    ]);
  });

  test('is utilization and open cases under workload-based', () => {
    const strategy = { strategy: 'workload-based' } as const;
    const open = { code: 'open-cases', points: 1 };
    expect(factorsOf(strategy, held)).toEqual([utilization, open, turn]);
    expect(factorsOf(strategy, { ...held, openCases: 2 })?.[1]?.points).toBe(2);
  });

  test('is the level under expertise-first', () => {
    const level = { code: 'level', points: 2, visaType: 'H-1B' };
    expect(factorsOf({ strategy: 'expertise-first' }, held)).toEqual([level, utilization, turn]);
  });

  test('says so where the client comes before it', () => {
    const rules = { strategy: 'round-robin', continuity: 'prefer' } as const;
    expect(factorsOf(rules, held, { lastAttorneyId: 'A' })).toEqual([
      { code: 'continuity', points: 0, lastAttorney: 'this', isPreferred: true },
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
