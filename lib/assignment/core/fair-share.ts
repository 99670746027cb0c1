import { DAY_MS, divideRounded, roundHalfAway } from './arithmetic';
import { isAbsent } from './presence';
import type { Candidate } from './types';
import { capacityPoints, STANDARD_CASE_POINTS, STANDARD_CAPACITY_POINTS } from './workload';

/** The most work an attorney of standard capacity can be owed, in standard cases. */
const MOST_OWED_CASES = 4;
/** The most work an attorney of standard capacity can be ahead, in standard cases. */
const MOST_AHEAD_CASES = 8;
const HALF_LIFE_DAYS = 90;
export const MILLI = 1000;

/** One attorney's side of the ledger. Balances are integer milli-points; positive = owed work. */
export interface FairShareAccount {
  readonly id: string;
  readonly capacityPoints: number;
  readonly balanceMilliPoints: number;
  /** Active and present: only they earn a share and are charged for a case. */
  readonly takesPart: boolean;
}

/** All balances of a firm together with what was clipped or lost to rounding. */
export interface FairShareLedger {
  readonly balances: ReadonlyMap<string, number>;
  readonly forfeitMilliPoints: number;
}

/** The accounts of a decision's candidates at its time. */
export function accountsOf(
  candidates: readonly Candidate[],
  atMs: number,
): readonly FairShareAccount[] {
  return candidates.map((candidate) => ({
    id: candidate.id,
    capacityPoints: capacityPoints(candidate.capacity),
    balanceMilliPoints: candidate.fairShareMilliPoints,
    takesPart: candidate.active && !isAbsent(candidate.absences, atMs),
  }));
}

/** Keeps a balance within −8 … +4 standard cases, scaled by capacity. */
export function clampBalance(milliPoints: number, capacity: number): number {
  const caseMilliPoints = STANDARD_CASE_POINTS * MILLI * capacity;
  const highest = divideRounded(MOST_OWED_CASES * caseMilliPoints, STANDARD_CAPACITY_POINTS);
  const lowest = -divideRounded(MOST_AHEAD_CASES * caseMilliPoints, STANDARD_CAPACITY_POINTS);
  return Math.min(highest, Math.max(lowest, milliPoints));
}

/**
 * Charges one new case to everyone, as engines before version 3 did: its holder is charged the
 * weight, everyone present earns their share of it. What the doctor checks settled balances with.
 *
 * Every milli-point that leaves the balances (clipped, rounded off, or charged to no one because
 * the holder is away) lands in the forfeit account, so that balances + forfeit never change.
 * A handoff is not new intake and must not be charged.
 */
export function debitAndCredit(
  accounts: readonly FairShareAccount[],
  forfeitMilliPoints: number,
  holderId: string,
  weightPoints: number,
): FairShareLedger {
  const weight = roundHalfAway(weightPoints * MILLI);
  const partakers = accounts.filter((account) => account.takesPart);
  const sharedCapacity = partakers.reduce((sum, account) => sum + account.capacityPoints, 0);
  const balances = new Map<string, number>();
  let forfeit = forfeitMilliPoints;
  for (const account of accounts) {
    const before = account.balanceMilliPoints;
    let after = before;
    if (account.takesPart) {
      const credit = divideRounded(weight * account.capacityPoints, sharedCapacity);
      const debit = account.id === holderId ? weight : 0;
      after = clampBalance(before + credit - debit, account.capacityPoints);
    }
    balances.set(account.id, after);
    forfeit += before - after;
  }
  return { balances, forfeitMilliPoints: forfeit };
}

/** Whole days between two instants: the steps in which the ledger fades. */
export function wholeDaysBetween(fromMs: number, toMs: number): number {
  return Math.max(0, Math.floor((toMs - fromMs) / DAY_MS));
}

/**
 * What is left of a balance after so many days: half after 90.
 *
 * Fading in whole days keeps small balances from being rounded back to themselves for ever; the
 * caller remembers up to which day it has faded (`wholeDaysBetween`) and goes on from there.
 */
export function fadeMilliPoints(milliPoints: number, days: number): number {
  return days <= 0 ? milliPoints : roundHalfAway(milliPoints * remainingAfter(days));
}

/** The share of a balance that so many days leave. */
export function remainingAfter(days: number): number {
  return 0.5 ** (days / HALF_LIFE_DAYS);
}

/** Fades all balances and the forfeit account by so many days, each for itself. */
export function fadeLedger(ledger: FairShareLedger, days: number): FairShareLedger {
  const balances = new Map<string, number>();
  for (const [id, balance] of ledger.balances) balances.set(id, fadeMilliPoints(balance, days));
  return { balances, forfeitMilliPoints: fadeMilliPoints(ledger.forfeitMilliPoints, days) };
}
