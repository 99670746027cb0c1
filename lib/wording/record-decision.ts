import {
  type Explanation,
  type RecordedCandidate,
  type RecordedDecision,
  type RecordedExclusion,
} from '@/lib/assignment/core';
import type {
  LabelledCandidate,
  LabelledExclusion,
  LabelledExplanation,
} from '@/lib/contracts/decision';
import { exclusionInRecord } from './record-exclusion';
import { factorInRecord } from './record-factor';
import { standingInRecord } from './record-standing';
import { decisionSummary } from './record-summary';

/*
 * What a record says to the API, to exports and in the folds of pages, number by number. Callers
 * rely on it, so its sentences change only where they were wrong.
 */

/** The reasons against an attorney, each with its sentence. */
export function wordExclusions(exclusions: readonly RecordedExclusion[]): LabelledExclusion[] {
  return exclusions.map((exclusion) => ({
    code: exclusion.code,
    detail: exclusionInRecord(exclusion),
  }));
}

/** A decision's sentence, and its candidates with theirs. */
export function wordDecision(decision: RecordedDecision): {
  summary: string;
  candidates: readonly LabelledCandidate[];
} {
  return {
    summary: decisionSummary(decision),
    candidates: decision.candidates.map(wordCandidate),
  };
}

function wordCandidate({
  exclusions,
  factors,
  ...candidate
}: RecordedCandidate): LabelledCandidate {
  return {
    ...candidate,
    exclusions: wordExclusions(exclusions),
    factors: factors.map((factor) => ({
      code: factor.code,
      points: factor.points,
      detail: factorInRecord(factor),
    })),
  };
}

/** An explanation in sentences. */
export function wordExplanation({ chosen, others }: Explanation): LabelledExplanation {
  return {
    chosen: chosen && [
      ...chosen.exclusions.map(exclusionInRecord),
      ...chosen.factors.map(factorInRecord),
    ],
    others: others.map(({ attorneyId, name, rank, standing, remedy }) => ({
      attorneyId,
      name,
      rank,
      sentence: standingInRecord(standing),
      remedy,
    })),
  };
}
