import type { DecisionReason, Outcome, Stage, Strategy } from '@/lib/assignment/core';
import type { CaseDto, HandoffStatus, Ref } from '@/lib/contracts/case-dto';
import type { RecordChangeDto } from '@/lib/contracts/record-dto';
import type { HandoffReason } from '@/lib/contracts/case-codes';

/** One attorney holding the case for an interval; `at` is its start. */
export interface AssignmentEntry {
  kind: 'assignment';
  at: string;
  id: string;
  attorney: Ref;
  startedAt: string;
  /** Null while the attorney still holds the case. */
  endedAt: string | null;
  /** Elapsed days from start to end (or now), to two decimals. */
  daysHeld: number;
  startReason: string;
  endReason: string | null;
  decisionId: string | null;
  handoffId: string | null;
  /** Who gave it to them: a person, or the product for its rules; null where it only came back. */
  by: string | null;
}

/** A reassignment that a person asked for; `at` is when they asked. */
export interface HandoffEntry {
  kind: 'handoff';
  at: string;
  id: string;
  fromAttorney: Ref;
  toAttorney: Ref;
  reason: HandoffReason;
  note: string | null;
  overrideReason: string | null;
  status: HandoffStatus;
  requestedBy: string;
  resolvedAt: string | null;
  /** What the colleague wrote when answering. */
  resolution: string | null;
  /** The handoff that this one took back. */
  undoesId: string | null;
  /** Another one took it back: it counts in no report. */
  isUndone: boolean;
}

/** One run of the rules, or a person's choice, in short; the whole is in `getLatestDecision`. */
export interface DecisionEntry {
  kind: 'decision';
  at: string;
  id: string;
  cause: string;
  outcome: Outcome;
  reason: DecisionReason;
  strategy: Strategy;
  ruleSetVersion: number;
  attorney: Ref | null;
  summary: string;
  by: string;
}

/** `fromStage` is null for the stage in which the case arrived. */
export interface StageChangeEntry {
  kind: 'stage-change';
  at: string;
  id: string;
  fromStage: Stage | null;
  toStage: Stage;
  by: string;
}

/** The attorney of record being changed; `at` is when it was asked for. */
export interface RecordChangeEntry extends RecordChangeDto {
  kind: 'record-change';
  at: string;
}

export type HistoryEntry =
  | AssignmentEntry
  | HandoffEntry
  | DecisionEntry
  | StageChangeEntry
  | RecordChangeEntry;

/** How full the desk of a case's holder is. */
export interface HolderLoadDto {
  activeCases: number;
  capacity: number;
  loadPoints: number;
  /** By the firm's measure: active cases or load points. */
  isOverCapacity: boolean;
}

/** Everything that happened to a case, oldest first; never more than one page. */
export interface CaseHistoryDto {
  items: HistoryEntry[];
  nextCursor: null;
}

/** A handoff that waits for an answer, in one line. */
export interface PendingHandoffDto {
  id: string;
  case: { id: string; number: number };
  client: Ref;
  fromAttorney: Ref;
  toAttorney: Ref;
  reason: HandoffReason;
  requestedAt: string;
}

/** One sentence of the case report's list of actions. */
export interface CaseAction {
  at: string;
  kind: HistoryEntry['kind'];
  /** Who did it; null where nobody in particular did. */
  by: string | null;
  text: string;
}

/** What a file on the case would hold: parties, holders, actions, time in each stage. */
export interface CaseReportDto {
  case: CaseDto;
  parties: {
    client: Ref & { email: string | null; company: string | null; externalRef: string | null };
    /** Who holds the case now; once closed, who held it last. */
    attorney: Ref | null;
    attorneyOfRecord: Ref | null;
  };
  /** One row per interval, oldest first. */
  holders: Omit<AssignmentEntry, 'kind' | 'at'>[];
  actions: CaseAction[];
  /** Days in each stage that the case has been in, in order of first entry; visits added up. */
  stages: { stage: Stage; days: number; visits: number; isCurrent: boolean }[];
  /** Elapsed days from arrival to closing (or now). */
  daysOpen: number;
  /** Of those, days that nobody held the case. */
  daysWaiting: number;
  handoffs: number;
  /** When this report was drawn up. */
  at: string;
}
