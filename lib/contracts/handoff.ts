import { z } from 'zod';
import {
  choiceField,
  idField,
  optionalTextField,
  textField,
  versionField,
} from '@/lib/shared/validation/fields';
import { caseResponse } from './case';
import { HANDOFF_REASONS, HANDOFF_STATUSES } from './case-codes';
import { answer } from './registry';
import { id, instant, ref } from './values';

const overrideSchema = z.strictObject({
  reason: textField('The reason for the override', 1000),
});

/** By hand with `attorneyId`; without it the rules run again on a waiting case. */
export const assignCaseSchema = z.strictObject({
  attorneyId: idField('The attorney').optional(),
  override: overrideSchema.optional(),
  version: versionField().optional(),
});
export type AssignCase = z.output<typeof assignCaseSchema>;

/** Without `toAttorneyId` the rules choose the new holder. */
export const reassignCaseSchema = z.strictObject({
  toAttorneyId: idField('The new attorney').optional(),
  reason: choiceField('The reason', HANDOFF_REASONS),
  note: optionalTextField('The note', 2000),
  version: versionField().optional(),
  override: overrideSchema.optional(),
  /** Also asks to make the new holder the attorney of record: opens its checklist. */
  moveRecord: z.boolean('moveRecord must be true or false.').optional(),
});
export type ReassignCase = z.output<typeof reassignCaseSchema>;

/** Why a case is handed off: a form presets none, so that what is recorded was meant. */
export const handoffReasonField = z.enum(HANDOFF_REASONS, { error: 'Choose a reason.' });

export const answerHandoffSchema = z.strictObject({ note: optionalTextField('The note', 2000) });
export type AnswerHandoff = z.output<typeof answerHandoffSchema>;

/** What a reassignment did: the interval that ended and the one that began. */
const reassignment = answer(
  'Reassignment',
  z.object({
    id,
    fromAttorneyId: id,
    toAttorneyId: id,
    handoffId: id,
    /** Elapsed days that the former attorney held the case, to two decimals. */
    daysHeld: z.number().min(0),
    reason: z.enum(HANDOFF_REASONS),
  }),
);
export type ReassignmentDto = z.infer<typeof reassignment>;

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
export type HandoffDto = z.infer<typeof handoffResponse>;

export const reassignedResponse = answer(
  'Reassigned',
  z.object({ case: caseResponse, assignment: reassignment }),
);

/** The colleague has to accept first. */
export const pendingHandoffResponse = answer(
  'PendingHandoff',
  z.object({ handoff: handoffResponse }),
);

export type ReassignResult =
  | ({ status: 'done' } & z.infer<typeof reassignedResponse>)
  | ({ status: 'pending' } & z.infer<typeof pendingHandoffResponse>);

/** `assignment` is null where the case stayed with its holder. */
export const answeredHandoffResponse = answer(
  'AnsweredHandoff',
  z.object({ handoff: handoffResponse, case: caseResponse, assignment: reassignment.nullable() }),
);
export type AnsweredHandoff = z.infer<typeof answeredHandoffResponse>;

/** How what a person did a moment ago about a handoff could be taken back, or why it cannot. */
export type InverseChange =
  | { kind: 'withdraw'; handoffId: string }
  | { kind: 'hand-back'; caseId: string; version: number; toAttorneyId: string; handoffId: string }
  | { kind: 'none'; why: string | null };
