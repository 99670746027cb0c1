import { z } from 'zod';
import {
  choiceField,
  idField,
  optionalTextField,
  versionField,
} from '@/lib/shared/validation/fields';
import { RECORD_STATUSES, RECORD_STEPS } from './case-codes';
import { answer } from './registry';
import { id, instant, ref, version } from './values';

/** Asking to change the attorney of record. */
export const askRecordChangeSchema = z.strictObject({
  toAttorneyId: idField('The attorney of record'),
  note: optionalTextField('The note', 2000),
  version: versionField().optional(),
});
export type AskRecordChange = z.output<typeof askRecordChangeSchema>;

/** Ticking a step of the checklist, or taking the tick back. */
export const tickRecordStepSchema = z.strictObject({
  step: choiceField('The step', RECORD_STEPS),
  done: z.boolean('done must be true or false.').default(true),
  version: versionField().optional(),
});
export type TickRecordStep = z.output<typeof tickRecordStepSchema>;

/** Completing or cancelling the checklist, from the version last read. */
export const endRecordChangeSchema = z.strictObject({
  version: versionField().optional(),
  note: optionalTextField('The note', 2000),
});
export type EndRecordChange = z.output<typeof endRecordChangeSchema>;

const recordStep = z.object({
  step: z.enum(RECORD_STEPS),
  isRequired: z.boolean(),
  doneAt: instant.nullable(),
  doneBy: z.string().nullable(),
});
export type RecordStepDto = z.infer<typeof recordStep>;

/** The attorney of record being changed: a checklist with ticks. */
export const recordChangeResponse = answer(
  'RecordChange',
  z.object({
    id,
    caseId: id,
    /** Null where no one was on record before. */
    fromAttorney: ref.nullable(),
    toAttorney: ref,
    status: z.enum(RECORD_STATUSES),
    note: z.string().nullable(),
    requestedAt: instant,
    requestedBy: z.string(),
    steps: z.array(recordStep),
    /** When it was completed or cancelled. */
    resolvedAt: instant.nullable(),
    resolvedBy: z.string().nullable(),
    resolution: z.string().nullable(),
    version,
  }),
);
export type RecordChangeDto = z.infer<typeof recordChangeResponse>;
