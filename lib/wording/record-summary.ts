import {
  countFirstReasons,
  type Criterion,
  type Grounds,
  type RecordedCandidate,
  type RecordedDecision,
  type Tie,
} from '@/lib/assignment/core';
import { EXCLUSION_LABELS } from './labels';
import { isNamedOwner } from './named-owner';
import { listed, percent } from './phrases';
import { reasonCountsLabel } from './reason-counts';

/** A decision in one plain sentence; where two were level, in a second one what decided. */
export function decisionSummary(decision: RecordedDecision): string {
  if (decision.summary !== undefined) return decision.summary;
  switch (decision.outcome) {
    case 'waiting':
      return waitingSummary(decision.candidates);
    case 'manual':
      return manualSummary(decision);
    case 'assigned':
      return assignedSummary(decision);
  }
}

/** Attorneys counted by their first reason. */
function waitingSummary(candidates: readonly RecordedCandidate[]): string {
  if (candidates.length === 0) return 'Waiting: the firm has no attorneys yet.';
  const parts = reasonCountsLabel(countFirstReasons(candidates));
  return `Waiting: nobody is eligible; ${listed(parts)}.`;
}

function manualSummary({ candidates, attorneyId, override }: RecordedDecision): string {
  const chosen = candidates.find((candidate) => candidate.attorneyId === attorneyId);
  const first = candidates.find(({ rank }) => rank === 1);
  const opening = `Given to ${chosen?.name ?? ''} by hand`;
  const rules =
    first === undefined
      ? 'by the rules it would have waited'
      : first === chosen
        ? 'the rules would have chosen the same'
        : `the rules would have chosen ${first.name}`;
  if (!override) return `${opening}; ${rules}.`;
  const despite = listed(override.exclusions.map((code) => EXCLUSION_LABELS[code]));
  return `${opening} although ${despite}; ${rules}.`;
}

function assignedSummary(decision: RecordedDecision): string {
  const [best, second] = decision.candidates.filter(({ eligible }) => eligible);
  const { grounds } = decision;
  if (!best || !grounds) return '';
  const sentence = assignedSentence(decision, grounds, best);
  return grounds.tie && second ? `${sentence} ${tieSentence(grounds.tie, best, second)}` : sentence;
}

function assignedSentence(
  { reason, candidates }: RecordedDecision,
  { visaType, level }: Grounds,
  best: RecordedCandidate,
): string {
  const eligible = candidates.filter((candidate) => candidate.eligible);
  const [, second] = eligible;
  const opening = `Assigned to ${best.name}`;
  const share = percent(best.utilizationAfter);
  const of = `of ${eligible.length} eligible`;
  switch (reason) {
    case 'continuity':
      return isNamedOwner(best)
        ? `${opening}, who is the client's relationship attorney and can take this one.`
        : `${opening}, who had this client's last case and can take this one.`;
    case 'only-eligible':
      return candidates.length === 1
        ? `${opening}: the firm's only attorney, and eligible.`
        : `${opening}: the only one eligible of ${candidates.length} attorneys.`;
    case 'round-robin':
      return `${opening}: the longest without a new case ${of}.`;
    case 'workload-based':
      return `${opening}: ${share} utilized after taking it, the lowest ${of}.`;
    case 'expertise-first':
      return `${opening}: level ${level} for ${visaType}, the highest ${of}, and ${share} utilized after taking it.`;
    case 'balanced':
      return `${opening}: lowest cost ${of}, ${best.totalCost ?? 0} against ${second?.totalCost ?? 0} for ${second?.name ?? 'nobody'}; level ${level} for ${visaType}, ${share} utilized after taking it.`;
    case 'manual':
    case 'waiting':
      return '';
  }
}

/** What two can be level on. */
const CRITERIA: Readonly<Record<Criterion, string>> = {
  cost: 'cost',
  utilization: 'utilization',
  level: 'level',
  'open-cases': 'open cases',
  turn: 'turn',
};

function tieSentence(tie: Tie, best: RecordedCandidate, second: RecordedCandidate): string {
  return `Level with ${second.name} on ${CRITERIA[tie.levelOn]}; ${verdict(tie.decidedBy, best, second)}.`;
}

function verdict(
  decidedBy: Tie['decidedBy'],
  best: RecordedCandidate,
  second: RecordedCandidate,
): string {
  switch (decidedBy) {
    case 'cost':
      return 'the lower cost decided';
    case 'utilization': {
      const [lower, higher] = [best, second].map((one) => percent(one.utilizationAfter));
      const figures = lower === higher ? '' : `, ${lower} against ${higher} after taking it`;
      return `the lower utilization decided${figures}`;
    }
    case 'level':
      return 'the higher level decided';
    case 'open-cases': {
      const [fewer, more] = [best, second].map(({ factors }) =>
        factors.find(({ code }) => code === 'open-cases'),
      );
      return `fewer open cases decided, ${fewer?.points ?? 0} against ${more?.points ?? 0}`;
    }
    case 'turn':
      return 'the longer time without a new case decided';
    case 'roster':
      return 'the order of the roster decided';
  }
}
