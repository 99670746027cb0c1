/**
 * The vocabulary of a decision: what goes in, what comes out.
 *
 * Everything here is plain data that survives JSON, because the record of a decision keeps its
 * whole input and replaying it must give the same answer years later.
 */

import type {
  CapacityMeasure,
  ContinuityMode,
  ExclusionCode,
  FactorCode,
  Level,
  Priority,
  Seniority,
  Stage,
  Strategy,
  VisaType,
} from './codes';
import { STRATEGIES } from './codes';
import type { Exclusion, FactorCost, Grounds } from './parameters';

export * from './codes';
export type * from './parameters';

/** Cases of at least `fromComplexity` ask for this level and, if given, this seniority. */
export interface Threshold {
  readonly fromComplexity: number;
  readonly minLevel: Level;
  readonly minSeniority?: Seniority | undefined;
}

export interface StageRule {
  /** Whether a case in this stage takes one place of its holder's capacity. */
  readonly counts: boolean;
  /** Share of the case's full weight that it loads its holder with (1 = all of it). */
  readonly weight: number;
}

export interface VisaTypeRule {
  /** Working days at level 2: the holder's present days, less the firm's days off where it has any. */
  readonly estimatedDays: number;
  /** 1–10, taken when the case names none. */
  readonly defaultComplexity: number;
}

/** One immutable version of a firm's rules. */
export interface RuleSet {
  readonly strategy: Strategy;
  /** Percent per factor: 100 as documented, 0 switches the factor off. */
  readonly weights: Readonly<Record<FactorCode, number>>;
  readonly continuity: ContinuityMode;
  readonly capacityMeasure: CapacityMeasure;
  readonly minExpertise: Level;
  readonly thresholds: readonly Threshold[];
  /** An absence that begins within so many days already excludes … */
  readonly leaveLeadDays: number;
  /** … if it lasts at least so many days. */
  readonly leaveMinDays: number;
  readonly stageWeights: Readonly<Record<Stage, StageRule>>;
  readonly visaTypes: Readonly<Record<VisaType, VisaTypeRule>>;
  /** Waiting longer than this alerts the managers. */
  readonly alertAfterHours: number;
  readonly handoffNeedsAcceptance: boolean;
  /** How long a colleague has to answer before the handoff lapses. */
  readonly handoffExpiresAfterHours: number;
}

/**
 * The days on which a firm works, as plain numbers, so that a record replays for ever: no time zone's
 * tables are asked again. The firm's clock is taken as it stands at the decision; a change to summer time
 * until then moves an estimate in days by an hour.
 */
export interface WorkCalendar {
  /** 1 is Monday, 7 is Sunday. At least one. */
  readonly weekdays: readonly number[];
  /** Days off beside them, counted from 1970-01-01. */
  readonly holidays: readonly number[];
  /** How far the firm's clock is ahead of UTC. */
  readonly utcOffsetMs: number;
}

export interface CaseFacts {
  readonly id: string;
  readonly clientId: string;
  /** Normalised company key (trimmed, lower case), or null for a person without employer. */
  readonly company: string | null;
  readonly visaType: VisaType;
  /** 1–10. */
  readonly complexity: number;
  readonly priority: Priority;
  /** The instant at which the deadline day ends, in epoch milliseconds. */
  readonly deadlineMs: number | null;
  readonly arrivedAtMs: number;
  /** Working days at level 2 that this visa type takes under the rules of this decision. */
  readonly estimatedDays: number;
  /** The days that count for it; missing where every day does, and from records made before 0074. */
  readonly workCalendar?: WorkCalendar | undefined;
  /** Attorney of the client's most recent case. */
  readonly lastAttorneyId: string | null;
  /** Whom a person named as the client's own attorney; missing from records made before 0069. */
  readonly relationshipAttorneyId?: string | null | undefined;
  /** The attorney who hands the case off, who must not get it back. */
  readonly previousHolderId: string | null;
  /** A likely conflict of interest waits for a person's answer; missing where none does. */
  readonly heldForConflict?: true | undefined;
  /** Overrides 50 + 10 × complexity where a case is known to weigh otherwise. */
  readonly weightPoints?: number | undefined;
}

/**
 * Facts in which every key is named, those that may be missing too, less the ones that this source
 * never knows. Whatever makes facts returns it, so that a new fact is not forgotten there.
 */
export type NamedFacts<Left extends keyof CaseFacts = never> = CaseFacts & {
  readonly [Key in Exclude<keyof CaseFacts, Left>]: CaseFacts[Key];
};

/** An out-of-office window: away from `startsAtMs` on, back at `endsAtMs`. */
export interface AbsenceWindow {
  readonly startsAtMs: number;
  readonly endsAtMs: number;
}

/** What happened since an attorney joined or came back from at least 14 days away. */
export interface Reentry {
  readonly sinceMs: number;
  /** Points of new work received since. */
  readonly gotPoints: number;
  /** Points that a proportional share would have been, to thousandths. */
  readonly expectedPoints: number;
}

/** An attorney as the decision sees them: everything measured at decision time. */
export interface Candidate {
  readonly id: string;
  readonly name: string;
  /** Place in the roster, the last tie-breaker before the id. */
  readonly position: number;
  /** An active attorney of the firm who is not paused for new cases. */
  readonly active: boolean;
  readonly seniority: Seniority;
  /** Missing means 0. */
  readonly levels: Readonly<Partial<Record<VisaType, Level>>>;
  /** Cases in stages that count toward capacity. */
  readonly activeCases: number;
  readonly openCases: number;
  readonly loadPoints: number;
  /** In cases; capacity points are 100 times this. */
  readonly capacity: number;
  readonly maxComplexity: number | null;
  /** Number of the firm's assignment that last went to this attorney; 0 = never had one. */
  readonly turn: number;
  readonly newCasesLast7Days: number;
  readonly intakePerWeek: number | null;
  readonly absences: readonly AbsenceWindow[];
  /** A wall meets this case's client or company. */
  readonly walledOff: boolean;
  /** Positive: owed work. Negative: ahead of their share. */
  readonly fairShareMilliPoints: number;
  /** Expected points of work that only this attorney and few others can take. */
  readonly reservePoints: number;
  readonly reentry: Reentry | null;
}

/** A candidate in whom every key is named, as in `NamedFacts`. */
export type NamedCandidate = { readonly [Key in keyof Required<Candidate>]: Candidate[Key] };

export interface DecisionInput {
  readonly case: CaseFacts;
  readonly candidates: readonly Candidate[];
  readonly rules: RuleSet;
  readonly ruleSetVersion: number;
  readonly decidedAtMs: number;
}

export interface CandidateResult {
  readonly attorneyId: string;
  readonly name: string;
  readonly eligible: boolean;
  /** 1 = the rules' first choice; null when not eligible. */
  readonly rank: number | null;
  readonly exclusions: readonly Exclusion[];
  readonly factors: readonly FactorCost[];
  /** Sum of the factors under balanced; null under the simple strategies and when not eligible. */
  readonly totalCost: number | null;
  /** Load ÷ capacity, 1 = full; for showing, never compared. */
  readonly utilizationBefore: number;
  /** The same with this case's full weight on top. */
  readonly utilizationAfter: number;
}

export const OUTCOMES = ['assigned', 'waiting', 'manual'] as const;
export type Outcome = (typeof OUTCOMES)[number];

export const DECISION_REASONS = [
  'manual',
  'waiting',
  'continuity',
  'only-eligible',
  ...STRATEGIES,
] as const;
export type DecisionReason = (typeof DECISION_REASONS)[number];

/** What a person overrode, and why they said they did. */
export interface Override {
  readonly reason: string;
  readonly exclusions: readonly ExclusionCode[];
}

export interface Decision {
  readonly outcome: Outcome;
  readonly reason: DecisionReason;
  readonly attorneyId: string | null;
  readonly strategy: Strategy;
  readonly ruleSetVersion: number;
  /** The version of the core that decided; records of version 1 do not carry it. */
  readonly engineVersion?: number;
  readonly decidedAtMs: number;
  /** Full weight of the case, whatever its stage. */
  readonly caseWeightPoints: number;
  /** Eligible by rank, then the excluded in roster order. */
  readonly candidates: readonly CandidateResult[];
  readonly override: Override | null;
  /** Of a choice by the rules; null for a case that waits, and for one that a person gave. */
  readonly grounds: Grounds | null;
}

/** A sentence that stands in a record instead of figures. Records were made so before 0055. */
interface NotificationContext {
  readonly detail: string;
}

/** A reason against an attorney as a record holds it. */
export type RecordedExclusion =
  | Exclusion
  | (NotificationContext & { readonly code: ExclusionCode });

/** A number that a ranking looked at as a record holds it. */
export type RecordedFactor =
  | FactorCost
  | (NotificationContext & { readonly code: FactorCost['code']; readonly points: number });

/** An attorney as a record holds what was made of them. */
export interface RecordedCandidate extends Omit<CandidateResult, 'exclusions' | 'factors'> {
  readonly exclusions: readonly RecordedExclusion[];
  readonly factors: readonly RecordedFactor[];
}

/** A decision as its record holds it: with figures, or with sentences in their place. */
export interface RecordedDecision extends Omit<Decision, 'candidates' | 'grounds'> {
  readonly candidates: readonly RecordedCandidate[];
  readonly grounds?: Grounds | null;
  /** One sentence on all of it, where sentences stand in the place of figures. */
  readonly summary?: string;
}

/** Names an attorney in a ranking, without the figures. */
export interface RankedCandidate {
  readonly attorneyId: string;
  /** Sum of the costs under balanced, null under the simple strategies. */
  readonly totalCost: number | null;
}
