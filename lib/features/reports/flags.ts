import { atLeastProbability } from './binomial';
import type { AttorneyReassignments, ReassignmentFlag } from '@/lib/contracts/report';

/** Below this chance a rate is called unusual. */
export const FLAG_BELOW_P = 0.05;
/** With fewer cases no rate says anything. */
export const MIN_CASES_TO_TEST = 10;

/** The attorneys whose cases are enough to compare their rate with the firm's. */
export function testable(attorneys: readonly AttorneyReassignments[]): AttorneyReassignments[] {
  return attorneys.filter(({ casesHeld }) => casesHeld >= MIN_CASES_TO_TEST);
}

/**
 * Attorneys who give away more of their cases than the firm's own rate explains: exact binomial
 * test, one-sided, each case held being one trial. Most surprising first.
 */
export function findFlags(
  attorneys: readonly AttorneyReassignments[],
  firmRate: number | null,
): ReassignmentFlag[] {
  if (firmRate === null) return [];
  return testable(attorneys)
    .map((row) => toFlag(row, firmRate))
    .filter(({ pValue }) => pValue < FLAG_BELOW_P)
    .sort((a, b) => a.pValue - b.pValue);
}

function toFlag(row: AttorneyReassignments, firmRate: number): ReassignmentFlag {
  const { attorney, casesHeld, casesHandedOut, rate } = row;
  const pValue = atLeastProbability(casesHandedOut, casesHeld, firmRate);
  const expected = Math.round(casesHeld * firmRate * 10) / 10;
  const text =
    `${attorney.name} handed on ${casesHandedOut} of ${casesHeld} cases held (${percent(rate ?? 0)}); ` +
    `at the firm's rate of ${percent(firmRate)} about ${expected} would be expected. ` +
    `Chance of so many or more: ${chance(pValue)} (exact binomial test, one-sided).`;
  return { attorney, casesHeld, casesHandedOut, rate, pValue: Number(pValue.toPrecision(4)), text };
}

function percent(share: number): string {
  return `${Math.round(share * 1000) / 10}%`;
}

function chance(pValue: number): string {
  return pValue < 0.001 ? 'below 0.1%' : percent(pValue);
}
