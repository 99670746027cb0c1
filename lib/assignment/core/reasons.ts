import type { ExclusionCode } from './types';

/** How many attorneys each code keeps from a case, every one counted by their first reason. */
export type ReasonCounts = Readonly<Partial<Record<ExclusionCode, number>>>;

/** Counts the excluded by their first reason. */
export function countFirstReasons(
  candidates: readonly { readonly exclusions: readonly { readonly code: ExclusionCode }[] }[],
): ReasonCounts {
  const counts: Partial<Record<ExclusionCode, number>> = {};
  for (const { exclusions } of candidates) {
    const [first] = exclusions;
    if (first) counts[first.code] = (counts[first.code] ?? 0) + 1;
  }
  return counts;
}
