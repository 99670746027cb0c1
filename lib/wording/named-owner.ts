import type { RecordedCandidate } from '@/lib/assignment/core';

/** Whether continuity spoke for this attorney because a person named them as the client's own. */
export function isNamedOwner({ factors }: RecordedCandidate): boolean {
  return factors.some(
    (factor) =>
      factor.code === 'continuity' &&
      'lastAttorney' in factor &&
      factor.lastAttorney === 'this' &&
      factor.isNamed === true,
  );
}
