import { expect, test } from 'vitest';
import { DAY_MS } from '@/lib/assignment/core/arithmetic';
import { aCase } from '@/tests/core/builders';
import { metricsOf } from './metrics';
import type { CaseOutcome } from './outcome';

function outcome(change: Partial<CaseOutcome> = {}, complexity = 5): CaseOutcome {
  return {
    facts: aCase({ complexity }),
    arrivedAtMs: 0,
    attorneyId: 'A',
    by: 'rules',
    waitedMs: 0,
    isSuited: true,
    keptClient: null,
    why: null,
    ...change,
  };
}

const waiting = { attorneyId: null, by: null, isSuited: null };

test('cases are placed at once or had to wait, and some of those are given by hand or wait still', () => {
  const outcomes = [
    outcome(),
    outcome({ waitedMs: DAY_MS }),
    outcome({ waitedMs: 3 * DAY_MS, by: 'person' }),
    outcome({ ...waiting, waitedMs: 8 * DAY_MS }),
    // Arrived with the last instant of the period.
    outcome(waiting),
  ];
  expect(metricsOf(outcomes, [])).toMatchObject({
    atOnce: 1,
    waited: 4,
    byHand: 1,
    stillWaiting: 2,
    waitMeanDays: 12 / 5,
    waitP95Days: 8,
  });
});

test('the wait that 95 of 100 cases do not exceed is one that a case really had', () => {
  const outcomes = Array.from({ length: 20 }, (_, days) => outcome({ waitedMs: days * DAY_MS }));
  expect(metricsOf(outcomes, []).waitP95Days).toBe(18);
});

test('match counts what was placed, hard match that from complexity 7 on', () => {
  const outcomes = [
    outcome({ isSuited: false }, 6),
    outcome({}, 7),
    outcome({ isSuited: false }, 10),
    outcome(waiting, 9),
  ];
  expect(metricsOf(outcomes, [])).toMatchObject({ match: 1 / 3, hardMatch: 1 / 2 });
});

test('continuity counts the clients who had someone to go back to', () => {
  const outcomes = [outcome({ keptClient: true }), outcome({ keptClient: false }), outcome()];
  expect(metricsOf(outcomes, []).continuity).toBe(1 / 2);
});

test('what there was none of is no figure, rather than a good one', () => {
  expect(metricsOf([], [])).toMatchObject({
    match: null,
    hardMatch: null,
    continuity: null,
    evenness: null,
    waitMeanDays: 0,
  });
  expect(metricsOf([], [0.5, 1]).evenness).toBe(0.75);
});
