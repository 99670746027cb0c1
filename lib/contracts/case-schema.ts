import { z } from 'zod';
import { PRIORITIES, STAGES, VISA_TYPES } from '@/lib/assignment/core';
import { isDate } from '@/lib/shared/time';
import { FILING_KINDS, HANDOFF_REASONS } from './case-codes';
import { RECORD_STEPS } from './record-dto';

function got(input: unknown): string {
  return input === undefined ? 'nothing' : JSON.stringify(input);
}

function oneOf<const T extends readonly [string, ...string[]]>(values: T, what: string) {
  return z.enum(values, {
    error: ({ input }) =>
      input === undefined
        ? `${what} is missing; choose it.`
        : `${what} must be one of ${values.map((value) => `"${value}"`).join(', ')}; got ${got(input)}.`,
  });
}

function text(what: string, maxLength: number) {
  return z
    .string({
      error: (issue) =>
        issue.input === undefined
          ? `${what} is missing; write it.`
          : `${what} must be text; got ${got(issue.input)}.`,
    })
    .trim()
    .max(maxLength, `${what} may have at most ${maxLength.toLocaleString('en')} characters.`);
}

function requiredText(what: string, maxLength: number) {
  return text(what, maxLength).min(1, `${what} must not be empty.`);
}

/** Empty optional text counts as not given. */
function optionalText(what: string, maxLength: number) {
  return text(what, maxLength)
    .transform((value) => (value === '' ? null : value))
    .nullish();
}

const COMPLEXITY_RULE = 'Complexity must be a whole number from 1 to 10';
export const complexitySchema = z
  .number({ error: (issue) => `${COMPLEXITY_RULE}; got ${got(issue.input)}.` })
  .refine((value) => Number.isInteger(value) && value >= 1 && value <= 10, {
    error: (issue) => `${COMPLEXITY_RULE}; got ${got(issue.input)}.`,
  });

export const dateSchema = z
  .string({ error: (issue) => `A date must be written YYYY-MM-DD; got ${got(issue.input)}.` })
  .refine(isDate, {
    error: (issue) => `A date must be a real day written YYYY-MM-DD; got ${got(issue.input)}.`,
  });

export const versionSchema = z
  .number({ error: (issue) => `The version must be a whole number; got ${got(issue.input)}.` })
  .int('The version must be a whole number.')
  .min(1, 'The version must be at least 1.');

export const visaTypeSchema = oneOf(VISA_TYPES, 'The visa type');
export const stageSchema = oneOf(STAGES, 'The stage');
export const prioritySchema = oneOf(PRIORITIES, 'The priority');
export const handoffReasonSchema = oneOf(HANDOFF_REASONS, 'The reason');

const idSchema = (what: string) =>
  z.uuid({ error: (issue) => `${what} must be an id (UUID); got ${got(issue.input)}.` });

export const clientSchema = z.strictObject(
  {
    name: requiredText("The client's name", 200),
    email: z
      .preprocess(
        (value) => (value === '' ? null : value),
        z
          .string({ error: (issue) => `The e-mail address must be text; got ${got(issue.input)}.` })
          .trim()
          .toLowerCase()
          .max(254, 'An e-mail address may have at most 254 characters.')
          .pipe(
            z.email({
              error: (issue) =>
                `${got(issue.input)} is not an e-mail address; write it like name@example.com.`,
            }),
          )
          .nullish(),
      )
      .optional(),
    company: optionalText('The company', 200),
    externalRef: optionalText("The client's external reference", 200),
  },
  {
    error: (issue) =>
      issue.code === 'invalid_type'
        ? 'The client is required: {name, email?, company?, externalRef?}.'
        : undefined,
  },
);

/** A new case, by form, API or import. */
export const openCaseSchema = z.strictObject({
  client: clientSchema,
  visaType: visaTypeSchema,
  filingKind: oneOf(FILING_KINDS, 'The filing kind').nullish(),
  complexity: complexitySchema.optional(),
  priority: prioritySchema.default('normal'),
  deadline: dateSchema.nullish(),
  externalRef: optionalText('The external reference', 200),
  notes: optionalText('The notes', 10_000),
  stage: stageSchema.default('intake'),
  receivedAt: z.iso
    .datetime({
      offset: true,
      error: (issue) =>
        `receivedAt must be an ISO 8601 time with offset, like 2026-04-01T09:00:00Z; got ${got(issue.input)}.`,
    })
    .refine((text) => text >= '1900', {
      error: (issue) => `receivedAt must be 1900 or later; got ${got(issue.input)}.`,
    })
    .optional(),
});
export type OpenCaseInput = z.input<typeof openCaseSchema>;
export type OpenCase = z.output<typeof openCaseSchema>;

/** What may change about a case; `version` is the one the change was made from. */
export const changeCaseSchema = z.strictObject({
  version: versionSchema,
  stage: stageSchema.optional(),
  complexity: complexitySchema.optional(),
  priority: prioritySchema.optional(),
  deadline: dateSchema.nullable().optional(),
  visaType: visaTypeSchema.optional(),
  filingKind: oneOf(FILING_KINDS, 'The filing kind').nullable().optional(),
  notes: optionalText('The notes', 10_000),
});
export type CaseChange = z.output<typeof changeCaseSchema>;

const overrideSchema = z.strictObject({
  reason: requiredText('The reason for the override', 1000),
});

/** By hand with `attorneyId`; without it the rules run again on a waiting case. */
export const assignCaseSchema = z.strictObject({
  attorneyId: idSchema('The attorney').optional(),
  override: overrideSchema.optional(),
  version: versionSchema.optional(),
});
export type AssignCase = z.output<typeof assignCaseSchema>;

/** Without `toAttorneyId` the rules choose the new holder. */
export const reassignCaseSchema = z.strictObject({
  toAttorneyId: idSchema('The new attorney').optional(),
  reason: handoffReasonSchema,
  note: optionalText('The note', 2000),
  version: versionSchema.optional(),
  override: overrideSchema.optional(),
  /** Also asks to make the new holder the attorney of record: opens its checklist. */
  moveRecord: z.boolean('moveRecord must be true or false.').optional(),
});
export type ReassignCase = z.output<typeof reassignCaseSchema>;

export const answerHandoffSchema = z.strictObject({
  note: optionalText('The note', 2000),
});
export type AnswerHandoff = z.output<typeof answerHandoffSchema>;

/** Asking to change the attorney of record. */
export const askRecordChangeSchema = z.strictObject({
  toAttorneyId: idSchema('The attorney of record'),
  note: optionalText('The note', 2000),
  version: versionSchema.optional(),
});
export type AskRecordChange = z.output<typeof askRecordChangeSchema>;

/** Ticking a step of the checklist, or taking the tick back. */
export const tickRecordStepSchema = z.strictObject({
  step: oneOf(RECORD_STEPS, 'The step'),
  done: z.boolean('done must be true or false.').default(true),
  version: versionSchema.optional(),
});
export type TickRecordStep = z.output<typeof tickRecordStepSchema>;

/** Completing or cancelling the checklist, from the version last read. */
export const endRecordChangeSchema = z.strictObject({
  version: versionSchema.optional(),
  note: optionalText('The note', 2000),
});
export type EndRecordChange = z.output<typeof endRecordChangeSchema>;
