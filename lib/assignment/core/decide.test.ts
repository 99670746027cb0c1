import { describe, expect, test } from 'vitest';
import { decide, decideByHand, rank } from './decide';
import { anAttorney, anInput, away } from '@/tests/core/builders';
import type { Candidate, CaseFacts, RuleSet, Strategy } from './types';
import { decisionSummary } from '@/lib/wording/record-summary';

function order(
  strategy: Strategy,
  candidates: readonly Candidate[],
  facts: Partial<CaseFacts> = {},
  rules: Partial<RuleSet> = {},
): string {
  const input = anInput(candidates, facts, { strategy, ...rules });
  return rank(input)
    .map(({ attorneyId }) => attorneyId)
    .join('');
}

describe('round robin', () => {
  test('goes by the longest since last assigned', () => {
    const candidates = [
      anAttorney('A', { turn: 7 }),
      anAttorney('B', { turn: 3, loadPoints: 1500, levels: { 'H-1B': 1 } }),
      anAttorney('C', { turn: 5 }),
    ];
    expect(order('round-robin', candidates)).toBe('BCA');
  });

  test('gives someone who never had a case the first turn', () => {
    expect(order('round-robin', [anAttorney('A', { turn: 1 }), anAttorney('B')])).toBe('BA');
  });
});

describe('workload-based', () => {
  test('goes by the share of capacity after the case, not by free points', () => {
    const candidates = [
      anAttorney('A', { loadPoints: 1000 }),
      anAttorney('B', { loadPoints: 1200, capacity: 25 }),
    ];
    expect(order('workload-based', candidates)).toBe('BA');
  });

  test('compares shares exactly where floating point would tie', () => {
    const candidates = [
      anAttorney('A', { loadPoints: 33, capacity: 3 }),
      anAttorney('B', { loadPoints: 232, capacity: 7.5, position: 1 }),
    ];
    expect(order('workload-based', candidates, { weightPoints: 100 })).toBe('BA');
  });

  test('breaks ties by fewer open cases, then the turn', () => {
    const candidates = [
      anAttorney('A', { openCases: 9, turn: 1 }),
      anAttorney('B', { openCases: 7, turn: 3 }),
      anAttorney('C', { openCases: 7, turn: 2 }),
    ];
    expect(order('workload-based', candidates)).toBe('CBA');
  });
});

describe('expertise-first', () => {
  test('puts the highest level first however busy, then the emptier workload', () => {
    const candidates = [
      anAttorney('A'),
      anAttorney('B', { levels: { 'H-1B': 3 }, loadPoints: 1800 }),
      anAttorney('C', { levels: { 'H-1B': 3 }, loadPoints: 1700, openCases: 40 }),
    ];
    expect(order('expertise-first', candidates)).toBe('CBA');
  });
});

describe('balanced', () => {
  test('prefers a busy attorney of the right level to an idle one below it', () => {
    const candidates = [
      anAttorney('A', { loadPoints: 1700 }),
      anAttorney('B', { loadPoints: 500, levels: { 'H-1B': 1 } }),
    ];
    expect(order('balanced', candidates)).toBe('AB');
    const decision = decide(anInput(candidates));
    expect(decision.candidates.map(({ totalCost }) => totalCost)).toEqual([158, 218]);
  });

  test('breaks equal costs by the exact share of capacity', () => {
    const candidates = [
      anAttorney('A', { loadPoints: 603, turn: 1 }),
      anAttorney('B', { loadPoints: 601, turn: 2 }),
    ];
    expect(order('balanced', candidates)).toBe('BA');
  });
});

describe('the last ties', () => {
  const strategies = ['round-robin', 'workload-based', 'expertise-first', 'balanced'] as const;

  test.each(strategies)('%s: longest since last assigned, then position, then id', (strategy) => {
    const candidates = [
      anAttorney('D', { turn: 4, position: 1 }),
      anAttorney('C', { turn: 2, position: 9 }),
      anAttorney('B', { turn: 2, position: 8 }),
      anAttorney('A', { turn: 2, position: 9 }),
    ];
    expect(order(strategy, candidates)).toBe('BACD');
  });
});

describe('continuity', () => {
  const candidates = [
    anAttorney('A'),
    anAttorney('B', { turn: 5, loadPoints: 900, levels: { 'H-1B': 1 } }),
    anAttorney('C', { turn: 1 }),
  ];

  test.each(['round-robin', 'workload-based', 'expertise-first'] as const)(
    "%s: the client's last attorney goes first where the firm prefers it",
    (strategy) => {
      const prefer = { strategy, continuity: 'prefer' } as const;
      const decision = decide(anInput(candidates, { lastAttorneyId: 'B' }, prefer));
      expect(decision.attorneyId).toBe('B');
      expect(decision.reason).toBe('continuity');
      expect(decision.candidates[0]?.factors[0]?.code).toBe('continuity');
      expect(decision.candidates[1]?.factors[0]?.code).not.toBe('continuity');
    },
  );

  test.each(['round-robin', 'workload-based', 'expertise-first'] as const)(
    '%s: the relationship attorney goes first, then the last attorney, then the rest',
    (strategy) => {
      const prefer = { strategy, continuity: 'prefer' } as const;
      const owners = { lastAttorneyId: 'C', relationshipAttorneyId: 'B' };
      const decision = decide(anInput(candidates, owners, prefer));
      expect(decision.candidates.map(({ attorneyId }) => attorneyId)).toEqual(['B', 'C', 'A']);
      expect(decision.reason).toBe('continuity');
      expect(decisionSummary(decision)).toContain("who is the client's relationship attorney");
      const gone = candidates.map((one) =>
        one.id === 'B' ? { ...one, absences: [away(0, 3)] } : one,
      );
      const without = decide(anInput(gone, owners, prefer));
      expect(without).toMatchObject({ attorneyId: 'C', reason: 'continuity' });
      expect(decisionSummary(without)).toContain("who had this client's last case");
    },
  );

  test('balanced: the relationship attorney is told of as such', () => {
    const level = [anAttorney('A'), anAttorney('B')];
    const owners = { lastAttorneyId: 'A', relationshipAttorneyId: 'B' };
    const decision = decide(anInput(level, owners, { strategy: 'balanced' }));
    expect(decision.attorneyId).toBe('B');
    const factor = decision.candidates[0]?.factors.find(({ code }) => code === 'continuity');
    expect(factor).toMatchObject({ points: 0, lastAttorney: 'this', isNamed: true });
  });

  test('is not used where it is off or the last attorney is not eligible', () => {
    const off = anInput(candidates, { lastAttorneyId: 'B' }, { strategy: 'round-robin' });
    expect(decide(off).reason).toBe('round-robin');
    const absent = [anAttorney('A'), anAttorney('B', { absences: [away(0, 3)] }), anAttorney('C')];
    const prefer = { strategy: 'round-robin', continuity: 'prefer' } as const;
    expect(decide(anInput(absent, { lastAttorneyId: 'B' }, prefer)).reason).toBe('round-robin');
    expect(decide(anInput(candidates, {}, prefer)).reason).toBe('round-robin');
  });

  test('is reported before only-eligible', () => {
    const prefer = { strategy: 'round-robin', continuity: 'prefer' } as const;
    const alone = anInput([anAttorney('B')], { lastAttorneyId: 'B' }, prefer);
    expect(decide(alone).reason).toBe('continuity');
  });

  test('is a cost under balanced, whatever the setting', () => {
    const prefer = { continuity: 'prefer' } as const;
    const decision = decide(anInput(candidates, { lastAttorneyId: 'B' }, prefer));
    expect(decision.attorneyId).toBe('A');
    expect(decision.reason).toBe('balanced');
  });
});

describe('a decision', () => {
  test('says only-eligible when there was no choice', () => {
    const candidates = [anAttorney('A'), anAttorney('B', { active: false })];
    const decision = decide(anInput(candidates));
    expect(decision).toMatchObject({
      outcome: 'assigned',
      reason: 'only-eligible',
      attorneyId: 'A',
      override: null,
      caseWeightPoints: 100,
      ruleSetVersion: 1,
      strategy: 'balanced',
    });
  });

  test('waits when no one is eligible, with the reasons of each', () => {
    const candidates = [anAttorney('B', { levels: {} }), anAttorney('A', { active: false })];
    const decision = decide(anInput(candidates));
    expect(decision.outcome).toBe('waiting');
    expect(decision.reason).toBe('waiting');
    expect(decision.attorneyId).toBeNull();
    expect(decision.candidates.map(({ attorneyId }) => attorneyId)).toEqual(['A', 'B']);
    expect(decision.candidates.map(({ exclusions }) => exclusions[0]?.code)).toEqual([
      'inactive',
      'no-expertise',
    ]);
  });

  test('keeps the numbers of each candidate, eligible by rank and then the excluded', () => {
    const candidates = [
      anAttorney('A', { active: false, loadPoints: 500 }),
      anAttorney('B', { loadPoints: 500 }),
      anAttorney('C', { loadPoints: 0, capacity: 10 }),
    ];
    const decision = decide(anInput(candidates, {}, { strategy: 'workload-based' }));
    expect(decision.candidates.map(({ attorneyId, rank: place }) => [attorneyId, place])).toEqual([
      ['C', 1],
      ['B', 2],
      ['A', null],
    ]);
    expect(decision.candidates[1]).toMatchObject({
      name: 'Attorney B',
      eligible: true,
      exclusions: [],
      totalCost: null,
      utilizationBefore: 0.25,
      utilizationAfter: 0.3,
      factors: [
        { code: 'utilization', points: 30 },
        { code: 'open-cases', points: 0 },
        { code: 'turn', points: 0 },
      ],
    });
    expect(decision.candidates[2]).toMatchObject({ eligible: false, factors: [], totalCost: null });
  });

  test('leaves its input untouched', () => {
    const input = anInput([
      anAttorney('B', { absences: [away(5, 9), away(2, 3)] }),
      anAttorney('A'),
    ]);
    const before = structuredClone(input);
    decide(input);
    expect(input).toEqual(before);
  });
});

describe('the summary', () => {
  const two = [anAttorney('A', { levels: { 'H-1B': 3 } }), anAttorney('B', { turn: 1 })];

  test.each([
    ['round-robin', 'Assigned to Attorney A: the longest without a new case of 2 eligible.'],
    [
      'workload-based',
      'Assigned to Attorney A: 5% utilized after taking it, the lowest of 2 eligible. Level with Attorney B on utilization; the longer time without a new case decided.',
    ],
    [
      'expertise-first',
      'Assigned to Attorney A: level 3 for H-1B, the highest of 2 eligible, and 5% utilized after taking it.',
    ],
    [
      'balanced',
      'Assigned to Attorney A: lowest cost of 2 eligible, 8 against 18 for Attorney B; level 3 for H-1B, 5% utilized after taking it.',
    ],
  ] as const)('of %s names what decided', (strategy, expected) => {
    expect(decisionSummary(decide(anInput(two, {}, { strategy })))).toBe(expected);
  });

  test('tells continuity and a lack of choice', () => {
    const prefer = { strategy: 'round-robin', continuity: 'prefer' } as const;
    expect(decisionSummary(decide(anInput(two, { lastAttorneyId: 'B' }, prefer)))).toBe(
      "Assigned to Attorney B, who had this client's last case and can take this one.",
    );
    const noChoice = [anAttorney('A'), anAttorney('B', { active: false })];
    expect(decisionSummary(decide(anInput(noChoice)))).toBe(
      'Assigned to Attorney A: the only one eligible of 2 attorneys.',
    );
    expect(decisionSummary(decide(anInput([anAttorney('A')])))).toBe(
      "Assigned to Attorney A: the firm's only attorney, and eligible.",
    );
  });

  test('of a waiting case counts the attorneys by their first reason', () => {
    const candidates = [
      anAttorney('A', { activeCases: 20 }),
      anAttorney('B', { levels: {} }),
      anAttorney('C', { activeCases: 20 }),
      anAttorney('D', { active: false, levels: {} }),
    ];
    expect(decisionSummary(decide(anInput(candidates)))).toBe(
      'Waiting: nobody is eligible; 2 at capacity, 1 without the expertise and 1 not taking cases.',
    );
    expect(decisionSummary(decide(anInput([])))).toBe('Waiting: the firm has no attorneys yet.');
  });

  test('of a choice by hand tells when the rules agree or would have waited', () => {
    expect(decisionSummary(decideByHand(anInput(two), 'A', null))).toBe(
      'Given to Attorney A by hand; the rules would have chosen the same.',
    );
    const full = [anAttorney('A', { activeCases: 20 })];
    expect(decisionSummary(decideByHand(anInput(full), 'A', { reason: 'One more' }))).toBe(
      'Given to Attorney A by hand although at capacity; by the rules it would have waited.',
    );
  });
});
