import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import {
  decide,
  decideByHand,
  findExclusions,
  ManualChoiceRefused,
  rank,
  rankBestTwo,
} from './decide';
import { explain } from './explain';
import { replay } from './replay';
import { anAttorney, anInput } from '@/tests/core/builders';
import { attorneys, inputs, PROPERTY_TIMEOUT_MS, RUNS } from '@/tests/core/arbitraries';
import { standingInRecord } from '@/lib/wording/record-standing';
import {
  NEVER_OVERRIDABLE,
  STRATEGIES,
  type Candidate,
  type Decision,
  type DecisionInput,
  type Level,
} from './types';

vi.setConfig({ testTimeout: PROPERTY_TIMEOUT_MS });

const SIMPLE = ['round-robin', 'workload-based', 'expertise-first'] as const;
const LOAD_MEASURED = { capacityMeasure: 'load' } as const;

function check<T>(arbitrary: fc.Arbitrary<T>, predicate: (value: T) => void) {
  const property = fc.property(arbitrary, (value) => {
    predicate(value);
  });
  fc.assert(property, { numRuns: RUNS });
}

function replaced(input: DecisionInput, candidate: Candidate): DecisionInput {
  const candidates = input.candidates.map((each) => (each.id === candidate.id ? candidate : each));
  return { ...input, candidates };
}

function placeOf(input: DecisionInput, id: string): number {
  const index = rank(input).findIndex(({ attorneyId }) => attorneyId === id);
  return index < 0 ? Number.POSITIVE_INFINITY : index;
}

describe('any decision', () => {
  test('is the same in whatever order the candidates come', () => {
    const shuffled = inputs().chain((input) =>
      fc
        .shuffledSubarray([...input.candidates], { minLength: input.candidates.length })
        .map((candidates) => ({ input, other: { ...input, candidates } })),
    );
    check(shuffled, ({ input, other }) => expect(decide(other)).toEqual(decide(input)));
  });

  test('splits the candidates into the eligible, ranked, and the excluded, with reasons', () => {
    check(inputs(), (input) => {
      const { candidates } = decide(input);
      expect(candidates.map(({ attorneyId }) => attorneyId).sort()).toEqual(
        input.candidates.map(({ id }) => id).sort(),
      );
      const eligible = candidates.filter((each) => each.eligible);
      expect(eligible.map((each) => each.rank)).toEqual(eligible.map((_, index) => index + 1));
      for (const each of candidates) {
        expect(each.eligible).toBe(each.exclusions.length === 0);
        expect(each.eligible).toBe(each.rank !== null);
      }
    });
  });

  test('gives the case to the first eligible attorney and waits only when there is none', () => {
    check(inputs(), (input) => {
      const decision = decide(input);
      const winner = decision.candidates.find(({ rank: place }) => place === 1);
      expect(decision.attorneyId).toBe(winner?.attorneyId ?? null);
      expect(decision.outcome).toBe(winner ? 'assigned' : 'waiting');
    });
  });

  test('ranks and excludes as the fast path does', () => {
    check(inputs(), (input) => {
      const { candidates } = decide(input);
      expect(rank(input)).toEqual(
        candidates
          .filter((each) => each.eligible)
          .map(({ attorneyId, totalCost }) => ({ attorneyId, totalCost })),
      );
      expect(rankBestTwo(input)).toEqual(rank(input).slice(0, 2));
      expect([...findExclusions(input)]).toEqual(
        candidates
          .filter((each) => !each.eligible)
          .map(({ attorneyId, exclusions }) => [attorneyId, exclusions.map(({ code }) => code)]),
      );
    });
  });

  test('has integer costs that add up', () => {
    check(inputs(['balanced']), (input) => {
      for (const { factors, totalCost, eligible } of decide(input).candidates) {
        if (!eligible) continue;
        for (const { points } of factors) expect(Number.isInteger(points)).toBe(true);
        expect(factors.reduce((sum, { points }) => sum + points, 0)).toBe(totalCost);
      }
    });
  });

  test('survives JSON and replays to the same', () => {
    check(inputs(), (input) => {
      const record = JSON.parse(JSON.stringify({ input, decision: decide(input) })) as {
        input: DecisionInput;
        decision: Decision;
      };
      expect(replay(record.input, record.decision).differences).toEqual([]);
    });
  });

  test('can be explained for every candidate but the chosen', () => {
    check(inputs(), (input) => {
      const decision = decide(input);
      const { chosen, others } = explain(input, decision);
      expect(chosen?.attorneyId ?? null).toBe(decision.attorneyId);
      expect(others).toHaveLength(input.candidates.length - (chosen ? 1 : 0));
      for (const { standing } of others) expect(standingInRecord(standing)).not.toBe('');
    });
  });

  test('does not depend on what the attorneys are called', () => {
    check(inputs(), (input) => {
      const renamed = (id: string | null) =>
        id === null ? null : `${90 - id.charCodeAt(0)}-${id}`;
      const other: DecisionInput = {
        ...input,
        case: {
          ...input.case,
          lastAttorneyId: renamed(input.case.lastAttorneyId),
          relationshipAttorneyId: renamed(input.case.relationshipAttorneyId ?? null),
          previousHolderId: renamed(input.case.previousHolderId),
        },
        candidates: input.candidates.map((each) => ({ ...each, id: renamed(each.id) ?? '' })),
      };
      expect(rank(other).map(({ attorneyId }) => attorneyId)).toEqual(
        rank(input).map(({ attorneyId }) => renamed(attorneyId)),
      );
    });
  });
});

describe('a choice by hand', () => {
  test('is honoured exactly when eligible, or overridden where that is allowed', () => {
    const choices = fc.record({
      input: inputs(STRATEGIES, 1),
      override: fc.constantFrom(null, { reason: 'Asked for' }),
    });
    check(choices, ({ input, override }) => {
      const id = input.candidates[0]?.id ?? '';
      const codes = findExclusions(input).get(id) ?? [];
      const absolute = codes.some((code) => NEVER_OVERRIDABLE.includes(code));
      if (codes.length > 0 && (absolute || override === null)) {
        expect(() => decideByHand(input, id, override)).toThrow(ManualChoiceRefused);
        return;
      }
      const decision = decideByHand(input, id, override);
      expect(decision.attorneyId).toBe(id);
      expect(decision.override?.exclusions ?? []).toEqual(codes);
      expect(decision.candidates).toEqual(decide(input).candidates);
      expect(replay(input, decision).same).toBe(true);
    });
  });
});

describe('under workload-based', () => {
  test("more load never improves an attorney's place", () => {
    const loaded = fc.record({
      input: inputs(['workload-based'], 1),
      more: fc.integer({ min: 1, max: 800 }),
    });
    check(loaded, ({ input, more }) => {
      const [first] = input.candidates;
      if (!first) return;
      const heavier = replaced(input, { ...first, loadPoints: first.loadPoints + more });
      expect(placeOf(heavier, first.id)).toBeGreaterThanOrEqual(placeOf(input, first.id));
    });
  });
});

describe('under the simple strategies', () => {
  test('a losing candidate who leaves never changes the winner', () => {
    check(inputs(SIMPLE, 2), (input) => {
      const winner = decide(input).attorneyId;
      for (const { id } of input.candidates) {
        if (id === winner) continue;
        const candidates = input.candidates.filter((each) => each.id !== id);
        expect(decide({ ...input, candidates }).attorneyId).toBe(winner);
      }
    });
  });
});

describe('under every strategy', () => {
  test('equal attorneys receive equal numbers of equal cases, give or take one', () => {
    const rounds = fc.record({
      strategy: fc.constantFrom(...STRATEGIES),
      count: fc.integer({ min: 1, max: 7 }),
      cases: fc.integer({ min: 1, max: 24 }),
      complexity: fc.integer({ min: 1, max: 7 }),
    });
    check(rounds, ({ strategy, count, cases, complexity }) => {
      const attorneys = Array.from({ length: count }, (_, index) =>
        anAttorney(String.fromCharCode(65 + index), { capacity: 40 }),
      );
      for (let turn = 1; turn <= cases; turn += 1) {
        const input = anInput(attorneys, { complexity }, { strategy, ...LOAD_MEASURED });
        const { attorneyId, caseWeightPoints } = decide(input);
        const index = attorneys.findIndex(({ id }) => id === attorneyId);
        const holder = attorneys[index];
        if (!holder) throw new Error('Somebody has room.');
        const loadPoints = holder.loadPoints + caseWeightPoints;
        attorneys[index] = { ...holder, turn, loadPoints, openCases: holder.openCases + 1 };
      }
      const held = attorneys.map(({ openCases }) => openCases);
      expect(Math.max(...held) - Math.min(...held)).toBeLessThanOrEqual(1);
    });
  });
});

describe('under balanced', () => {
  test('being further ahead of one’s share never helps', () => {
    const ahead = fc.record({
      input: inputs(['balanced'], 1),
      more: fc.integer({ min: 1, max: 400_000 }),
    });
    check(ahead, ({ input, more }) => {
      const [first] = input.candidates;
      if (!first) return;
      const fairShareMilliPoints = first.fairShareMilliPoints - more;
      const other = replaced(input, { ...first, fairShareMilliPoints });
      expect(placeOf(other, first.id)).toBeGreaterThanOrEqual(placeOf(input, first.id));
    });
  });
});

describe('under expertise-first and balanced', () => {
  test("more expertise in the case's own visa type never hurts", () => {
    check(inputs(['expertise-first', 'balanced'], 1), (input) => {
      const [first] = input.candidates;
      if (!first) return;
      const visaType = input.case.visaType;
      const better = Math.min(3, (first.levels[visaType] ?? 0) + 1) as Level;
      const other = replaced(input, { ...first, levels: { ...first.levels, [visaType]: better } });
      expect(placeOf(other, first.id)).toBeLessThanOrEqual(placeOf(input, first.id));
    });
  });
});

test('thousands of decisions of one firm replay exactly', () => {
  const firms = fc.sample(attorneys(40, 40), { numRuns: 30, seed: 7 });
  const some = fc.sample(inputs(), { numRuns: 100, seed: 11 });
  let replayed = 0;
  for (const candidates of firms) {
    for (const input of some) {
      const whole = { ...input, candidates };
      expect(replay(structuredClone(whole), decide(whole)).same).toBe(true);
      replayed += 1;
    }
  }
  expect(replayed).toBe(3000);
});
