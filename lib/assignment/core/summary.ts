import type { DecisionContext } from './context';
import { listed, percent } from './phrases';
import type { Scored } from './strategies/scored';
import { tieSentence } from './ties';
import type { CandidateResult, DecisionReason, ExclusionCode, Override } from './types';

/** How a number of attorneys excluded for one reason is put in a sentence. */
const EXCLUDED_AS: Readonly<Record<ExclusionCode, string>> = {
  inactive: 'not taking cases',
  'ethical-wall': 'behind an ethical wall',
  'previous-holder': 'handing it off',
  absent: 'away',
  'no-expertise': 'without the expertise',
  'above-threshold': 'below what its complexity asks for',
  'at-capacity': 'at capacity',
  'intake-rate': 'at their weekly intake limit',
};

/** Who got the case and why them; where two were level, what decided. */
export function assignedSummary(
  context: DecisionContext,
  ranked: readonly Scored[],
  reason: DecisionReason,
  candidateCount: number,
): string {
  const sentence = assignedSentence(context, ranked, reason, candidateCount);
  const [best, second] = ranked;
  if (!best || !context.engine.tellsTies || reason === 'continuity') return sentence;
  const tie = tieSentence(context.rules.strategy, best, second);
  return tie === null ? sentence : `${sentence} ${tie}`;
}

function assignedSentence(
  context: DecisionContext,
  ranked: readonly Scored[],
  reason: DecisionReason,
  candidateCount: number,
): string {
  const [best, second] = ranked;
  if (!best) return '';
  const opening = `Assigned to ${best.candidate.name}`;
  const share = percent(best.loadAfterPoints / best.capacityPoints);
  const of = `of ${ranked.length} eligible`;
  const level = `level ${best.level} for ${context.facts.visaType}`;
  switch (reason) {
    case 'continuity':
      return `${opening}, who had this client's last case and can take this one.`;
    case 'only-eligible':
      return candidateCount === 1
        ? `${opening}: the firm's only attorney, and eligible.`
        : `${opening}: the only one eligible of ${candidateCount} attorneys.`;
    case 'round-robin':
      return `${opening}: the longest without a new case ${of}.`;
    case 'workload-based':
      return `${opening}: ${share} utilized after taking it, the lowest ${of}.`;
    case 'expertise-first':
      return `${opening}: ${level}, the highest ${of}, and ${share} utilized after taking it.`;
    default:
      return `${opening}: lowest cost ${of}, ${best.totalCost ?? 0} against ${second?.totalCost ?? 0} for ${second?.candidate.name ?? 'nobody'}; ${level}, ${share} utilized after taking it.`;
  }
}

/** One sentence on whom a person chose and what the rules would have done. */
export function manualSummary(
  chosen: CandidateResult,
  ranked: readonly Scored[],
  override: Override | null,
): string {
  const opening = `Given to ${chosen.name} by hand`;
  const best = ranked[0];
  const rules =
    chosen.rank === 1
      ? 'the rules would have chosen the same'
      : best
        ? `the rules would have chosen ${best.candidate.name}`
        : 'by the rules it would have waited';
  if (!override) return `${opening}; ${rules}.`;
  const despite = listed(override.exclusions.map((code) => EXCLUDED_AS[code]));
  return `${opening} although ${despite}; ${rules}.`;
}

/** One sentence on why nobody could take the case: attorneys counted by their first reason. */
export function waitingSummary(results: readonly CandidateResult[]): string {
  if (results.length === 0) return 'Waiting: the firm has no attorneys yet.';
  const counts = new Map<ExclusionCode, number>();
  for (const { exclusions } of results) {
    const first = exclusions[0];
    if (first) counts.set(first.code, (counts.get(first.code) ?? 0) + 1);
  }
  const parts = [...counts]
    .sort((a, b) => b[1] - a[1])
    .map(([code, count]) => `${count} ${EXCLUDED_AS[code]}`);
  return `Waiting: nobody is eligible; ${listed(parts)}.`;
}
