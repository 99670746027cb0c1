import { DAY_MS } from './arithmetic';
import { debitAndCredit, fadeLedger, wholeDaysBetween, type FairShareLedger } from './fair-share';
import { isReentering, REENTRY_DAYS } from './factors';
import { getAttorney, inputOf, type AttorneyState, type FirmState } from './firm-state';
import {
  chargeIntake,
  fadeAccounts,
  isNoted,
  updatePartakers,
  type Ledger,
  type Partaker,
} from './ledger';
import { isAbsent, joinAbsences } from './presence';
import { beginReentry, chargeReentries, isReentryAfter } from './re-entry';
import type { CaseFacts } from './types';
import { capacityPoints, weightOf } from './workload';

/*
 * The fair-share ledger and the re-entries as a part of a firm's state. Only firm-changes.ts moves
 * them. Firms of engines before version 3 keep the ledger by rows (fair-share.ts).
 */

/** Charges a new case to the ledger and to those who are re-entering, as the state is now. */
export function chargeNewCase<A extends AttorneyState>(
  state: FirmState<A>,
  facts: CaseFacts,
  holderId: string,
  atMs: number,
): void {
  const reentries = reentriesAfter(state, facts, holderId, atMs);
  if (state.engine.keepsCreditIndex) {
    notePresence(state, atMs);
    keepLedger(state, chargeIntake(ledgerOf(state), holderId, weightOf(facts)));
  } else bookByRows(state, facts, holderId, atMs);
  for (const [id, reentry] of reentries) {
    state.attorneys.set(id, { ...getAttorney(state, id), reentry });
  }
}

// Who is eligible is asked for only while someone is re-entering.
function reentriesAfter(state: FirmState, facts: CaseFacts, holderId: string, atMs: number) {
  for (const attorney of state.attorneys.values()) {
    if (isReentering(attorney, atMs)) return chargeReentries(inputOf(state, facts, atMs), holderId);
  }
  return [];
}

/** Lets whole days pass since the state was last faded. */
export function fade<A extends AttorneyState>(state: FirmState<A>, atMs: number): void {
  const days = wholeDaysBetween(state.fadedToMs, atMs);
  if (days === 0) return;
  state.fadedToMs += days * DAY_MS;
  if (state.engine.keepsCreditIndex) keepLedger(state, fadeAccounts(ledgerOf(state), days));
  else keepRows(state, fadeLedger(rowsOf(state), days));
}

/**
 * Settles attorneys who came or went since: they earn from now on, or no more. Nothing has been charged in
 * between, so no one has missed anything or earned something that is not theirs.
 */
export function notePresence<A extends AttorneyState>(state: FirmState<A>, atMs: number): void {
  if (!state.engine.keepsCreditIndex) return;
  const changed: Partaker[] = [];
  for (const attorney of state.attorneys.values()) {
    const partaker: Partaker = {
      id: attorney.id,
      capacityPoints: capacityPoints(attorney.capacity),
      takesPart: takesPart(attorney, atMs),
    };
    if (!isNoted(attorney.account, partaker)) changed.push(partaker);
  }
  // Mostly no one: then there is no ledger to be made of the state.
  if (changed.length > 0) keepLedger(state, updatePartakers(ledgerOf(state), changed));
}

/** Settles an attorney by the capacity that they have had so far, and goes on with the new one. */
export function resizeAccount<A extends AttorneyState>(state: FirmState<A>, id: string): void {
  const { capacity, account } = getAttorney(state, id);
  const takesPart = account.settledToIndex !== null;
  const partaker = { id, capacityPoints: capacityPoints(capacity), takesPart };
  keepLedger(state, updatePartakers(ledgerOf(state), [partaker]));
}

/** An attorney who has joined or come back since begins a fresh re-entry; after its time it is over. */
export function noteReentries<A extends AttorneyState>(state: FirmState<A>, atMs: number): void {
  for (const [id, attorney] of state.attorneys) {
    const sinceMs = currentReentryMs(attorney, atMs);
    if (sinceMs === (attorney.reentry?.sinceMs ?? null)) continue;
    const reentry = sinceMs === null ? null : beginReentry(sinceMs);
    state.attorneys.set(id, { ...attorney, reentry });
  }
}

/** When the attorney joined or came back from a long absence, if that was recently. */
function currentReentryMs(attorney: AttorneyState, atMs: number): number | null {
  const returns = joinAbsences(attorney.absences)
    .filter((absence) => isReentryAfter(absence) && absence.endsAtMs <= atMs)
    .map((absence) => absence.endsAtMs);
  const latestMs = Math.max(attorney.joinedAtMs, ...returns);
  return atMs - latestMs < REENTRY_DAYS * DAY_MS ? latestMs : null;
}

function takesPart({ active, absences }: AttorneyState, atMs: number): boolean {
  return active && !isAbsent(absences, atMs);
}

function ledgerOf({ creditIndex, forfeitMilliPoints, attorneys }: FirmState): Ledger {
  const accounts = new Map(Array.from(attorneys, ([id, { account }]) => [id, account]));
  return { creditIndex, forfeitMilliPoints, accounts };
}

/** Moves the state to where the ledger stands now: only the accounts that moved. */
function keepLedger<A extends AttorneyState>(state: FirmState<A>, ledger: Ledger): void {
  state.creditIndex = ledger.creditIndex;
  state.forfeitMilliPoints = ledger.forfeitMilliPoints;
  for (const [id, account] of ledger.accounts) {
    const before = getAttorney(state, id);
    if (before.account !== account) state.attorneys.set(id, { ...before, account });
  }
}

function bookByRows<A extends AttorneyState>(
  state: FirmState<A>,
  facts: CaseFacts,
  holderId: string,
  atMs: number,
): void {
  const accounts = Array.from(state.attorneys.values(), (attorney) => ({
    id: attorney.id,
    capacityPoints: capacityPoints(attorney.capacity),
    balanceMilliPoints: attorney.account.balanceMilliPoints,
    takesPart: takesPart(attorney, atMs),
  }));
  const weight = weightOf(facts);
  keepRows(state, debitAndCredit(accounts, state.forfeitMilliPoints, holderId, weight));
}

function rowsOf({ attorneys, forfeitMilliPoints }: FirmState): FairShareLedger {
  const balances = Array.from(attorneys, ([id, { account }]) => {
    return [id, account.balanceMilliPoints] as const;
  });
  return { balances: new Map(balances), forfeitMilliPoints };
}

function keepRows<A extends AttorneyState>(
  state: FirmState<A>,
  { balances, forfeitMilliPoints }: FairShareLedger,
): void {
  state.forfeitMilliPoints = forfeitMilliPoints;
  for (const [id, attorney] of state.attorneys) {
    const balanceMilliPoints = balances.get(id) ?? attorney.account.balanceMilliPoints;
    const account = { ...attorney.account, balanceMilliPoints };
    state.attorneys.set(id, { ...attorney, account });
  }
}
