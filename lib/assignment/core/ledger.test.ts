import { describe, expect, test } from 'vitest';
import {
  balanceOf,
  chargeIntake,
  fadeAccounts,
  totalOf,
  updatePartakers,
  type Ledger,
  type LedgerAccount,
} from './ledger';

const FRESH = { creditIndex: 0, forfeitMilliPoints: 0 };

/** A ledger in which these take part from the beginning. */
function ledgerOf(accounts: Record<string, Partial<LedgerAccount>>): Ledger {
  const all = Object.entries(accounts).map(([id, account]) => [
    id,
    { capacityPoints: 2000, balanceMilliPoints: 0, settledToIndex: 0, ...account },
  ]);
  return { ...FRESH, accounts: new Map(all as [string, LedgerAccount][]) };
}

function balances({ accounts, creditIndex }: Ledger): Record<string, number> {
  return Object.fromEntries([...accounts].map(([id, one]) => [id, balanceOf(one, creditIndex)]));
}

/** Whose accounts are other objects than before: those are the rows that would be written. */
function moved(before: Ledger, after: Ledger): string[] {
  return [...after.accounts.keys()].filter(
    (id) => before.accounts.get(id) !== after.accounts.get(id),
  );
}

describe('charging a new case', () => {
  test('charges the holder and credits everyone present in proportion to capacity', () => {
    const before = ledgerOf({ A: {}, B: {}, C: { capacityPoints: 1000 } });
    expect(balances(chargeIntake(before, 'A', 100))).toEqual({ A: -60_000, B: 40_000, C: 20_000 });
  });

  test('moves one account, however many earn', () => {
    const forty = Object.fromEntries(Array.from({ length: 40 }, (_, nth) => [`A${nth}`, {}]));
    const before = ledgerOf(forty);
    const after = chargeIntake(before, 'A7', 100);
    expect(moved(before, after)).toEqual(['A7']);
    expect(balances(after)).toMatchObject({ A7: -97_500, A8: 2500 });
  });

  test('neither charges nor credits who takes no part', () => {
    const before = ledgerOf({ A: {}, B: { settledToIndex: null, balanceMilliPoints: 1234 } });
    expect(balances(chargeIntake(before, 'A', 100))).toEqual({ A: 0, B: 1234 });
    const byHand = chargeIntake(before, 'B', 100);
    expect(balances(byHand)).toEqual({ A: 100_000, B: 1234 });
    expect(moved(before, byHand)).toEqual([]);
  });

  test('changes nothing when no one is present', () => {
    const before = ledgerOf({ A: { settledToIndex: null } });
    expect(chargeIntake(before, 'A', 100)).toBe(before);
  });

  test('clips a balance at 4 cases owed and 8 ahead, scaled by capacity', () => {
    const before = ledgerOf({
      A: { balanceMilliPoints: -790_000 },
      B: { balanceMilliPoints: 390_000 },
    });
    expect(balances(chargeIntake(before, 'A', 100))).toEqual({ A: -800_000, B: 400_000 });
  });

  test('loses no more to a bound by being settled late than it would have at once', () => {
    let late = ledgerOf({ A: {}, B: { balanceMilliPoints: 380_000 } });
    for (let nth = 0; nth < 5; nth += 1) late = chargeIntake(late, 'A', 100);
    expect(balanceOf(late.accounts.get('B') ?? never(), late.creditIndex)).toBe(400_000);
    // Clipped at each step and charged at the end, as by rows.
    expect(balances(chargeIntake(late, 'B', 100))).toMatchObject({ B: 350_000 });
  });

  test('stays exact where a whole season is shared by the smallest workload alone', () => {
    let ledger = ledgerOf({ A: { capacityPoints: 1 }, B: { settledToIndex: null } });
    for (let nth = 0; nth < 1000; nth += 1) ledger = chargeIntake(ledger, 'B', 150);
    expect(Number.isSafeInteger(ledger.creditIndex)).toBe(true);
    expect(balances(ledger).A).toBe(200);
    expect(balances(chargeIntake(ledger, 'A', 150)).A).toBe(200);
  });

  test('rounds what someone earned once, when they are settled, halves away from zero', () => {
    let ledger = ledgerOf({ A: {}, B: {}, C: {} });
    for (let nth = 0; nth < 3; nth += 1) ledger = chargeIntake(ledger, 'A', 100);
    // Three times a third of 100,000; by rows it would be three times 33,333.
    expect(balances(ledger)).toMatchObject({ B: 100_000, C: 100_000 });
  });
});

describe('an attorney who comes, goes or has another capacity', () => {
  const partaker = (id: string, facts: object = {}) => ({
    id,
    capacityPoints: 2000,
    takesPart: true,
    ...facts,
  });

  test('keeps what they earned until then and earns nothing while away', () => {
    const earned = chargeIntake(ledgerOf({ A: {}, B: {} }), 'A', 100);
    const away = updatePartakers(earned, [partaker('B', { takesPart: false })]);
    expect(balances(chargeIntake(away, 'A', 100))).toEqual({ A: -50_000, B: 50_000 });
    const back = updatePartakers(chargeIntake(away, 'A', 100), [partaker('B')]);
    expect(balances(back)).toEqual({ A: -50_000, B: 50_000 });
    expect(balances(chargeIntake(back, 'A', 100))).toEqual({ A: -100_000, B: 100_000 });
  });

  test('is settled by the old capacity and earns by the new one', () => {
    const earned = chargeIntake(ledgerOf({ A: {}, B: {} }), 'A', 100);
    const bigger = updatePartakers(earned, [partaker('B', { capacityPoints: 6000 })]);
    expect(balances(bigger)).toMatchObject({ B: 50_000 });
    expect(balances(chargeIntake(bigger, 'A', 100))).toMatchObject({ B: 125_000 });
  });

  test('is brought within the bounds of the new capacity, the absent when they are back', () => {
    const ahead = ledgerOf({ A: { balanceMilliPoints: -800_000 } });
    const smaller = { capacityPoints: 1000 };
    expect(balances(updatePartakers(ahead, [partaker('A', smaller)]))).toEqual({ A: -400_000 });
    // Written with the new capacity by someone else, not yet with a balance that fits it.
    const written = ledgerOf({ A: { balanceMilliPoints: -800_000, ...smaller } });
    const bounded = updatePartakers(written, [partaker('A', smaller)]);
    expect(bounded.accounts.get('A')?.balanceMilliPoints).toBe(-400_000);
    expect(totalOf(bounded)).toBe(totalOf(written));
    const away = updatePartakers(ahead, [partaker('A', { ...smaller, takesPart: false })]);
    expect(balances(away)).toEqual({ A: -800_000 });
    expect(balances(updatePartakers(away, [partaker('A', smaller)]))).toEqual({ A: -400_000 });
  });

  test('begins with nothing when new, and the same as before is not touched', () => {
    const ledger = chargeIntake(ledgerOf({ A: {} }), 'A', 100);
    const joined = updatePartakers(ledger, [partaker('A'), partaker('N')]);
    expect(moved(ledger, joined)).toEqual(['N']);
    expect(balances(joined)).toMatchObject({ N: 0 });
    expect(updatePartakers(joined, [partaker('A'), partaker('N')])).toBe(joined);
  });
});

describe('fading', () => {
  test('settles everyone first, and the index begins again', () => {
    const earned = chargeIntake(ledgerOf({ A: {}, B: {}, C: { settledToIndex: null } }), 'A', 100);
    const faded = fadeAccounts(earned, 90);
    expect(balances(faded)).toEqual({ A: -25_000, B: 25_000, C: 0 });
    expect(faded.creditIndex).toBe(0);
    expect([...faded.accounts.values()].map(({ settledToIndex }) => settledToIndex)).toEqual([
      0,
      0,
      null,
    ]);
    expect(fadeAccounts(earned, 0)).toBe(earned);
  });

  test('leaves no rounding in the sum, and takes an old one towards nothing', () => {
    let ledger = ledgerOf({ A: { balanceMilliPoints: 333 }, B: { balanceMilliPoints: -332 } });
    ledger = { ...ledger, forfeitMilliPoints: -1 };
    for (let nth = 0; nth < 100; nth += 1) {
      ledger = fadeAccounts(ledger, 1);
      expect(totalOf(ledger)).toBe(0);
    }
    let off: Ledger = { ...ledger, forfeitMilliPoints: ledger.forfeitMilliPoints + 40 };
    for (let nth = 0; nth < 40; nth += 1) off = fadeAccounts(off, 1);
    expect(totalOf(off)).toBe(0);
  });
});

function never(): never {
  throw new Error('an account that is not there');
}
