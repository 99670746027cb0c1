import { expect, test } from 'vitest';
import { decide, decideByHand } from './decide';
import { replay } from './replay';
import type { Decision, DecisionInput } from './types';
import { anAttorney, anInput } from '@/tests/core/builders';

const input = anInput([
  anAttorney('A'),
  anAttorney('B', { loadPoints: 300 }),
  anAttorney('C', { levels: {} }),
]);

test('a record that went through JSON replays to the same decision', () => {
  const record = JSON.parse(JSON.stringify({ input, decision: decide(input) })) as {
    input: DecisionInput;
    decision: Decision;
  };
  expect(replay(record.input, record.decision)).toMatchObject({ same: true, differences: [] });
});

test('a choice by hand replays with its override', () => {
  const decision = decideByHand(input, 'C', { reason: 'Wants to learn' });
  const found = replay(input, decision);
  expect(found.same).toBe(true);
  expect(found.decision.attorneyId).toBe('C');
});

test('a waiting case replays', () => {
  const nobody = anInput([anAttorney('A', { active: false })]);
  expect(replay(nobody, decide(nobody)).same).toBe(true);
});

test('a record that was tampered with names what differs', () => {
  const decision = decide(input);
  expect(replay(input, { ...decision, attorneyId: 'B' }).differences).toEqual(['attorneyId']);
  expect(replay(input, { ...decision, caseWeightPoints: 1 }).differences).toEqual([
    'caseWeightPoints',
  ]);
  const candidates = decision.candidates.map((each) => ({ ...each, rank: 1 }));
  expect(replay(input, { ...decision, candidates }).differences).toEqual(['candidates']);
  const busier = anInput([anAttorney('A', { loadPoints: 900 }), anAttorney('B')]);
  expect(replay(busier, decision).differences).toEqual(['attorneyId', 'candidates']);
});

test('a record in which an override, an exclusion or a figure was changed is told apart', () => {
  const decision = decideByHand(input, 'C', { reason: 'Wants to learn' });
  const claimed = { reason: 'Asked to', exclusions: decision.override?.exclusions ?? [] };
  const found = replay(input, { ...decision, override: { ...claimed, exclusions: [] } });
  expect(found).toMatchObject({ same: false, differences: ['override'] });

  const cleared = decision.candidates.map((each) => ({ ...each, exclusions: [] }));
  expect(replay(input, { ...decision, candidates: cleared }).differences).toEqual(['candidates']);
  const figures = decision.candidates.map(({ factors, ...each }) => ({
    ...each,
    factors: factors.map((factor) => ({ ...factor, points: factor.points + 1 })),
  }));
  expect(replay(input, { ...decision, candidates: figures }).differences).toEqual(['candidates']);
});

test('a figure that was changed is told apart, one that a record does not hold yet is not', () => {
  const decision = decide(input);
  const withLoad = (change: object) => ({
    ...decision,
    candidates: decision.candidates.map(({ factors, ...each }) => ({
      ...each,
      factors: factors.map((factor) =>
        factor.code === 'load' ? { ...factor, ...change } : factor,
      ),
    })),
  });
  expect(replay(input, withLoad({ weightPoints: 7 })).differences).toEqual(['candidates']);
  expect(replay(input, withLoad({ weightPoints: undefined })).differences).toEqual([]);
  const level = decision.grounds && { ...decision.grounds, level: 3 as const };
  expect(replay(input, { ...decision, grounds: level }).differences).toEqual(['grounds']);
});

test('a reason or a number that is missing from a record, or too many, is told apart', () => {
  const decision = decide(input);
  const [first, ...others] = decision.candidates;
  expect(replay(input, { ...decision, candidates: others }).differences).toEqual(['candidates']);
  const fewer = first ? [{ ...first, factors: first.factors.slice(1) }, ...others] : [];
  expect(replay(input, { ...decision, candidates: fewer }).differences).toEqual(['candidates']);
});

test('better wording does not make a record look wrong', () => {
  const decision = decide(input);
  expect(replay(input, { ...decision, summary: 'Said otherwise.' }).same).toBe(true);
});
