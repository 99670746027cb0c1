import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { STAGES, type Candidate, type RuleSet } from '@/lib/assignment/core';
import { DAY_MS } from '@/lib/assignment/core/arithmetic';
import { attorneys, PROPERTY_TIMEOUT_MS, rules, RUNS } from '@/tests/core/arbitraries';
import { day } from '@/tests/core/builders';
import { aPast, aPastCase, DAYS } from '@/tests/backtest/past-builder';
import type { Past, PastEvent } from './past';
import { backtest } from './backtest';
import { BacktestFirm } from './backtest-firm';

vi.setConfig({ testTimeout: PROPERTY_TIMEOUT_MS });

const runs = { numRuns: Math.ceil(RUNS / 5) };
const person = fc.constantFrom('A', 'B', 'C');
const caseId = fc.integer({ min: 0, max: 24 }).map((nth) => `c${nth}`);
const on = fc
  .integer({ min: 1, max: DAYS * 24 - 1 })
  .map((hours) => day(0) + (hours * DAY_MS) / 24);

const arrivals: fc.Arbitrary<PastEvent[]> = fc
  .array(
    fc.record({
      atMs: on,
      visaType: fc.constantFrom('H-1B' as const, 'O-1A' as const),
      complexity: fc.integer({ min: 1, max: 10 }),
      clientId: fc.constantFrom('k1', 'k2', 'k3', 'k4'),
      priority: fc.constantFrom('normal' as const, 'urgent' as const),
      stage: fc.constantFrom('intake' as const, 'drafting' as const, 'filed' as const),
    }),
    { maxLength: 25 },
  )
  .map((all) =>
    all.map(({ atMs, stage, ...facts }, nth) => ({
      kind: 'arrival' as const,
      facts: { ...aPastCase(`c${nth}`), ...facts, arrivedAtMs: atMs },
      stage,
      atMs,
    })),
  );

const stageMoves: fc.Arbitrary<PastEvent[]> = fc.array(
  fc.record({
    kind: fc.constant('stage' as const),
    caseId,
    stage: fc.constantFrom(...STAGES),
    atMs: on,
  }),
  { maxLength: 30 },
);

/** What people did. */
const interventions: fc.Arbitrary<PastEvent[]> = fc.array(
  fc.oneof(
    fc.record({
      kind: fc.constant('handoff' as const),
      caseId,
      fromId: person,
      toId: person,
      atMs: on,
    }),
    fc.record({ kind: fc.constant('by-hand' as const), caseId, attorneyId: person, atMs: on }),
    fc.record({ kind: fc.constant('join' as const), attorneyId: person, atMs: on }),
    fc.record({
      kind: fc.constant('activity' as const),
      attorneyId: person,
      active: fc.boolean(),
      atMs: on,
    }),
    fc.record({
      kind: fc.constant('wall' as const),
      wall: fc.record({
        attorneyId: person,
        clientId: fc.constantFrom('k1', 'k2'),
        company: fc.constant(null),
      }),
      up: fc.boolean(),
      atMs: on,
    }),
  ),
  { maxLength: 15 },
);

/** Empty workloads, and absences that everyone knew of from the beginning. */
function pastOf(people: readonly Candidate[], events: readonly PastEvent[]): Past {
  const empty = { activeCases: 0, openCases: 0, loadPoints: 0, walledOff: false, absences: [] };
  const past = aPast(
    people.map((one) => ({ ...one, ...empty })),
    [
      ...events,
      ...people.flatMap(({ id, absences }) =>
        absences.map(({ endsAtMs }) => ({
          kind: 'absences' as const,
          attorneyId: id,
          atMs: Math.min(day(DAYS), Math.max(day(0), endsAtMs)),
        })),
      ),
    ],
  );
  const known = { knownFromMs: day(-60), knownToMs: null };
  return {
    ...past,
    attorneys: past.attorneys.map(({ candidate }, index) => ({
      candidate,
      absences: (people[index]?.absences ?? []).map((one) => ({ ...one, ...known })),
    })),
  };
}

const people = attorneys(3, 5);
const pasts = fc
  .tuple(people, arrivals, stageMoves, interventions)
  .map(([roster, ...events]) => pastOf(roster, events.flat()));

function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null)
    Object.values(Object.freeze(value)).forEach(frozen);
  return value;
}

function compared(past: Past, inForce: RuleSet, draft: RuleSet) {
  const steps = backtest(past, { inForce, draft });
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value;
}

test('rules that do not differ change nothing at all', () => {
  fc.assert(
    fc.property(pasts, rules(), (past, same) => {
      const { before, after, moved, longerWaits, shorterWaits } = compared(past, same, same);
      expect(after).toEqual(before);
      expect([moved.total, longerWaits, shorterWaits]).toEqual([0, 0, 0]);
    }),
    runs,
  );
});

test('every new case is placed or waits, is counted once, and is listed where it changes hands', () => {
  fc.assert(
    fc.property(pasts, rules(), rules(), (past, inForce, draft) => {
      const { cases, before, after, attorneys: counts, moved } = compared(past, inForce, draft);
      expect(cases).toBe(past.events.filter(({ kind }) => kind === 'arrival').length);
      const sum = (side: 'before' | 'after') => counts.reduce((total, one) => total + one[side], 0);
      expect(sum('before') + before.stillWaiting).toBe(cases);
      expect(sum('after') + after.stillWaiting).toBe(cases);
      expect(before.atOnce + before.waited).toBe(cases);
      expect(moved.items.length).toBe(moved.total);
      for (const item of moved.items) {
        expect(item.before?.id).not.toBe(item.after?.id);
        expect(item.why).not.toBe('');
      }
    }),
    runs,
  );
});

test('the same past gives the same answer again, and is left as it was', () => {
  fc.assert(
    fc.property(pasts, rules(), rules(), (past, inForce, draft) => {
      frozen(past);
      expect(compared(past, inForce, draft)).toEqual(
        compared(structuredClone(past), inForce, draft),
      );
    }),
    runs,
  );
});

/** The stage of a case at an instant, by its calendar alone. */
function stageAt(past: Past, id: string, atMs: number): string {
  let stage = '';
  for (const event of past.events) {
    if (event.atMs > atMs) break;
    if (event.kind === 'arrival' && event.facts.id === id) stage = event.stage;
    if (event.kind === 'stage' && event.caseId === id && stage !== '' && stage !== 'closed') {
      stage = event.stage;
    }
  }
  return stage;
}

test('no placement by the rules ever exceeds a capacity', () => {
  const quiet = fc.tuple(people, arrivals, stageMoves).map(([roster, ...events]) =>
    pastOf(
      roster.map((one) => ({ ...one, capacity: 1 + (one.capacity % 4) })),
      // Opening a closed case again is no one's placement, and may exceed it.
      events.flat().filter((event) => event.kind !== 'stage' || event.stage !== 'closed'),
    ),
  );
  fc.assert(
    fc.property(quiet, rules(), (past, drawn) => {
      const inForce = { ...drawn, capacityMeasure: 'cases' as const };
      const firm = new BacktestFirm(past, inForce);
      let goesOn = true;
      while (goesOn) goesOn = firm.playDay();
      const placed = [...firm.outcomes.values()]
        .filter(({ by }) => by !== null)
        .map((one) => ({ ...one, placedAtMs: one.arrivedAtMs + one.waitedMs }));
      for (const { attorneyId, placedAtMs } of placed) {
        // Whatever moves later at the same instant is looked at as it was before.
        const held = placed.filter(
          (other) => other.attorneyId === attorneyId && other.placedAtMs < placedAtMs,
        );
        const active = held.filter(({ facts }) => {
          const stage = stageAt(past, facts.id, placedAtMs);
          return STAGES.some((one) => one === stage && inForce.stageWeights[one].counts);
        });
        const capacity = past.attorneys.find(({ candidate: { id } }) => id === attorneyId)
          ?.candidate.capacity;
        expect(active.length + 1).toBeLessThanOrEqual(capacity ?? 0);
      }
    }),
    runs,
  );
});
