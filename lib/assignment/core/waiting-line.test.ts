import { describe, expect, test } from 'vitest';
import { aCase, day } from '@/tests/core/builders';
import type { CaseFacts, RankedCandidate } from './types';
import { chooseNextFromWaiting, latestStartMs, orderWaitingLine } from './waiting-line';

function waiting(id: string, facts: Partial<CaseFacts> = {}): CaseFacts {
  return aCase({ id, estimatedDays: 30, ...facts });
}

/** A ranking with these costs, best first. */
function costs(...all: number[]): RankedCandidate[] {
  return all.map((totalCost, index) => ({ attorneyId: `A${index}`, totalCost }));
}

function ids(cases: readonly CaseFacts[]): string {
  return cases.map(({ id }) => id).join(' ');
}

describe('the latest start', () => {
  test('is the deadline less the estimated days, and 60 days after arrival at the latest', () => {
    expect(latestStartMs(waiting('q', { deadlineMs: day(40) }))).toBe(day(10));
    expect(latestStartMs(waiting('q', { deadlineMs: day(95) }))).toBe(day(60));
    expect(latestStartMs(waiting('q', { arrivedAtMs: day(3) }))).toBe(day(63));
  });
});

describe('the waiting line', () => {
  test('goes by priority, latest start, arrival and id, and leaves its input alone', () => {
    const line = [
      waiting('d', { arrivedAtMs: day(2) }),
      waiting('c', { deadlineMs: day(89), arrivedAtMs: day(1) }),
      waiting('b', { deadlineMs: day(89) }),
      waiting('a', { deadlineMs: day(89) }),
      waiting('e', { priority: 'urgent', arrivedAtMs: day(5) }),
    ];
    expect(ids(orderWaitingLine(line))).toBe('e a b c d');
    expect(ids(line)).toBe('d c b a e');
  });
});

describe('the next case from the line', () => {
  const line = [waiting('q1'), waiting('q2'), waiting('q3')];

  test('is the first that fits someone under the simple strategies', () => {
    const choice = chooseNextFromWaiting(line, 'round-robin', day(0), ({ id }) =>
      id === 'q1' ? [] : costs(0, 99),
    );
    expect(choice.next?.id).toBe('q2');
    expect(ids(choice.unplaceable)).toBe('q1');
    expect(choice.ranking).toHaveLength(2);
  });

  const nextOf = (table: Record<string, RankedCandidate[]>, cases = line, atDay = 0) =>
    chooseNextFromWaiting(cases, 'balanced', day(atDay), ({ id }) => table[id] ?? []);

  test('is the one that would lose most by waiting under balanced', () => {
    const table = { q1: costs(10, 20), q2: costs(10, 90), q3: costs(10, 50) };
    const choice = nextOf(table);
    expect(choice.next?.id).toBe('q2');
    expect(choice.ranking).toBe(table.q2);
  });

  test('is one that only one attorney can take before those who have a second choice', () => {
    expect(
      nextOf({ q1: costs(1, 99), q2: costs(1, 201), q3: costs(99) }).next?.id,
      'a loss without a second counts 300',
    ).toBe('q3');
  });

  test('is the one that its attorney suits best where one workload is all there is', () => {
    expect(nextOf({ q1: costs(370), q2: costs(20), q3: costs(170) }).next?.id).toBe('q2');
  });

  test('never loses more than it would without a second choice', () => {
    expect(nextOf({ q1: costs(80), q2: costs(90, 9_999) }).next?.id).toBe('q1');
  });

  test('gains 10 for each whole day since it arrived', () => {
    const cases = [waiting('q1', { arrivedAtMs: day(0) }), waiting('q2', { arrivedAtMs: day(4) })];
    expect(nextOf({ q1: costs(141), q2: costs(101) }, cases, 5).next?.id).toBe('q1');
    expect(nextOf({ q1: costs(142), q2: costs(101) }, cases, 5).next?.id).toBe('q2');
    expect(nextOf({ q1: costs(141), q2: costs(101) }, cases, 4.9).next?.id).toBe('q1');
  });

  test('keeps the order of the line among equals', () => {
    const choice = chooseNextFromWaiting(line, 'balanced', day(0), () => costs(7));
    expect(choice.next?.id).toBe('q1');
  });

  test('never leaves the first placeable case’s priority or urgency group', () => {
    const mixed = orderWaitingLine([
      waiting('urgent', { priority: 'urgent' }),
      waiting('late', { deadlineMs: day(30) }),
      waiting('early', { deadlineMs: day(31) }),
    ]);
    const rankOf = (open: readonly string[]) => (facts: CaseFacts) => {
      if (!open.includes(facts.id)) return [];
      return facts.id === 'early' ? costs(1) : costs(1, 2);
    };
    const next = (...open: string[]) =>
      chooseNextFromWaiting(mixed, 'balanced', day(0), rankOf(open)).next?.id;
    expect(next('urgent', 'late', 'early')).toBe('urgent');
    expect(next('late', 'early')).toBe('late');
    expect(next('early')).toBe('early');
  });

  test('is sought among the first 25 that fit someone', () => {
    const long = Array.from({ length: 30 }, (_, index) => waiting(`q${index + 10}`));
    const best = (wanted: string) => (facts: CaseFacts) => {
      if (facts.id === 'q10') return [];
      return facts.id === wanted ? costs(1) : costs(1, 2);
    };
    const next = (wanted: string) =>
      chooseNextFromWaiting(long, 'balanced', day(0), best(wanted)).next?.id;
    expect(next('q35')).toBe('q35');
    expect(next('q36')).toBe('q11');
  });

  test('is no one when nothing fits', () => {
    const choice = chooseNextFromWaiting(line, 'balanced', day(0), () => []);
    expect(choice.next).toBeNull();
    expect(choice.ranking).toEqual([]);
    expect(ids(choice.unplaceable)).toBe('q1 q2 q3');
  });
});
