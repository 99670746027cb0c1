import 'server-only';
import {
  beginReentry,
  bookIntake,
  bookReentries,
  capacityPoints,
  fadeAccounts,
  isAbsent,
  isReentryAfter,
  joinAbsences,
  settleAccount,
  updatePartakers,
  wholeDaysBetween,
  type DecisionInput,
  type Ledger,
} from './core';
import type { AttorneySnapshot } from './load-firm';
import { accountOf } from './roster';
import type { AssignmentUnit } from './unit';
import { DAY_MS } from '@/lib/time';

/** How long joining or coming back matters; see ALGORITHM.md, factor `re-entry`. */
const REENTRY_WINDOW_DAYS = 30;

type Books = Pick<AssignmentUnit, 'at' | 'state' | 'roster'>;

/**
 * Brings the fair-share ledger and the re-entries up to the unit's time: balances fade by whole
 * days, who came or went since is settled and earns from now on or no more, and whoever has joined or come back since the last decision begins a fresh re-entry.
 */
export function bringBooksUpToDate(unit: Books): void {
  fadeBalances(unit);
  notePresence(unit);
  for (const attorney of unit.roster.list()) {
    const sinceMs = currentReentryMs(attorney, unit.at.getTime());
    if (sinceMs === attorney.reentrySinceMs) continue;
    const fresh = sinceMs === null ? null : beginReentry(sinceMs);
    unit.roster.change(attorney.id, {
      reentrySinceMs: fresh?.sinceMs ?? null,
      reentryGotPoints: 0,
      reentryExpectedMilli: 0,
    });
  }
}

/**
 * Books one new case with the ledger and with those who are re-entering. A handoff is not new
 * intake and must not be booked.
 */
export function bookNewIntake(
  unit: Books,
  input: DecisionInput,
  holderId: string,
  weightPoints: number,
): void {
  keepLedger(unit, bookIntake(ledgerOf(unit), holderId, weightPoints));
  for (const [id, reentry] of bookReentries(input, holderId)) {
    unit.roster.change(id, {
      reentryGotPoints: reentry.gotPoints,
      reentryExpectedMilli: Math.round(reentry.expectedPoints * 1000),
    });
  }
}

/**
 * Settles an attorney's balance by the capacity they have had so far. To be called before their
 * capacity is changed, since what the index brings is their capacity times its rise.
 */
export function settleFairShare(unit: Books, attorneyId: string): void {
  keepLedger(unit, settleAccount(ledgerOf(unit), attorneyId));
}

function fadeBalances(unit: Books): void {
  const { state, at } = unit;
  const days = wholeDaysBetween(state.fairShareDecayedAt.getTime(), at.getTime());
  if (days === 0) return;
  keepLedger(unit, fadeAccounts(ledgerOf(unit), days));
  state.fairShareDecayedAt = new Date(state.fairShareDecayedAt.getTime() + days * DAY_MS);
}

// Nothing is booked between two units, so that whoever came or went in between has missed nothing
// and earned nothing since.
function notePresence(unit: Books): void {
  const atMs = unit.at.getTime();
  const partakers = unit.roster.list().map(({ id, capacity, active, absences }) => ({
    id,
    capacityPoints: capacityPoints(capacity),
    takesPart: active && !isAbsent(absences, atMs),
  }));
  keepLedger(unit, updatePartakers(ledgerOf(unit), partakers));
}

function ledgerOf({ state, roster }: Books): Ledger {
  const { creditIndex, forfeitMilliPoints } = state;
  const accounts = new Map(roster.list().map((attorney) => [attorney.id, accountOf(attorney)]));
  return { creditIndex, forfeitMilliPoints, accounts };
}

/** Moves the working copy to where the ledger stands now: only the accounts that moved. */
function keepLedger({ state, roster }: Books, ledger: Ledger): void {
  state.creditIndex = ledger.creditIndex;
  state.forfeitMilliPoints = ledger.forfeitMilliPoints;
  for (const [id, { balanceMilliPoints, settledToIndex }] of ledger.accounts) {
    const before = roster.get(id);
    const isSame =
      before.fairShareMilliPoints === balanceMilliPoints &&
      before.creditSettledTo === settledToIndex;
    if (isSame) continue;
    roster.change(id, {
      fairShareMilliPoints: balanceMilliPoints,
      creditSettledTo: settledToIndex,
    });
  }
}

/** When the attorney joined or came back from a long absence, if that was recently. */
function currentReentryMs(attorney: AttorneySnapshot, atMs: number): number | null {
  const returns = joinAbsences(attorney.absences)
    .filter((absence) => isReentryAfter(absence) && absence.endsAtMs <= atMs)
    .map((absence) => absence.endsAtMs);
  const latestMs = Math.max(attorney.joinedAtMs, ...returns);
  return atMs - latestMs < REENTRY_WINDOW_DAYS * DAY_MS ? latestMs : null;
}
