import { divideRounded, roundHalfAway } from './arithmetic';
import { clampBalance, fadeMilliPoints, MILLI, remainingAfter } from './fair-share';

/*
 * The fair-share ledger with one running index. A new case raises the index by its weight per point
 * of the capacity that shares it; what an attorney has earned since they were last settled is their
 * capacity times the rise. So a new case moves the index and its holder's account, and no other,
 * however many share in it.
 *
 * Credit alone only lifts a balance until it meets its upper bound. That is why an account may be
 * left alone while its owner only earns, and settled at once to where it would have been: the bounds
 * cut the sum as they would have cut each step. What would break this, a charge or a change of
 * presence or capacity and the fading, settles first.
 */

/** The index counts in millionths of a milli-point per point of capacity. */
const INDEX_UNIT = 1_000_000;

/**
 * Bounds lie 600 milli-points per point of capacity apart, 4 + 8 standard cases on the workload of a
 * twentieth: more credit than that makes no difference, which keeps every product an exact integer.
 */
const WIDEST_RISE = 600 * INDEX_UNIT;

/** One attorney's side of the ledger, as it was last settled. */
export interface LedgerAccount {
  readonly capacityPoints: number;
  /** Integer milli-points without what the index has brought since; positive = owed work. */
  readonly balanceMilliPoints: number;
  /** Where the index stood then; null while the owner takes no part: not active, or away. */
  readonly settledToIndex: number | null;
}

/**
 * A firm's fair-share ledger. Balances as last settled and the forfeit account add up to the
 * same number always, through fading to what is left of it: whatever leaves a balance goes to the
 * forfeit account, which therefore also holds the credit that no one has been settled for.
 */
export interface Ledger {
  readonly creditIndex: number;
  readonly forfeitMilliPoints: number;
  readonly accounts: ReadonlyMap<string, LedgerAccount>;
}

/** What the ledger has to know of an attorney, as it is now. */
export interface Partaker {
  readonly id: string;
  readonly capacityPoints: number;
  /** Active and present: only they earn a share and are charged for a case. */
  readonly takesPart: boolean;
}

/** The balance of an account with all that it has earned up to where the index stands. */
export function balanceOf(account: LedgerAccount, creditIndex: number): number {
  const { balanceMilliPoints, capacityPoints, settledToIndex } = account;
  if (settledToIndex === null) return balanceMilliPoints;
  const rise = Math.min(WIDEST_RISE, creditIndex - settledToIndex);
  const earned = divideRounded(rise * capacityPoints, INDEX_UNIT);
  return clampBalance(balanceMilliPoints + earned, capacityPoints);
}

/**
 * Settles attorneys who came, went or have another capacity than their account says, each by what held
 * until now. To be called before anything is charged: who earns from then on is as told here.
 */
export function updatePartakers(ledger: Ledger, partakers: Iterable<Partaker>): Ledger {
  const changed = new Map<string, LedgerAccount>();
  for (const partaker of partakers) {
    const before = ledger.accounts.get(partaker.id) ?? NEW_ACCOUNT;
    const after = updated(before, partaker, ledger.creditIndex);
    if (after !== before) changed.set(partaker.id, after);
  }
  return withAccounts(ledger, changed);
}

const NEW_ACCOUNT: LedgerAccount = {
  capacityPoints: 1,
  balanceMilliPoints: 0,
  settledToIndex: null,
};

function updated(before: LedgerAccount, partaker: Partaker, creditIndex: number): LedgerAccount {
  if (isNoted(before, partaker)) return before;
  const { capacityPoints, takesPart } = partaker;
  return {
    capacityPoints,
    balanceMilliPoints: bounded(balanceOf(before, creditIndex), partaker),
    settledToIndex: takesPart ? creditIndex : null,
  };
}

/** Whether an account says of its owner what holds now, so that there is nothing to settle. */
export function isNoted(account: LedgerAccount, partaker: Partaker): boolean {
  const { balanceMilliPoints } = account;
  return (
    account.capacityPoints === partaker.capacityPoints &&
    (account.settledToIndex !== null) === partaker.takesPart &&
    bounded(balanceMilliPoints, partaker) === balanceMilliPoints
  );
}

/** Bounds are those of the capacity now; the balance of the absent is left as it is. */
function bounded(balance: number, { capacityPoints, takesPart }: Partaker): number {
  return takesPart ? clampBalance(balance, capacityPoints) : balance;
}

function settledAt(account: LedgerAccount, creditIndex: number): LedgerAccount {
  const { capacityPoints, settledToIndex } = account;
  if (settledToIndex === null) return account;
  const balanceMilliPoints = balanceOf(account, creditIndex);
  return { capacityPoints, balanceMilliPoints, settledToIndex: creditIndex };
}

/**
 * Charges one new case: its holder is charged the weight, everyone present earns their share of it.
 * A handoff is not new intake and must not be charged.
 */
export function chargeIntake(ledger: Ledger, holderId: string, weightPoints: number): Ledger {
  const weight = roundHalfAway(weightPoints * MILLI);
  const sharedCapacity = sharedCapacityOf(ledger);
  if (sharedCapacity === 0) return ledger;
  const rise = Math.min(WIDEST_RISE, divideRounded(weight * INDEX_UNIT, sharedCapacity));
  const creditIndex = ledger.creditIndex + rise;
  const risen = { ...ledger, creditIndex };
  const holder = ledger.accounts.get(holderId);
  if (!holder || holder.settledToIndex === null) return risen;
  const { capacityPoints } = holder;
  const credit = divideRounded(weight * capacityPoints, sharedCapacity);
  const before = balanceOf(holder, ledger.creditIndex);
  const balanceMilliPoints = clampBalance(before + credit - weight, capacityPoints);
  const charged = { capacityPoints, balanceMilliPoints, settledToIndex: creditIndex };
  return withAccounts(risen, new Map([[holderId, charged]]));
}

function sharedCapacityOf({ accounts }: Ledger): number {
  let shared = 0;
  for (const { capacityPoints, settledToIndex } of accounts.values()) {
    if (settledToIndex !== null) shared += capacityPoints;
  }
  return shared;
}

/**
 * Settles everyone and fades all balances by so many days; the index begins again. The forfeit
 * account takes what rounding leaves: a sum of nothing stays nothing, any other goes towards it.
 */
export function fadeAccounts(ledger: Ledger, days: number): Ledger {
  if (days <= 0) return ledger;
  const accounts = new Map<string, LedgerAccount>();
  for (const [id, account] of ledger.accounts) {
    const settled = settledAt(account, ledger.creditIndex);
    const balanceMilliPoints = fadeMilliPoints(settled.balanceMilliPoints, days);
    const settledToIndex = settled.settledToIndex === null ? null : 0;
    accounts.set(id, { ...settled, balanceMilliPoints, settledToIndex });
  }
  const sum = Math.trunc(totalOf(ledger) * remainingAfter(days));
  const balances = totalOf({ accounts, forfeitMilliPoints: 0 });
  return { creditIndex: 0, forfeitMilliPoints: sum - balances, accounts };
}

/** Balances as last settled and the forfeit account together. */
export function totalOf(ledger: Pick<Ledger, 'accounts' | 'forfeitMilliPoints'>): number {
  let total = ledger.forfeitMilliPoints;
  for (const { balanceMilliPoints } of ledger.accounts.values()) total += balanceMilliPoints;
  return total;
}

/** The ledger with these accounts changed; what they lost or won is the forfeit account's. */
function withAccounts(ledger: Ledger, changed: ReadonlyMap<string, LedgerAccount>): Ledger {
  if (changed.size === 0) return ledger;
  const accounts = new Map(ledger.accounts);
  let { forfeitMilliPoints } = ledger;
  for (const [id, after] of changed) {
    const before = accounts.get(id)?.balanceMilliPoints ?? 0;
    forfeitMilliPoints += before - after.balanceMilliPoints;
    accounts.set(id, after);
  }
  return { ...ledger, forfeitMilliPoints, accounts };
}
