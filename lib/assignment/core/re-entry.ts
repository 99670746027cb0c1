import { roundHalfAway } from './arithmetic';
import { contextOf } from './context';
import { isEligible } from './eligibility';
import { isReentering } from './factors';
import { lastsDays } from './presence';
import type { AbsenceWindow, DecisionInput, Reentry } from './types';
import { capacityPoints, levelFor } from './workload';

/** Coming back from an absence this long counts as a re-entry. */
const REENTRY_AFTER_DAYS = 14;

/** A fresh re-entry, beginning with the day someone joined or came back. */
export function beginReentry(sinceMs: number): Reentry {
  return { sinceMs, gotPoints: 0, expectedPoints: 0 };
}

/** Whether coming back from this absence is a re-entry. */
export function isReentryAfter(absence: AbsenceWindow): boolean {
  return lastsDays(absence, REENTRY_AFTER_DAYS);
}

/**
 * Charges a new case to those who are re-entering: what they got, and what a proportional share
 * would have been among the eligible who suit the case at least as well as asked or as chosen.
 * A handoff is not new intake and must not be charged.
 *
 * Returns only the re-entries that change, by attorney id.
 */
export function chargeReentries(
  input: DecisionInput,
  holderId: string,
): ReadonlyMap<string, Reentry> {
  const changed = new Map<string, Reentry>();
  const { candidates, decidedAtMs } = input;
  if (!candidates.some((candidate) => isReentering(candidate, decidedAtMs))) return changed;
  const context = contextOf(input);
  const { visaType } = input.case;
  const holder = candidates.find((candidate) => candidate.id === holderId);
  const asked = Math.min(context.wanted, holder ? levelFor(holder, visaType) : context.wanted);
  const suited = candidates.filter(
    (candidate) => levelFor(candidate, visaType) >= asked && isEligible(context, candidate),
  );
  const suitedCapacity = suited.reduce((sum, { capacity }) => sum + capacityPoints(capacity), 0);
  for (const candidate of candidates) {
    const { reentry } = candidate;
    if (reentry === null || !isReentering(candidate, decidedAtMs)) continue;
    const share = suited.includes(candidate)
      ? (context.weight * capacityPoints(candidate.capacity)) / suitedCapacity
      : 0;
    const got = candidate.id === holderId ? context.weight : 0;
    if (share === 0 && got === 0) continue;
    changed.set(candidate.id, {
      sinceMs: reentry.sinceMs,
      gotPoints: reentry.gotPoints + got,
      expectedPoints: toMilli(reentry.expectedPoints + share),
    });
  }
  return changed;
}

/** Thousandths of a point are what the ledger keeps. */
function toMilli(points: number): number {
  return roundHalfAway(points * 1000) / 1000;
}
