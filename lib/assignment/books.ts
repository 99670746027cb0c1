import 'server-only';
import {
  accountsOf,
  beginReentry,
  bookReentries,
  debitAndCredit,
  fadeLedger,
  isReentryAfter,
  joinAbsences,
  wholeDaysBetween,
  type DecisionInput,
} from './core';
import type { AttorneySnapshot } from './load-firm';
import type { AssignmentUnit } from './unit';
import { DAY_MS } from '@/lib/time';

/** How long joining or coming back matters; see ALGORITHM.md, factor `re-entry`. */
const REENTRY_WINDOW_DAYS = 30;

type Books = Pick<AssignmentUnit, 'at' | 'state' | 'roster'>;

/**
 * Brings the fair-share ledger and the re-entries up to the unit's time: balances fade by whole
 * days, and whoever has joined or come back since the last decision begins a fresh re-entry.
 */
export function bringBooksUpToDate(unit: Books): void {
  fadeBalances(unit);
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
  const accounts = accountsOf(input.candidates, input.decidedAtMs);
  const ledger = debitAndCredit(accounts, unit.state.forfeitMilliPoints, holderId, weightPoints);
  unit.state.forfeitMilliPoints = ledger.forfeitMilliPoints;
  for (const [id, fairShareMilliPoints] of ledger.balances) {
    if (fairShareMilliPoints !== unit.roster.get(id).fairShareMilliPoints) {
      unit.roster.change(id, { fairShareMilliPoints });
    }
  }
  for (const [id, reentry] of bookReentries(input, holderId)) {
    unit.roster.change(id, {
      reentryGotPoints: reentry.gotPoints,
      reentryExpectedMilli: Math.round(reentry.expectedPoints * 1000),
    });
  }
}

function fadeBalances(unit: Books): void {
  const { state, roster, at } = unit;
  const days = wholeDaysBetween(state.fairShareDecayedAt.getTime(), at.getTime());
  if (days === 0) return;
  const faded = fadeLedger(
    {
      balances: new Map(roster.list().map((one) => [one.id, one.fairShareMilliPoints])),
      forfeitMilliPoints: state.forfeitMilliPoints,
    },
    days,
  );
  for (const [id, fairShareMilliPoints] of faded.balances) {
    if (fairShareMilliPoints !== roster.get(id).fairShareMilliPoints) {
      roster.change(id, { fairShareMilliPoints });
    }
  }
  state.forfeitMilliPoints = faded.forfeitMilliPoints;
  state.fairShareDecayedAt = new Date(state.fairShareDecayedAt.getTime() + days * DAY_MS);
}

/** When the attorney joined or came back from a long absence, if that was recently. */
function currentReentryMs(attorney: AttorneySnapshot, atMs: number): number | null {
  const returns = joinAbsences(attorney.absences)
    .filter((absence) => isReentryAfter(absence) && absence.endsAtMs <= atMs)
    .map((absence) => absence.endsAtMs);
  const latestMs = Math.max(attorney.joinedAtMs, ...returns);
  return atMs - latestMs < REENTRY_WINDOW_DAYS * DAY_MS ? latestMs : null;
}
