import {
  countFirstReasons,
  levelFor,
  type DecisionInput,
  type RecordedCandidate,
  type RecordedDecision,
} from '@/lib/assignment/core';
import type { DecisionSummary } from '@/lib/contracts/decision';
import { secondPlace } from './decision-second';
import { fullnessOf } from './fullness';
import { EXCLUSION_LABELS, levelLabel } from './labels';
import { isNamedOwner } from './named-owner';
import { isolated, listed, type Tense } from './phrases';
import { reasonCountsLabel } from './reason-counts';

/*
 * Why an attorney got a case, as one would tell a partner: from the codes, factors and figures of
 * the record, never from its English, which belongs to the API. The numbers themselves stand one
 * fold below.
 */

/** Tells a decision from its record. */
export function describeDecision(
  input: DecisionInput,
  decision: RecordedDecision,
  tense: Tense = 'recorded',
): DecisionSummary {
  const headline = headlineOf(decision, tense);
  switch (decision.reason) {
    case 'waiting':
      return { headline, why: whyNoOne(decision), second: null };
    case 'manual':
      return { headline, why: whyByHand(decision), second: null };
    default:
      return {
        headline,
        why: whyThem(input, decision),
        second: secondPlace(input, decision, tense),
      };
  }
}

/** The same as one paragraph. */
export function decisionParagraph({ headline, why, second }: DecisionSummary): string {
  return [`${headline}.`, why, second].filter(Boolean).join(' ');
}

function headlineOf({ candidates, attorneyId, outcome }: RecordedDecision, tense: Tense): string {
  const chosen = candidates.find((candidate) => candidate.attorneyId === attorneyId);
  if (!chosen) return tense === 'forecast' ? 'It would wait' : 'Waiting for an attorney';
  const name = isolated(chosen.name);
  if (outcome === 'manual') return `Given to ${name} by hand`;
  return tense === 'forecast' ? `Would go to ${name}` : `Assigned to ${name}`;
}

function whyThem(input: DecisionInput, decision: RecordedDecision): string {
  const best = input.candidates.find(({ id }) => id === decision.attorneyId);
  if (!best) return '';
  const eligible = decision.candidates.filter((candidate) => candidate.eligible).length;
  const level = levelLabel(levelFor(best, input.case.visaType), input.case.visaType);
  const full = `${Math.round(fullnessOf(input, best).after * 100)}% full with it`;
  switch (decision.reason) {
    case 'continuity':
      return isNamed(decision)
        ? `Is the client’s relationship attorney, ${level}, ${full}.`
        : `Knows the client: had their last case, and is ${level}, ${full}.`;
    case 'only-eligible':
      return eligible === decision.candidates.length
        ? `The firm’s only attorney, ${full}.`
        : `The only one of ${decision.candidates.length} attorneys who could take it, ${full}.`;
    case 'round-robin':
      return `Next in turn: the longest without a new case of ${eligible} who could take it.`;
    case 'workload-based':
      return `Least work at hand of ${eligible} who could take it, ${full}.`;
    case 'expertise-first':
      return `Most experienced: ${level}, ${full}.`;
    default:
      return `Best fit: ${[knowsClient(decision), level, full].filter(Boolean).join(', ')}.`;
  }
}

function isNamed({ candidates, attorneyId }: RecordedDecision): boolean {
  const chosen = candidates.find((candidate) => candidate.attorneyId === attorneyId);
  return chosen !== undefined && isNamedOwner(chosen);
}

/** Said where being the client's attorney, by name or by their last case, counted against the others. */
function knowsClient(decision: RecordedDecision): string | null {
  const { candidates, attorneyId } = decision;
  const costOf = ({ factors }: RecordedCandidate) =>
    factors.find(({ code }) => code === 'continuity')?.points ?? 0;
  const best = candidates.find((candidate) => candidate.attorneyId === attorneyId);
  const isOwner = best && candidates.some((one) => one.eligible && costOf(one) > costOf(best));
  if (!isOwner) return null;
  return isNamed(decision)
    ? 'is the client’s relationship attorney'
    : 'had this client’s last case';
}

function whyByHand({ candidates, attorneyId, override }: RecordedDecision): string {
  const first = candidates.find(({ rank }) => rank === 1);
  const rules =
    first === undefined
      ? 'By the rules it would have waited.'
      : first.attorneyId === attorneyId
        ? 'The rules would have chosen the same.'
        : `The rules’ first choice was ${isolated(first.name)}.`;
  if (!override) return rules;
  return `Although ${listed(override.exclusions.map((code) => EXCLUSION_LABELS[code]))}. ${rules}`;
}

/** Attorneys counted by their first reason. */
function whyNoOne({ candidates }: RecordedDecision): string {
  const [only, ...others] = candidates;
  if (!only) return 'The firm has no attorneys yet.';
  const [reason] = only.exclusions;
  if (others.length === 0 && reason) {
    return `Nobody can take it now: the firm’s one attorney is ${EXCLUSION_LABELS[reason.code]}.`;
  }
  const parts = reasonCountsLabel(countFirstReasons(candidates));
  return `Nobody can take it now. ${candidates.length} attorneys: ${listed(parts)}.`;
}
