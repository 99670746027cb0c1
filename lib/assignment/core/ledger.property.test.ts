import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import {
  clampBalance,
  debitAndCredit,
  fadeMilliPoints,
  remainingAfter,
  type FairShareAccount,
} from './fair-share';
import {
  balanceOf,
  chargeIntake,
  fadeAccounts,
  totalOf,
  updatePartakers,
  type Ledger,
} from './ledger';
import { PROPERTY_TIMEOUT_MS, RUNS } from '@/tests/core/arbitraries';

vi.setConfig({ testTimeout: PROPERTY_TIMEOUT_MS });

const capacity = fc.integer({ min: 1, max: 100 }).map((cases) => cases * 100);

const firms = fc.array(
  fc.record({
    capacityPoints: capacity,
    takesPart: fc.constantFrom(true, true, true, false),
  }),
  { minLength: 1, maxLength: 12 },
);

const who = fc.nat(11);
const step = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.record({
      kind: fc.constant('charge' as const),
      who,
      weightPoints: fc.integer({ min: 60, max: 150 }),
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('come-or-go' as const), who }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('resize' as const), who, capacity }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('join' as const), capacity }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('pass' as const),
      days: fc.integer({ min: 1, max: 30 }),
    }),
  },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;
const histories = fc.array(step, { minLength: 1, maxLength: 80 });

/** One attorney in all three ledgers, with how often each could round their balance by a half. */
interface Person {
  readonly id: string;
  readonly takesPart: boolean;
  readonly capacityPoints: number;
  /** By rows, rounded at each step: the rule before the index. */
  readonly byRows: number;
  /** The same rule without rounding, which both come near. */
  readonly exact: number;
  readonly roundings: number;
  readonly roundingsByRows: number;
}

interface Firm {
  readonly people: readonly Person[];
  readonly ledger: Ledger;
  readonly forfeitByRows: number;
  readonly charged: number;
}

function open(accounts: readonly Pick<Person, 'capacityPoints' | 'takesPart'>[]): Firm {
  const people = accounts.map((facts, index) => ({ ...newcomer(`A${index}`), ...facts }));
  const ledger = { creditIndex: 0, forfeitMilliPoints: 0, accounts: new Map() };
  return {
    people,
    ledger: updatePartakers(ledger, people),
    forfeitByRows: 0,
    charged: 0,
  };
}

function newcomer(id: string): Person {
  const ledgers = { byRows: 0, exact: 0, roundings: 0, roundingsByRows: 0 };
  return { id, takesPart: true, capacityPoints: 100, ...ledgers };
}

function play(firm: Firm, what: Step): Firm {
  switch (what.kind) {
    case 'charge':
      return charge(firm, nthOf(firm, what.who).id, what.weightPoints);
    case 'come-or-go': {
      const { id, takesPart } = nthOf(firm, what.who);
      return change(firm, id, { takesPart: !takesPart });
    }
    case 'resize':
      return change(firm, nthOf(firm, what.who).id, { capacityPoints: what.capacity });
    case 'join': {
      const joined = { ...newcomer(`A${firm.people.length}`), capacityPoints: what.capacity };
      return {
        ...firm,
        people: [...firm.people, joined],
        ledger: updatePartakers(firm.ledger, [joined]),
      };
    }
    case 'pass':
      return pass(firm, what.days);
  }
}

function nthOf({ people }: Firm, nth: number): Person {
  const person = people[nth % people.length];
  if (!person) throw new Error('a firm of nobody');
  return person;
}

/** Roundings are added to those there are; everything else is set. */
function withPerson({ people }: Firm, id: string, facts: (one: Person) => Partial<Person>) {
  return people.map((one) => {
    if (one.id !== id) return one;
    const { roundings = 0, ...set } = facts(one);
    return { ...one, ...set, roundings: one.roundings + roundings };
  });
}

/** A balance is within the bounds of its capacity as soon as its owner is present. */
function change(firm: Firm, id: string, facts: Partial<Person>): Firm {
  const people = withPerson(firm, id, (one) => {
    const { takesPart, capacityPoints } = { ...one, ...facts };
    const bound = (each: number) => (takesPart ? clampBalance(each, capacityPoints) : each);
    return { ...facts, byRows: bound(one.byRows), exact: bound(one.exact), roundings: 1 };
  });
  return { ...firm, people, ledger: updatePartakers(firm.ledger, people) };
}

function charge(firm: Firm, holderId: string, weightPoints: number): Firm {
  const accounts: FairShareAccount[] = firm.people.map((one) => ({
    ...one,
    balanceMilliPoints: one.byRows,
  }));
  const rows = debitAndCredit(accounts, firm.forfeitByRows, holderId, weightPoints);
  const present = firm.people.filter(({ takesPart }) => takesPart);
  const shared = present.reduce((sum, { capacityPoints }) => sum + capacityPoints, 0);
  const people = firm.people.map((one) => {
    if (!one.takesPart) return one;
    const { id, capacityPoints, exact } = one;
    const isHolder = id === holderId;
    const weight = weightPoints * 1000;
    const credit = (weight * capacityPoints) / shared;
    return {
      ...one,
      byRows: rows.balances.get(id) ?? Number.NaN,
      exact: clampBalance(exact + credit - (isHolder ? weight : 0), capacityPoints),
      roundings: one.roundings + (isHolder ? 2 : 0),
      roundingsByRows: one.roundingsByRows + 1,
    };
  });
  const forfeitByRows = rows.forfeitMilliPoints;
  const ledger = chargeIntake(firm.ledger, holderId, weightPoints);
  return { people, ledger, forfeitByRows, charged: firm.charged + 1 };
}

function pass(firm: Firm, days: number): Firm {
  return {
    ...firm,
    ledger: fadeAccounts(firm.ledger, days),
    forfeitByRows: fadeMilliPoints(firm.forfeitByRows, days),
    people: firm.people.map((one) => ({
      ...one,
      byRows: fadeMilliPoints(one.byRows, days),
      exact: one.exact * remainingAfter(days),
      roundings: one.roundings + 2,
      roundingsByRows: one.roundingsByRows + 1,
    })),
  };
}

function balanceIn({ ledger }: Firm, id: string): number {
  const account = ledger.accounts.get(id);
  return account ? balanceOf(account, ledger.creditIndex) : Number.NaN;
}

/** Rises of the index are rounded too: to a hundredth of a milli-point for the largest workload. */
const RISE_ROUNDING = 0.01;

test('through any history a settled balance is what the exact rule says, half a milli-point each time it was settled, and what the rule by rows says, half more each time that rounded', () => {
  fc.assert(
    fc.property(firms, histories, (start, history) => {
      let firm = open(start);
      for (const what of history) firm = play(firm, what);
      for (const { id, exact, byRows, roundings, roundingsByRows } of firm.people) {
        const balance = balanceIn(firm, id);
        const slack = (roundings + 1) / 2 + firm.charged * RISE_ROUNDING;
        expect(Math.abs(balance - exact)).toBeLessThanOrEqual(slack);
        expect(Math.abs(balance - byRows)).toBeLessThanOrEqual(slack + roundingsByRows / 2);
      }
    }),
    { numRuns: RUNS },
  );
});

test('through any history balances and forfeit account cancel out, in whole milli-points within their bounds, and the absent keep theirs', () => {
  fc.assert(
    fc.property(firms, histories, (start, history) => {
      let firm = open(start);
      for (const what of history) {
        const before = firm;
        firm = play(firm, what);
        expect(totalOf(firm.ledger)).toBe(0);
        expect(Number.isSafeInteger(firm.ledger.creditIndex)).toBe(true);
        for (const { id, takesPart, capacityPoints } of firm.people) {
          const balance = balanceIn(firm, id);
          expect(Number.isInteger(balance)).toBe(true);
          if (takesPart) expect(clampBalance(balance, capacityPoints)).toBe(balance);
          else if (what.kind === 'charge') expect(balance).toBe(balanceIn(before, id));
        }
      }
    }),
    { numRuns: RUNS },
  );
});

test('charging a case moves its holder’s account and no other, settling moves no balance', () => {
  fc.assert(
    fc.property(firms, histories, (start, history) => {
      let firm = open(start);
      for (const what of history) {
        const before = firm;
        firm = play(firm, what);
        if (what.kind === 'charge') {
          const holderId = nthOf(before, what.who).id;
          for (const [id, account] of firm.ledger.accounts) {
            if (id !== holderId) expect(account).toBe(before.ledger.accounts.get(id));
          }
        }
      }
    }),
    { numRuns: RUNS },
  );
});
