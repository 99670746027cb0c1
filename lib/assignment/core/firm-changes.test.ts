import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { PROPERTY_TIMEOUT_MS, RUNS } from '@/tests/core/arbitraries';
import { aCase, anAttorneyState, away, day } from '@/tests/core/builders';
import { applyChange, type FirmChange } from './firm-changes';
import {
  candidatesOf,
  copyOf,
  getAttorney,
  inputOf,
  openState,
  type FirmState,
} from './firm-state';
import { DEFAULT_RULE_SET } from './defaults';
import { engineOf } from './engine';
import { totalOf } from './ledger';

vi.setConfig({ testTimeout: PROPERTY_TIMEOUT_MS });

const FULL = { loadPoints: 100, countsActive: true };
const FILED = { loadPoints: 5, countsActive: false };

/** Ana and Ben, both present since long before day 0. */
function aFirm(...people: readonly Partial<ReturnType<typeof anAttorneyState>>[]): FirmState {
  const state = openState(DEFAULT_RULE_SET, day(0));
  const given = people.length > 0 ? people : [{ id: 'A' }, { id: 'B' }];
  for (const facts of given) {
    applyChange(state, { kind: 'added', attorney: anAttorneyState(facts.id ?? 'A', facts) });
  }
  applyChange(state, { kind: 'time-passed', atMs: day(0) });
  return state;
}

function taking(attorneyId: string, atMs = day(0), isNew = true): FirmChange {
  return {
    kind: 'assigned',
    attorneyId,
    load: FULL,
    atMs,
    newIntake: isNew ? aCase() : null,
  };
}

const balances = (state: FirmState) =>
  candidatesOf(state, aCase()).map(({ fairShareMilliPoints }) => fairShareMilliPoints);

const ledgerTotal = ({ attorneys, forfeitMilliPoints }: FirmState) =>
  totalOf({
    accounts: new Map(Array.from(attorneys, ([id, { account }]) => [id, account])),
    forfeitMilliPoints,
  });

describe('a new case', () => {
  test('takes the next turn, is held, counts as new and is charged to its holder', () => {
    const state = aFirm();
    applyChange(state, taking('A'));
    applyChange(state, taking('B'));
    expect(getAttorney(state, 'B')).toMatchObject({
      ...{ activeCases: 1, openCases: 1, loadPoints: 100, newCasesLast7Days: 1 },
      ...{ turn: 2, lastAssignedAtMs: day(0) },
    });
    applyChange(state, taking('B'));
    expect(state.lastTurn).toBe(3);
    expect(balances(state)).toEqual([50_000, -50_000]);
  });

  test('is charged to the attorney who is re-entering, as eligibility was before it was held', () => {
    const state = aFirm({ id: 'A', joinedAtMs: day(-1), capacity: 1 }, { id: 'B', capacity: 1 });
    applyChange(state, taking('A'));
    expect(getAttorney(state, 'A').reentry).toEqual({
      sinceMs: day(-1),
      gotPoints: 100,
      expectedPoints: 50,
    });
  });

  test('is not earned by an attorney who went away before it, and is by one who came back', () => {
    const state = aFirm({ id: 'A' }, { id: 'B', absences: [away(1, 3)] });
    applyChange(state, taking('A', day(2)));
    expect(balances(state)).toEqual([0, 0]);
    applyChange(state, taking('A', day(3)));
    expect(balances(state)).toEqual([-50_000, 50_000]);
  });
});

test('a handoff takes a turn and moves the workload, and neither counts as new nor is charged', () => {
  const state = aFirm();
  applyChange(state, taking('A'));
  const before = balances(state);
  applyChange(state, { kind: 'released', attorneyId: 'A', load: FULL });
  applyChange(state, taking('B', day(0), false));
  expect(getAttorney(state, 'A')).toMatchObject({ activeCases: 0, openCases: 0, loadPoints: 0 });
  expect(getAttorney(state, 'B')).toMatchObject({ openCases: 1, turn: 2, newCasesLast7Days: 0 });
  expect(balances(state)).toEqual(before);
});

test('a case that changes its stage weighs otherwise and stays one open case', () => {
  const state = aFirm();
  applyChange(state, taking('A'));
  applyChange(state, { kind: 'reweighed', attorneyId: 'A', from: FULL, to: FILED });
  expect(getAttorney(state, 'A')).toMatchObject({ activeCases: 0, openCases: 1, loadPoints: 5 });
});

test('other rules are in force at once, with what the workloads weigh under them', () => {
  const state = aFirm();
  const rules = { ...DEFAULT_RULE_SET, strategy: 'round-robin' as const };
  const carried = new Map([['A', { activeCases: 3 }]]);
  applyChange(state, { kind: 'rules-changed', rules, version: 2, carried });
  expect(inputOf(state, aCase(), day(0))).toMatchObject({ rules, ruleSetVersion: 2 });
  expect(getAttorney(state, 'A').activeCases).toBe(3);
});

test('another capacity settles what was earned by the former one and keeps the balance in bounds', () => {
  const state = aFirm({ id: 'A', capacity: 10 }, { id: 'B', capacity: 30 });
  applyChange(state, taking('A'));
  applyChange(state, { kind: 'attorney-changed', attorneyId: 'B', to: { capacity: 10 } });
  expect(balances(state)).toEqual([-75_000, 75_000]);
  for (let nth = 0; nth < 20; nth += 1) applyChange(state, taking('A'));
  applyChange(state, { kind: 'attorney-changed', attorneyId: 'B', to: { capacity: 1 } });
  expect(balances(state)[1]).toBe(20_000);
  expect(ledgerTotal(state)).toBe(0);
});

test('balances fade by whole days only, and a re-entry is over after thirty days', () => {
  const state = aFirm({ id: 'A' }, { id: 'B', joinedAtMs: day(-1) });
  applyChange(state, taking('A'));
  const [owed = 0] = balances(state);
  applyChange(state, { kind: 'time-passed', atMs: day(0.9) });
  expect(balances(state)[0]).toBe(owed);
  applyChange(state, { kind: 'time-passed', atMs: day(90) });
  expect(balances(state)[0]).toBe(owed / 2);
  expect(state.fadedToMs).toBe(day(90));
  expect(getAttorney(state, 'B').reentry).toBeNull();
});

test('coming back from a long absence begins a re-entry, from a short one it does not', () => {
  const long = { id: 'A', absences: [away(-20, -1)] };
  const short = { id: 'B', absences: [away(-4, -1)] };
  const state = aFirm(long, short);
  expect(getAttorney(state, 'A').reentry).toMatchObject({ sinceMs: day(-1), gotPoints: 0 });
  expect(getAttorney(state, 'B').reentry).toBeNull();
});

test('an attorney who joins takes cases from then on, at the back of the line and as someone new', () => {
  const state = aFirm({ id: 'A' }, { id: 'B', active: false });
  applyChange(state, taking('A'));
  applyChange(state, { kind: 'joined', attorneyId: 'B', atMs: day(2) });
  expect(getAttorney(state, 'B')).toMatchObject({
    ...{ active: true, turn: 1, joinedAtMs: day(2) },
    reentry: { sinceMs: day(2), gotPoints: 0, expectedPoints: 0 },
  });
});

test('a wall with the client or the company of a case keeps an attorney from it', () => {
  const walls = [
    { clientId: 'client-1', companyKey: null },
    { clientId: null, companyKey: 'acme' },
  ];
  const state = aFirm({ id: 'A', walls });
  const isKeptFrom = (clientId: string, company: string | null) =>
    candidatesOf(state, aCase({ clientId, company }))[0]?.walledOff;
  expect(isKeptFrom('client-1', null)).toBe(true);
  expect(isKeptFrom('client-2', 'acme')).toBe(true);
  expect(isKeptFrom('client-2', null)).toBe(false);
});

test('an engine before the index charges every case to everyone, to the same balances', () => {
  const state = { ...aFirm(), engine: engineOf(2) };
  applyChange(state, taking('A'));
  expect(balances(state)).toEqual([-50_000, 50_000]);
  expect(state.creditIndex).toBe(0);
  applyChange(state, { kind: 'days-passed', atMs: day(90) });
  expect(balances(state)).toEqual([-25_000, 25_000]);
});

test('a change about someone whom the firm does not have is refused, and so is adding someone twice', () => {
  expect(() => applyChange(aFirm(), taking('Z'))).toThrow('no attorney Z');
  const again: FirmChange = { kind: 'added', attorney: anAttorneyState('A') };
  expect(() => applyChange(aFirm(), again)).toThrow('A is there already');
});

const id = fc.constantFrom('A', 'B');
const changes: fc.Arbitrary<FirmChange[]> = fc.array(
  fc.oneof(
    fc.record({ attorneyId: id, on: fc.nat(60), isNew: fc.boolean() }).map((one) => {
      return taking(one.attorneyId, day(one.on), one.isNew);
    }),
    id.map((attorneyId) => ({ kind: 'released' as const, attorneyId, load: FILED })),
    fc.record({ kind: fc.constant('days-passed' as const), atMs: fc.nat(90).map(day) }),
    fc.record({ kind: fc.constant('time-passed' as const), atMs: fc.nat(90).map(day) }),
    fc.record({
      kind: fc.constant('attorney-changed' as const),
      attorneyId: id,
      to: fc.oneof(
        fc.record({ active: fc.boolean() }),
        fc.record({ capacity: fc.integer({ min: 1, max: 40 }) }),
      ),
    }),
    fc.nat(1000).map((nth) => ({
      kind: 'added' as const,
      attorney: anAttorneyState(`added ${nth}`, { joinedAtMs: day(3) }),
    })),
  ),
  { maxLength: 30 },
);

/** No one is added twice. */
function play(state: FirmState, history: readonly FirmChange[]): void {
  for (const change of history) {
    const isThere = change.kind === 'added' && state.attorneys.has(change.attorney.id);
    if (!isThere) applyChange(state, change);
  }
}

test('what is tried out on a copy leaves the firm as it was, and the other way round', () => {
  fc.assert(
    fc.property(changes, changes, (before, tried) => {
      const state = aFirm();
      play(state, before);
      const as = structuredClone(state);
      const copy = copyOf(state);
      play(copy, tried);
      expect(state).toEqual(as);
      const there = structuredClone(copy);
      play(state, before);
      expect(copy).toEqual(there);
    }),
    { numRuns: Math.ceil(RUNS / 5) },
  );
});

test('through any history balances and forfeit account cancel out', () => {
  fc.assert(
    fc.property(changes, (history) => {
      const state = aFirm();
      for (const change of history) {
        play(state, [change]);
        expect(ledgerTotal(state)).toBe(0);
      }
    }),
    { numRuns: Math.ceil(RUNS / 5) },
  );
});
