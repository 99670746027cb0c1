import type { RankedCode } from '@/lib/assignment/core';
import type { LabelledCandidate } from '@/lib/contracts/decision';

/** For tests: an eligible candidate with these factors, named by their own id. */
export function candidate(
  name: string,
  rank: number,
  factors: readonly [RankedCode, number][],
  totalCost: number | null = null,
): LabelledCandidate {
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
