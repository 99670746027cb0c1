import { z } from 'zod';
import { DECISION_REASONS, OUTCOMES, STAGES, STRATEGIES } from '@/lib/assignment/core';
import { caseResponse } from './case';
import {
  DECISION_CAUSES,
  END_REASONS,
  HANDOFF_REASONS,
  HANDOFF_STATUSES,
  START_REASONS,
} from './case-codes';
import { recordChangeResponse } from './record-change';
import { answer } from './registry';
import { count, id, instant, ref, version } from './values';

/** An interval in which an attorney holds the case. */
const holding = z.object({
  id,
  attorney: ref,
  startedAt: instant,
  /** Null while the attorney still holds the case. */
  endedAt: instant.nullable(),
  /** Elapsed days from start to end (or now), to two decimals. */
  daysHeld: z.number().min(0),
  startReason: z.enum(START_REASONS),
  endReason: z.enum(END_REASONS).nullable(),
  decisionId: id.nullable(),
  handoffId: id.nullable(),
  /** Who gave it to them: a person, or the product for its rules; null where it only came back. */
  by: z.string().nullable(),
});

/** One attorney holding the case for an interval; `at` is its start. */
const assignmentEntry = z.object({
  kind: z.literal('assignment'),
  at: instant,
  ...holding.shape,
});
export type AssignmentEntry = z.infer<typeof assignmentEntry>;

/** A reassignment that a person asked for; `at` is when they asked. */
const handoffEntry = z.object({
  kind: z.literal('handoff'),
  at: instant,
  id,
  fromAttorney: ref,
  toAttorney: ref,
  reason: z.enum(HANDOFF_REASONS),
  note: z.string().nullable(),
  overrideReason: z.string().nullable(),
  status: z.enum(HANDOFF_STATUSES),
  requestedBy: z.string(),
  resolvedAt: instant.nullable(),
  /** What the colleague wrote when answering. */
  resolution: z.string().nullable(),
  /** The handoff that this one took back. */
  undoesId: id.nullable(),
  /** Another one took it back: it counts in no report. */
  isUndone: z.boolean(),
});
export type HandoffEntry = z.infer<typeof handoffEntry>;

/** One run of the rules, or a person's choice, in short. */
const decisionEntry = z.object({
  kind: z.literal('decision'),
  at: instant,
  id,
  cause: z.enum(DECISION_CAUSES),
  outcome: z.enum(OUTCOMES),
  reason: z.enum(DECISION_REASONS),
  strategy: z.enum(STRATEGIES),
  ruleSetVersion: version,
  attorney: ref.nullable(),
  summary: z.string(),
  by: z.string(),
});
export type DecisionEntry = z.infer<typeof decisionEntry>;

/** `fromStage` is null for the stage in which the case arrived. */
const stageChangeEntry = z.object({
  kind: z.literal('stage-change'),
  at: instant,
  id,
  fromStage: z.enum(STAGES).nullable(),
  toStage: z.enum(STAGES),
  by: z.string(),
});
export type StageChangeEntry = z.infer<typeof stageChangeEntry>;

/** The attorney of record being changed; `at` is when it was asked for. */
const recordChangeEntry = z.object({
  kind: z.literal('record-change'),
  at: instant,
  ...recordChangeResponse.shape,
});
export type RecordChangeEntry = z.infer<typeof recordChangeEntry>;

const historyEntry = answer(
  'HistoryEntry',
  z.discriminatedUnion('kind', [
    assignmentEntry,
    handoffEntry,
    decisionEntry,
    stageChangeEntry,
    recordChangeEntry,
  ]),
);
export type HistoryEntry = z.infer<typeof historyEntry>;

/** Everything that happened to a case, oldest first; never more than one page. */
export const historyResponse = answer(
  'CaseHistory',
  z.object({ items: z.array(historyEntry), nextCursor: z.null() }),
);
export type CaseHistoryDto = z.infer<typeof historyResponse>;

/** One sentence of the case report's list of actions. */
const caseAction = z.object({
  at: instant,
  kind: z.enum(['assignment', 'handoff', 'decision', 'stage-change', 'record-change']),
  /** Who did it; null where no one in particular did. */
  by: z.string().nullable(),
  text: z.string(),
});
export type CaseAction = z.infer<typeof caseAction>;

const clientParty = z.object({
  id,
  name: z.string(),
  email: z.string().nullable(),
  company: z.string().nullable(),
  externalRef: z.string().nullable(),
});

/** A stage that the case has been in; visits added up. */
const stageTime = z.object({
  stage: z.enum(STAGES),
  days: z.number().min(0),
  visits: z.int().min(1),
  isCurrent: z.boolean(),
});

/** What a file on the case would hold: parties, holders, actions, time in each stage. */
export const caseReportResponse = answer(
  'CaseReport',
  z.object({
    case: caseResponse,
    parties: z.object({
      client: clientParty,
      /** Who holds the case now; once closed, who held it last. */
      attorney: ref.nullable(),
      attorneyOfRecord: ref.nullable(),
    }),
    /** One row per interval, oldest first. */
    holders: z.array(holding),
    actions: z.array(caseAction),
    /** In order of first entry. */
    stages: z.array(stageTime),
    /** Elapsed days from arrival to closing (or now). */
    daysOpen: z.number().min(0),
    /** Of those, days that no one held the case. */
    daysWaiting: z.number().min(0),
    handoffs: count,
    /** When this report was drawn up. */
    at: instant,
  }),
);
export type CaseReportDto = z.infer<typeof caseReportResponse>;
