import { describe, expect, test } from 'vitest';
import {
  accountsOf,
  debitAndCredit,
  fadeLedger,
  fadeMilliPoints,
  wholeDaysBetween,
  type FairShareAccount,
} from './fair-share';
import { anAttorney, away, day } from '@/tests/core/builders';

function account(id: string, facts: Partial<FairShareAccount> = {}): FairShareAccount {
  return { id, capacityPoints: 2000, balanceMilliPoints: 0, takesPart: true, ...facts };
}

function balances(ledger: ReturnType<typeof debitAndCredit>) {
  return Object.fromEntries(ledger.balances);
}

describe('charging a new case', () => {
  test('charges the holder and credits everyone present in proportion to capacity', () => {
    const ledger = debitAndCredit(
      [account('A'), account('B'), account('C', { capacityPoints: 1000 })],
      0,
      'A',
      100,
    );
    expect(balances(ledger)).toEqual({ A: -60_000, B: 40_000, C: 20_000 });
    expect(ledger.forfeitMilliPoints).toBe(0);
  });

  test('sends the rounding residue to the forfeit account', () => {
    const ledger = debitAndCredit([account('A'), account('B'), account('C')], 7, 'A', 100);
    expect(balances(ledger)).toEqual({ A: -66_667, B: 33_333, C: 33_333 });
    expect(ledger.forfeitMilliPoints).toBe(8);
  });

  test('neither charges nor credits who is away or inactive', () => {
    const frozen = account('B', { takesPart: false, balanceMilliPoints: 1234 });
    const ledger = debitAndCredit([account('A'), frozen], 0, 'A', 100);
    expect(balances(ledger)).toEqual({ A: 0, B: 1234 });
    const byHand = debitAndCredit([account('A'), frozen], 0, 'B', 100);
    expect(balances(byHand)).toEqual({ A: 100_000, B: 1234 });
    expect(byHand.forfeitMilliPoints).toBe(-100_000);
  });

  test('clips a balance at 4 cases owed and 8 ahead, scaled by capacity, and keeps the rest', () => {
    const owed = account('B', { balanceMilliPoints: 390_000 });
    const ahead = account('A', { balanceMilliPoints: -790_000 });
    const ledger = debitAndCredit([ahead, owed], 0, 'A', 100);
    expect(balances(ledger)).toEqual({ A: -800_000, B: 400_000 });
    expect(ledger.forfeitMilliPoints).toBe(-40_000 + 40_000);
    const small = account('S', { capacityPoints: 1000, balanceMilliPoints: 199_000 });
    const lone = debitAndCredit([account('A'), small], 0, 'A', 150);
    expect(balances(lone).S).toBe(200_000);
    expect(lone.forfeitMilliPoints).toBe(49_000);
  });

  test('changes nothing when no one is present', () => {
    const ledger = debitAndCredit([account('A', { takesPart: false })], 5, 'A', 100);
    expect(balances(ledger)).toEqual({ A: 0 });
    expect(ledger.forfeitMilliPoints).toBe(5);
  });
});

describe('the accounts of a decision', () => {
  test('are those of the candidates; only the active and present take part', () => {
    const accounts = accountsOf(
      [
        anAttorney('A', { fairShareMilliPoints: 5, capacity: 15 }),
        anAttorney('B', { active: false }),
        anAttorney('C', { absences: [away(0, 2)] }),
      ],
      day(1),
    );
    expect(accounts[0]).toEqual({
      id: 'A',
      capacityPoints: 1500,
      balanceMilliPoints: 5,
      takesPart: true,
    });
    expect(accounts.map(({ takesPart }) => takesPart)).toEqual([true, false, false]);
  });
});

describe('fading', () => {
  test('halves every 90 days', () => {
    expect(fadeMilliPoints(100_000, 90)).toBe(50_000);
    expect(fadeMilliPoints(100_000, 180)).toBe(25_000);
    expect(fadeMilliPoints(-100_000, 90)).toBe(-50_000);
    expect(fadeMilliPoints(100_000, 1)).toBe(99_233);
  });

  test('does nothing within a day and never runs backwards', () => {
    expect(fadeMilliPoints(100_000, 0)).toBe(100_000);
    expect(fadeMilliPoints(100_000, -3)).toBe(100_000);
    expect(wholeDaysBetween(day(0), day(3) - 1)).toBe(2);
    expect(wholeDaysBetween(day(3), day(0))).toBe(0);
  });

  test('fades the forfeit account with the balances', () => {
    const ledger = { balances: new Map([['A', 400]]), forfeitMilliPoints: -1000 };
    expect(fadeLedger(ledger, 90)).toEqual({
      balances: new Map([['A', 200]]),
      forfeitMilliPoints: -500,
    });
  });
});
