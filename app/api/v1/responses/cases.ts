import { z } from 'zod';
import {
  DECISION_REASONS,
  EXCLUSION_CODES,
  FACTOR_CODES,
  LEVELS,
  OUTCOMES,
  PRIORITIES,
  RANKING_CODES,
  SENIORITIES,
  STAGES,
  STRATEGIES,
  VISA_TYPES,
} from '@/lib/assignment/core';
import { HANDOFF_WARNINGS } from '@/lib/contracts/case-dto';
import { CASE_STATUSES } from '@/lib/features/cases/list-schema';
import { FILING_KINDS, HANDOFF_REASONS } from '@/lib/contracts/case-codes';
import { count, date, id, instant, pageOf, ref, version } from './common';
import { answer } from './registry';

const caseFields = {
  id,
  number: z.int().min(1),
  status: z.enum(CASE_STATUSES),
  stage: z.enum(STAGES),
  visaType: z.enum(VISA_TYPES),
  filingKind: z.enum(FILING_KINDS).nullable(),
  complexity: z.int().min(1).max(10),
  priority: z.enum(PRIORITIES),
  deadline: date.nullable(),
  externalRef: z.string().nullable(),
  notes: z.string().nullable(),
  company: z.string().nullable(),
  receivedAt: instant,
  stageSince: instant,
  closedAt: instant.nullable(),
  assignedAt: instant.nullable(),
  waitingSince: instant.nullable(),
  client: ref,
  attorney: ref.nullable(),
  attorneyOfRecord: ref.nullable(),
  version,
};

export const caseResponse = answer('Case', z.object(caseFields));

export const casePage = pageOf('CasePage', caseResponse);

export const exclusion = answer(
  'Exclusion',
  z.object({ code: z.enum(EXCLUSION_CODES), detail: z.string() }),
);

const factor = answer(
  'Factor',
  z.object({
    code: z.enum([...FACTOR_CODES, ...RANKING_CODES]),
    points: z.number(),
    detail: z.string(),
  }),
);

const candidate = answer(
  'Candidate',
  z.object({
    attorneyId: id,
    name: z.string(),
    eligible: z.boolean(),
    rank: z.int().min(1).nullable(),
    exclusions: z.array(exclusion).readonly(),
    factors: z.array(factor).readonly(),
    totalCost: z.number().nullable(),
    utilizationBefore: z.number(),
    utilizationAfter: z.number(),
  }),
);

const override = z.object({
  reason: z.string(),
  exclusions: z.array(z.enum(EXCLUSION_CODES)).readonly(),
});

/** A recorded decision; `id` is null in a preview, which records nothing. */
export const decisionResponse = answer(
  'Decision',
  z.object({
    id: id.nullable(),
    outcome: z.enum(OUTCOMES),
    reason: z.enum(DECISION_REASONS),
    strategy: z.enum(STRATEGIES),
    ruleSetVersion: version,
    engineVersion: version,
    decidedAt: instant,
    attorneyId: id.nullable(),
    candidates: z.array(candidate).readonly(),
    override: override.nullable(),
    summary: z.string(),
  }),
);

const handoffWarnings = answer(
  'HandoffOutlook',
  z.object({
    holders: z.array(ref).readonly(),
    handoffs: count,
    receivers: z
      .array(
        z.object({
          attorneyId: id,
          activeCasesAfter: count,
          capacity: count,
          warnings: z
            .array(z.object({ code: z.enum(HANDOFF_WARNINGS), detail: z.string() }))
            .readonly(),
        }),
      )
      .readonly(),
  }),
);

/** One change to one attorney after which nothing keeps them from the case. */
const freeing = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('room'), cases: count, capacity: count }),
  z.object({ kind: z.literal('intake'), intakePerWeek: count }),
  z.object({ kind: z.literal('present'), startsAt: instant, endsAt: instant }),
  z.object({ kind: z.literal('active') }),
  z.object({ kind: z.literal('own-maximum'), maxComplexity: count }),
  z.object({ kind: z.literal('level'), level: z.literal([...LEVELS]) }),
  z.object({ kind: z.literal('seniority'), seniority: z.enum(SENIORITIES) }),
]);

/** The ranking of a case at this moment; `handoff` is null where nobody holds it. */
export const candidatesResponse = answer(
  'Candidates',
  z.object({
    ...decisionResponse.shape,
    handoff: handoffWarnings.nullable(),
    freeing: z.array(z.object({ attorneyId: id, changes: z.array(freeing).readonly() })).readonly(),
  }),
);

export const caseWithDecision = answer(
  'CaseWithDecision',
  z.object({ ...caseFields, decision: decisionResponse }),
);

const reassignment = answer(
  'Reassignment',
  z.object({
    id,
    fromAttorneyId: id,
    toAttorneyId: id,
    handoffId: id,
    daysHeld: z.number().min(0),
    reason: z.enum(HANDOFF_REASONS),
  }),
);

export const reassignedResponse = answer(
  'Reassigned',
  z.object({ case: caseResponse, assignment: reassignment }),
);

export const HANDOFF_STATUSES = [
  'pending',
  'accepted',
  'declined',
  'withdrawn',
  'expired',
  'done',
] as const;

const handoffResponse = answer(
  'Handoff',
  z.object({
    id,
    caseId: id,
    fromAttorney: ref,
    toAttorney: ref,
    reason: z.enum(HANDOFF_REASONS),
    note: z.string().nullable(),
    status: z.enum(HANDOFF_STATUSES),
    requestedAt: instant,
    requestedBy: z.string(),
    resolvedAt: instant.nullable(),
  }),
);

export const pendingHandoffResponse = answer(
  'PendingHandoff',
  z.object({ handoff: handoffResponse }),
);

/** `assignment` is null where the case stayed with its holder. */
export const answeredHandoffResponse = answer(
  'AnsweredHandoff',
  z.object({ handoff: handoffResponse, case: caseResponse, assignment: reassignment.nullable() }),
);

const waitingItem = z.object({
  case: caseResponse,
  position: z.int().min(1),
  waitingSince: instant,
  reasons: z
    .array(
      z.object({
        attorneyId: id,
        name: z.string(),
        exclusions: z.array(z.enum(EXCLUSION_CODES)).readonly(),
        freeing: z.array(freeing).readonly(),
      }),
    )
    .readonly(),
});

/** `total` counts the whole line, not the page. */
export const waitingPage = answer(
  'WaitingPage',
  z.object({
    items: z.array(waitingItem).readonly(),
    nextCursor: z.string().nullable(),
    total: count,
  }),
);
