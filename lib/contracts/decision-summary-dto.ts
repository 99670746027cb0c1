import type { CandidateResult, ExclusionCode, RankedCode, Remedy } from '@/lib/assignment/core';

/*
 * Decisions as they are told to people; lib/wording finds the words.
 */

/** A decision in three short sentences. */
export interface DecisionSummary {
  /** Who: "Assigned to Ana Ruiz", without a full stop. */
  readonly headline: string;
  /** Why them, or why nobody. */
  readonly why: string;
  /** Who came second, and what held them back; null where nobody did. */
  readonly second: string | null;
}

/** How full a desk is, 1 = full, without a case and with it. */
export interface Fullness {
  readonly before: number;
  readonly after: number;
}

/** A reason against an attorney, with its sentence. */
export interface LabelledExclusion {
  readonly code: ExclusionCode;
  /** One plain sentence with the numbers. */
  readonly detail: string;
}

/** A number that a ranking looked at, with its sentence. */
export interface LabelledFactor {
  readonly code: RankedCode;
  readonly points: number;
  /** One plain sentence. */
  readonly detail: string;
}

/** What a decision made of an attorney, with its sentences. */
export type LabelledCandidate = Omit<CandidateResult, 'exclusions' | 'factors'> & {
  readonly exclusions: readonly LabelledExclusion[];
  readonly factors: readonly LabelledFactor[];
};

/** Who got the case and why, and why not each other one, in sentences. */
export interface LabelledExplanation {
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
