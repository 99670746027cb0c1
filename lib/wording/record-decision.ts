import {
  type CandidateResult,
  type ExclusionCode,
  type Explanation,
  type RankedCode,
  type RecordedCandidate,
  type RecordedDecision,
  type RecordedExclusion,
  type Remedy,
} from '@/lib/assignment/core';
import { exclusionInRecord } from './record-exclusion';
import { factorInRecord } from './record-factor';
import { standingInRecord } from './record-standing';
import { decisionSummary } from './record-summary';

/*
 * What a record says to the API, to exports and in the folds of pages, number by number. Callers
 * rely on it, so its sentences change only where they were wrong.
 */

/** A reason against an attorney, with its sentence. */
export interface WordedExclusion {
  readonly code: ExclusionCode;
  /** One plain sentence with the numbers. */
  readonly detail: string;
}

/** A number that a ranking looked at, with its sentence. */
export interface WordedFactor {
  readonly code: RankedCode;
  readonly points: number;
  /** One plain sentence. */
  readonly detail: string;
}

/** What a decision made of an attorney, with its sentences. */
export type WordedCandidate = Omit<CandidateResult, 'exclusions' | 'factors'> & {
  readonly exclusions: readonly WordedExclusion[];
  readonly factors: readonly WordedFactor[];
};

/** Who got the case and why, and why not each other one, in sentences. */
export interface WordedExplanation {
  /** Null for a case that nobody got. */
  readonly chosen: readonly string[] | null;
  readonly others: readonly {
    readonly attorneyId: string;
    readonly name: string;
    readonly rank: number | null;
    readonly sentence: string;
    readonly remedy: Remedy | null;
  }[];
}

/** The reasons against an attorney, each with its sentence. */
export function wordExclusions(exclusions: readonly RecordedExclusion[]): WordedExclusion[] {
  return exclusions.map((exclusion) => ({
    code: exclusion.code,
    detail: exclusionInRecord(exclusion),
  }));
}

/** A decision's sentence, and its candidates with theirs. */
export function wordDecision(decision: RecordedDecision): {
  summary: string;
  candidates: readonly WordedCandidate[];
} {
  return {
    summary: decisionSummary(decision),
    candidates: decision.candidates.map(wordCandidate),
  };
}

function wordCandidate({ exclusions, factors, ...candidate }: RecordedCandidate): WordedCandidate {
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
export function wordExplanation({ chosen, others }: Explanation): WordedExplanation {
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
