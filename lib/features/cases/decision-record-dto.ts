import type { CaseFacts, Priority, VisaType } from '@/lib/assignment/core';
import type { DecisionSummary, LabelledExplanation, DecisionDto } from '@/lib/contracts/decision';
import type { CaseDto } from '@/lib/contracts/case';
import type { DecisionCause } from '@/lib/contracts/case-codes';

/** Facts that are ids, instants or names for programs, and under which name people see them. */
interface ShownAs {
  deadlineMs: 'deadline';
  arrivedAtMs: 'arrivedAt';
  workCalendar: 'workingDays';
  lastAttorneyId: 'lastAttorney';
  relationshipAttorneyId: 'relationshipAttorney';
  previousHolderId: 'previousHolder';
}

/** What is not among the facts: what the case shows, and what every exclusion says. */
type OnTheCase = 'id' | 'clientId' | 'company' | 'heldForConflict';

type ShownFact<Fact = Exclude<keyof CaseFacts, OnTheCase>> = Fact extends keyof ShownAs
  ? ShownAs[Fact]
  : Fact;

/** Every fact that deciding knows of a case: one that is missing below is an error here. */
type Whole<Facts extends Record<ShownFact, unknown>> = Facts;

/** What was known of a case when it was decided on, as the record keeps it. */
export type RecordedFacts = Whole<ShownFacts>;

interface ShownFacts {
  visaType: VisaType;
  complexity: number;
  priority: Priority;
  /** The last day, in the firm's time zone; null where there was none. */
  deadline: string | null;
  arrivedAt: string;
  /** Working days at level 2. */
  estimatedDays: number;
  /** Which days counted for it; null where every day did. */
  workingDays: { weekdays: readonly number[]; daysOff: number } | null;
  /** Load points of the case in full work. */
  weightPoints: number;
  /** Who had the client's most recent case, if anyone. */
  lastAttorney: string | null;
  /** Whom a person had named as the client's own, if anyone. */
  relationshipAttorney: string | null;
  /** Who was handing the case off, if anyone. */
  previousHolder: string | null;
}

/** One recorded decision, with what is worked out from its record. */
export interface CaseDecisionDto {
  /** The case as it is now. */
  case: CaseDto;
  decision: DecisionDto;
  explanation: LabelledExplanation;
  /** The decision as one would tell it to a partner. */
  told: DecisionSummary;
  facts: RecordedFacts;
  /** Why it was decided at all, such as `arrival` or `handoff`. */
  cause: DecisionCause;
  /** Who asked for it. */
  by: string;
  /** Its place among the decisions on this case, counted from 1. */
  number: number;
  count: number;
  earlierId: string | null;
  laterId: string | null;
}
