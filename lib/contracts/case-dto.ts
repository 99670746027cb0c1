import type { FreeingDto } from './freeing-dto';
import type {
  Decision,
  DecisionReason,
  Outcome,
  Priority,
  Stage,
  Strategy,
  VisaType,
} from '@/lib/assignment/core';
import type { Fullness, DecisionSummary, LabelledCandidate } from './decision-summary-dto';
import type { FilingKind, HandoffReason } from './case-codes';

export interface Ref {
  id: string;
  name: string;
}

export type CaseStatus = 'assigned' | 'waiting' | 'closed';

/** A case as API and pages show it. Instants are ISO 8601 in UTC, dates YYYY-MM-DD. */
export interface CaseDto {
  id: string;
  number: number;
  status: CaseStatus;
  stage: Stage;
  visaType: VisaType;
  filingKind: FilingKind | null;
  complexity: number;
  priority: Priority;
  deadline: string | null;
  externalRef: string | null;
  notes: string | null;
  company: string | null;
  receivedAt: string;
  stageSince: string;
  closedAt: string | null;
  assignedAt: string | null;
  waitingSince: string | null;
  client: Ref;
  attorney: Ref | null;
  attorneyOfRecord: Ref | null;
  version: number;
}

/** A recorded decision, or a preview of one (`id` null). */
export interface DecisionDto {
  id: string | null;
  outcome: Outcome;
  reason: DecisionReason;
  strategy: Strategy;
  ruleSetVersion: number;
  /** The version of the deciding code, by which the record replays. */
  engineVersion: number;
  decidedAt: string;
  attorneyId: string | null;
  candidates: readonly LabelledCandidate[];
  override: Decision['override'];
  summary: string;
}

export const HANDOFF_WARNINGS = [
  'returned',
  'held-before',
  'many-handoffs',
  'deadline-in-leave',
  'nearly-full',
] as const;

/** Something to weigh before a case is handed off; it forbids nothing. */
export interface HandoffWarning {
  code: (typeof HANDOFF_WARNINGS)[number];
  /** One sentence. */
  detail: string;
}

/** What it would mean if this attorney took the case over. */
export interface HandoffReceiver {
  attorneyId: string;
  activeCasesAfter: number;
  capacity: number;
  warnings: HandoffWarning[];
}

/** What is to be known before a held case is handed off. */
export interface HandoffWarnings {
  /** Everybody who has held it, in order; the last one holds it now. */
  holders: Ref[];
  /** Handoffs that have been carried out. */
  handoffs: number;
  receivers: HandoffReceiver[];
}

/** The ranking of a case at this moment; `handoff` is null where nobody holds it. */
export type CandidatesDto = DecisionDto & {
  handoff: HandoffWarnings | null;
  /** Whoever cannot take it, with the changes of which each alone would make them able. */
  freeing: { attorneyId: string; changes: FreeingDto[] }[];
};

/** Who would get a case that is still being typed. */
export type DraftPreviewDto = DecisionDto & {
  /** The answer as one would tell it. */
  told: DecisionSummary;
  /** How full the desk of each candidate is, by the measure that the firm goes by. */
  fullness: Record<string, Fullness>;
  /** Where nobody is eligible: what would make somebody so. */
  freeing: { attorneyId: string; name: string; whatIf: string }[];
};

export type CaseWithDecision = CaseDto & { decision: DecisionDto };

export type HandoffStatus = 'pending' | 'accepted' | 'declined' | 'withdrawn' | 'expired' | 'done';

export interface HandoffDto {
  id: string;
  caseId: string;
  fromAttorney: Ref;
  toAttorney: Ref;
  reason: HandoffReason;
  note: string | null;
  status: HandoffStatus;
  requestedAt: string;
  requestedBy: string;
  resolvedAt: string | null;
}

/** What a reassignment did: the interval that ended and the one that began. */
export interface ReassignmentDto {
  id: string;
  fromAttorneyId: string;
  toAttorneyId: string;
  handoffId: string;
  /** Elapsed days that the former attorney held the case, to two decimals. */
  daysHeld: number;
  reason: HandoffReason;
}

export type ReassignResult =
  | { status: 'done'; case: CaseDto; assignment: ReassignmentDto }
  | { status: 'pending'; handoff: HandoffDto };

/** How what a person did a moment ago about a handoff could be taken back, or why it cannot. */
export type InverseChange =
  | { kind: 'withdraw'; handoffId: string }
  | { kind: 'hand-back'; caseId: string; version: number; toAttorneyId: string; handoffId: string }
  | { kind: 'none'; why: string | null };
