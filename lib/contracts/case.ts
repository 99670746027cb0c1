import { z } from 'zod';
import { PRIORITIES, STAGES, VISA_TYPES, type CaseFacts } from '@/lib/assignment/core';
import { idField, versionField } from '@/lib/shared/validation/fields';
import { CASE_STATUSES, CONFLICT_CHECKS, FILING_KINDS, type ChangeableFact } from './case-codes';
import {
  complexitySchema,
  deadlineSchema,
  externalRefSchema,
  filingKindSchema,
  notesSchema,
  otherPartiesSchema,
  prioritySchema,
  receivedAtSchema,
  stageSchema,
  visaTypeSchema,
} from './case-fields';
import { clientOfCaseSchema } from './client';
import { answer } from './registry';
import { date, id, instant, pageOf, ref, version } from './values';

/*
 * A case: what may be sent of it and what is answered. A new field is written here, into the answer
 * and into the requests that may set it; CONTRIBUTING.md lists the other places and who names them.
 */

/** A new case, by form, API or import; the columns of a file of cases are these fields as well. */
export const openCaseSchema = z.strictObject({
  client: clientOfCaseSchema,
  visaType: visaTypeSchema,
  filingKind: filingKindSchema.nullish(),
  complexity: complexitySchema.optional(),
  priority: prioritySchema.default('normal'),
  deadline: deadlineSchema.nullish(),
  externalRef: externalRefSchema,
  notes: notesSchema,
  otherParties: otherPartiesSchema,
  stage: stageSchema.default('intake'),
  receivedAt: receivedAtSchema.optional(),
});
export type OpenCaseInput = z.input<typeof openCaseSchema>;
export type OpenCase = z.output<typeof openCaseSchema>;

/** Facts of a decision that no one types into the form of a new case. */
type UntypedFact =
  | 'id'
  | 'arrivedAtMs'
  | 'estimatedDays'
  | 'workCalendar'
  | 'lastAttorneyId'
  | 'relationshipAttorneyId'
  | 'previousHolderId'
  | 'weightPoints'
  | 'heldForConflict';
type DraftField<Fact = Exclude<keyof CaseFacts, UntypedFact>> = Fact extends 'deadlineMs'
  ? 'deadline'
  : Fact & string;

/** As much of a case that is still being typed as decides who would get it. */
export const caseDraftSchema = z.strictObject({
  visaType: visaTypeSchema,
  complexity: complexitySchema.optional(),
  priority: prioritySchema.optional(),
  deadline: deadlineSchema.nullish(),
  company: openCaseSchema.shape.client.shape.company,
  /** The client, where it is one that the firm knows. */
  clientId: idField('The client').optional(),
} satisfies Record<DraftField, z.ZodType>);
export type CaseDraft = z.output<typeof caseDraftSchema>;

const changes = {
  stage: stageSchema.optional(),
  complexity: complexitySchema.optional(),
  priority: prioritySchema.optional(),
  deadline: deadlineSchema.nullable().optional(),
  visaType: visaTypeSchema.optional(),
  filingKind: filingKindSchema.nullable().optional(),
} satisfies Record<ChangeableFact, z.ZodType>;

/**
 * What may change about a case; `version` is the one the change was made from. `notes` adds a note:
 * those that are there stay.
 */
export const changeCaseSchema = z.strictObject({
  version: versionField(),
  ...changes,
  notes: notesSchema,
});
export type CaseChange = z.output<typeof changeCaseSchema>;

/** A case as API and pages show it. */
export const caseResponse = answer(
  'Case',
  z.object({
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
    company: z.string().nullable(),
    receivedAt: instant,
    stageSince: instant,
    closedAt: instant.nullable(),
    assignedAt: instant.nullable(),
    waitingSince: instant.nullable(),
    client: ref,
    attorney: ref.nullable(),
    attorneyOfRecord: ref.nullable(),
    /** Null where no likely conflict was found. */
    conflictCheck: z.enum(CONFLICT_CHECKS).nullable(),
    version,
  } satisfies Record<ChangeableFact, z.ZodType> & z.ZodRawShape),
);
export type CaseDto = z.infer<typeof caseResponse>;

export const casePage = pageOf('CasePage', caseResponse);
