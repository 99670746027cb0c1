import { z } from 'zod';
import { DECISION_REASONS, OUTCOMES, STAGES, STRATEGIES } from '@/lib/assignment/core';
import { HANDOFF_REASONS } from '@/lib/contracts/case-codes';
import { caseResponse, HANDOFF_STATUSES } from './cases';
import { recordChangeFields } from './record-changes';
import { count, id, instant, ref, version } from './common';
import { answer } from './registry';

const holding = {
  id,
  attorney: ref,
  startedAt: instant,
  endedAt: instant.nullable(),
  daysHeld: z.number().min(0),
  startReason: z.string(),
  endReason: z.string().nullable(),
  decisionId: id.nullable(),
  handoffId: id.nullable(),
  by: z.string().nullable(),
};

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
  resolution: z.string().nullable(),
  undoesId: id.nullable(),
  isUndone: z.boolean(),
});

const decisionEntry = z.object({
  kind: z.literal('decision'),
  at: instant,
  id,
  cause: z.string(),
  outcome: z.enum(OUTCOMES),
  reason: z.enum(DECISION_REASONS),
  strategy: z.enum(STRATEGIES),
  ruleSetVersion: version,
  attorney: ref.nullable(),
  summary: z.string(),
  by: z.string(),
});

const stageChangeEntry = z.object({
  kind: z.literal('stage-change'),
  at: instant,
  id,
  fromStage: z.enum(STAGES).nullable(),
  toStage: z.enum(STAGES),
  by: z.string(),
});

const historyEntry = answer(
  'HistoryEntry',
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('assignment'), at: instant, ...holding }),
    handoffEntry,
    decisionEntry,
    stageChangeEntry,
    z.object({ kind: z.literal('record-change'), at: instant, ...recordChangeFields }),
  ]),
);

export const historyResponse = answer(
  'CaseHistory',
  z.object({ items: z.array(historyEntry).readonly(), nextCursor: z.null() }),
);

const action = z.object({
  at: instant,
  kind: z.enum(['assignment', 'handoff', 'decision', 'stage-change', 'record-change']),
  by: z.string().nullable(),
  text: z.string(),
});

const clientParty = z.object({
  id,
  name: z.string(),
  email: z.string().nullable(),
  company: z.string().nullable(),
  externalRef: z.string().nullable(),
});

const stageTime = z.object({
  stage: z.enum(STAGES),
  days: z.number().min(0),
  visits: z.int().min(1),
  isCurrent: z.boolean(),
});

export const caseReportResponse = answer(
  'CaseReport',
  z.object({
    case: caseResponse,
    parties: z.object({
      client: clientParty,
      attorney: ref.nullable(),
      attorneyOfRecord: ref.nullable(),
    }),
    holders: z.array(z.object(holding)).readonly(),
    actions: z.array(action).readonly(),
    stages: z.array(stageTime).readonly(),
    daysOpen: z.number().min(0),
    daysWaiting: z.number().min(0),
    handoffs: count,
    at: instant,
  }),
);
