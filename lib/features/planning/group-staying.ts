import { EXCLUSION_CODES, type ExclusionCode } from '@/lib/assignment/core';
import type { StayingReason } from './dto';

/** For how many colleagues which rule is the first that stands in the way. */
export type ReasonCounts = ReadonlyMap<ExclusionCode, number>;

/** Cases that no one can take, for the same rules. */
export interface StayingGroup<T> {
  reasons: StayingReason[];
  cases: T[];
}

/** Counts the colleagues whom each rule stops first. */
export function countReasons(
  excluded: readonly { readonly exclusions: readonly { readonly code: ExclusionCode }[] }[],
): ReasonCounts {
  const counts = new Map<ExclusionCode, number>();
  for (const { exclusions } of excluded) {
    const first = exclusions[0];
    if (first) counts.set(first.code, (counts.get(first.code) ?? 0) + 1);
  }
  return counts;
}

/**
 * Cases that no one can take, gathered by which rules stand in the way; each group in the order of
 * the plan, and the groups in the order in which they first come up.
 */
export function groupStaying<T>(
  cases: readonly T[],
  reasonsOf: (one: T) => ReasonCounts,
): StayingGroup<T>[] {
  const groups = new Map<string, { counts: ReasonCounts[]; cases: T[] }>();
  for (const one of cases) {
    const counts = reasonsOf(one);
    const key = EXCLUSION_CODES.filter((code) => counts.has(code)).join();
    const group = groups.get(key) ?? { counts: [], cases: [] };
    groups.set(key, group);
    group.counts.push(counts);
    group.cases.push(one);
  }
  return [...groups.values()].map((group) => ({
    reasons: rangesOf(group.counts),
    cases: group.cases,
  }));
}

/** Workloads fill as the plan goes on, so that the same rule stops more and more; most first. */
function rangesOf(counted: readonly ReasonCounts[]): StayingReason[] {
  return EXCLUSION_CODES.flatMap((code) => {
    const counts = counted.flatMap((one) => one.get(code) ?? []);
    return counts.length === 0
      ? []
      : [{ code, least: Math.min(...counts), most: Math.max(...counts) }];
  }).sort((a, b) => b.most - a.most);
}
