import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { clampBalance, debitAndCredit, type FairShareAccount } from './fair-share';
import { PROPERTY_TIMEOUT_MS, RUNS } from '@/tests/core/arbitraries';

vi.setConfig({ testTimeout: PROPERTY_TIMEOUT_MS });

interface Firm {
  readonly accounts: FairShareAccount[];
  readonly forfeit: number;
}

const account = fc.record({
  capacityPoints: fc.integer({ min: 100, max: 10_000 }),
  takesPart: fc.constantFrom(true, true, true, false),
});

const firms = fc
  .array(account, { minLength: 1, maxLength: 12 })
  .map((all) => all.map((facts, index) => ({ id: `A${index}`, balanceMilliPoints: 0, ...facts })));

const bookings = fc.array(
  fc.record({
    holder: fc.nat(11),
    weightPoints: fc.integer({ min: 60, max: 150 }),
    comesOrGoes: fc.option(fc.nat(11), { freq: 3 }),
  }),
  { minLength: 1, maxLength: 60 },
);

function totalOf({ accounts, forfeit }: Firm): number {
  return accounts.reduce((sum, { balanceMilliPoints }) => sum + balanceMilliPoints, forfeit);
}

test('through any history balances and forfeit add up to what they began with, in bounds', () => {
  fc.assert(
    fc.property(firms, bookings, (start, history) => {
      let firm: Firm = { accounts: start, forfeit: 0 };
      for (const { holder, weightPoints, comesOrGoes } of history) {
        const accounts = firm.accounts.map((each, index) =>
          index === comesOrGoes ? { ...each, takesPart: !each.takesPart } : each,
        );
        const id = accounts[holder % accounts.length]?.id ?? '';
        const ledger = debitAndCredit(accounts, firm.forfeit, id, weightPoints);
        const charged = accounts.map((each) => ({
          ...each,
          balanceMilliPoints: ledger.balances.get(each.id) ?? Number.NaN,
        }));
        for (const [index, before] of accounts.entries()) {
          const after = charged[index]?.balanceMilliPoints ?? Number.NaN;
          expect(Number.isInteger(after)).toBe(true);
          expect(clampBalance(after, before.capacityPoints)).toBe(after);
          if (!before.takesPart) expect(after).toBe(before.balanceMilliPoints);
        }
        firm = { accounts: charged, forfeit: ledger.forfeitMilliPoints };
        expect(totalOf(firm)).toBe(0);
      }
    }),
    { numRuns: RUNS },
  );
});
