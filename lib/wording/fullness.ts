import {
  capacityPoints,
  weightOf,
  type Candidate,
  type DecisionInput,
} from '@/lib/assignment/core';
import type { Fullness } from '@/lib/contracts/decision';

/** How full a workload is by the one measure that the firm goes by: cases of places, or load. */
export function fullnessOf(input: DecisionInput, candidate: Candidate): Fullness {
  const { activeCases, loadPoints, capacity } = candidate;
  const [held, more, most] =
    input.rules.capacityMeasure === 'cases'
      ? [activeCases, 1, Math.max(1, capacity)]
      : [loadPoints, weightOf(input.case), capacityPoints(capacity)];
  return { before: held / most, after: (held + more) / most };
}
