import {
  capacityPoints,
  weightOf,
  type Candidate,
  type DecisionInput,
} from '@/lib/assignment/core';

/** How full a desk is, 1 = full, without a case and with it. */
export interface Fullness {
  readonly before: number;
  readonly after: number;
}

/** How full a desk is by the one measure that the firm goes by: cases of places, or load. */
export function fullnessOf(input: DecisionInput, candidate: Candidate): Fullness {
  const { activeCases, loadPoints, capacity } = candidate;
  const [held, more, most] =
    input.rules.capacityMeasure === 'cases'
      ? [activeCases, 1, Math.max(1, capacity)]
      : [loadPoints, weightOf(input.case), capacityPoints(capacity)];
  return { before: held / most, after: (held + more) / most };
}
