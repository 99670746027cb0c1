import type { CandidateResult, FactorCost } from '@/lib/assignment/core';

/** For tests: an eligible candidate with these factors, named by their own id. */
export function candidate(
  name: string,
  rank: number,
  factors: readonly [FactorCost['code'], number][],
  totalCost: number | null = null,
): CandidateResult {
  return {
    attorneyId: name,
    name,
    eligible: true,
    rank,
    exclusions: [],
    factors: factors.map(([code, points]) => ({ code, points, detail: '' })),
    totalCost,
    utilizationBefore: 0,
    utilizationAfter: 0,
  };
}
