import type { ReplayedCase } from '@/lib/features/imports';
import { evennessOf } from '@/lib/features/reports/evenness';
import { DAY_MS } from '@/lib/shared/time';
import type { PastFiling } from './h2-filings';
import { REPLAY_CAPACITY, type Roster } from './replay-roster';

/** What one attorney got from the rules, and what they signed in fact. */
export interface AttorneyShare {
  readonly attorney: string;
  readonly cases: number;
  /** Of all cases with a holder, 0 … 1. */
  readonly share: number;
  readonly signed: number;
  readonly signedShare: number;
}

/** How even a distribution was, by Jain's index (1 = all alike). */
export interface Evenness {
  /** Of the attorneys' utilization at the end of each day on which someone held a case; the mean. */
  readonly meanOfDays: number;
  /** Of the load points that each attorney received in all. */
  readonly ofTotals: number;
}

export interface ReplayTotals {
  readonly cases: number;
  readonly assigned: number;
  /** Cases that no one could take when they arrived, whatever became of them. */
  readonly waited: number;
  readonly waitMeanDays: number;
  readonly waitP95Days: number;
  readonly evenness: Evenness;
  /** The same for the attorneys of record. */
  readonly evennessInFact: Evenness;
  readonly shares: readonly AttorneyShare[];
}

interface Held {
  readonly attorney: string;
  readonly fromMs: number;
  readonly toMs: number;
  readonly points: number;
}

/** The figures of one replay, beside what really happened. */
export function figuresOf(
  filings: readonly PastFiling[],
  replayed: readonly ReplayedCase[],
  roster: Roster,
): ReplayTotals {
  const attorneys = [...roster.values()];
  const byRules = replayed.flatMap((one) => heldByRules(one, filings, roster));
  const inFact = filings.map((one) => heldFrom(one, one.attorneyOfRecord, one.arrivedAt.getTime()));
  const waits = replayed.map(({ waitedMs }) => waitedMs ?? 0).sort((a, b) => a - b);
  return {
    cases: filings.length,
    assigned: byRules.length,
    waited: replayed.filter(({ waitedMs }) => waitedMs !== 0).length,
    waitMeanDays: waits.reduce((sum, ms) => sum + ms, 0) / waits.length / DAY_MS,
    waitP95Days: (waits[Math.ceil(waits.length * 0.95) - 1] ?? 0) / DAY_MS,
    evenness: evennessOver(byRules, attorneys),
    evennessInFact: evennessOver(inFact, attorneys),
    shares: attorneys.map((attorney) => shareOf(attorney, byRules, inFact)),
  };
}

function heldByRules(
  { past, attorneyId, waitedMs }: ReplayedCase,
  filings: readonly PastFiling[],
  roster: Roster,
): Held[] {
  const filing = filings.find((one) => one === past);
  const attorney = attorneyId === null ? undefined : roster.get(attorneyId);
  if (!filing || attorney === undefined) return [];
  return [heldFrom(filing, attorney, filing.arrivedAt.getTime() + (waitedMs ?? 0))];
}

function heldFrom(filing: PastFiling, attorney: string, fromMs: number): Held {
  const toMs = filing.closedAt?.getTime() ?? Number.POSITIVE_INFINITY;
  return { attorney, fromMs, toMs, points: 50 + 10 * filing.complexity };
}

function evennessOver(held: readonly Held[], attorneys: readonly string[]): Evenness {
  const totals = attorneys.map((attorney) =>
    sumPoints(held.filter((one) => one.attorney === attorney)),
  );
  const days: number[] = [];
  const lastMs = Math.max(...held.map(({ toMs }) => toMs).filter(Number.isFinite));
  for (let atMs = Math.min(...held.map(({ fromMs }) => fromMs)); atMs < lastMs; atMs += DAY_MS) {
    const now = held.filter(({ fromMs, toMs }) => fromMs <= atMs && atMs < toMs);
    if (now.length === 0) continue;
    days.push(
      evennessOf(attorneys.map((one) => utilization(now.filter((h) => h.attorney === one)))),
    );
  }
  const meanOfDays = days.reduce((sum, index) => sum + index, 0) / days.length;
  return { meanOfDays, ofTotals: evennessOf(totals) };
}

function utilization(held: readonly Held[]): number {
  return sumPoints(held) / (REPLAY_CAPACITY * 100);
}

function sumPoints(held: readonly Held[]): number {
  return held.reduce((sum, { points }) => sum + points, 0);
}

function shareOf(
  attorney: string,
  byRules: readonly Held[],
  inFact: readonly Held[],
): AttorneyShare {
  const cases = byRules.filter((one) => one.attorney === attorney).length;
  const signed = inFact.filter((one) => one.attorney === attorney).length;
  return {
    attorney,
    cases,
    share: cases / Math.max(1, byRules.length),
    signed,
    signedShare: signed / Math.max(1, inFact.length),
  };
}
