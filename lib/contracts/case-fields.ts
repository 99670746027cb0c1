import { z } from 'zod';
import { PRIORITIES, STAGES, VISA_TYPES } from '@/lib/assignment/core';
import { isDate } from '@/lib/shared/time';
import { FILING_KINDS, HANDOFF_REASONS, RECORD_STEPS } from './case-codes';

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

export function requiredText(what: string, maxLength: number) {
  return text(what, maxLength).min(1, `${what} must not be empty.`);
}

/** Empty optional text counts as not given. */
export function optionalText(what: string, maxLength: number) {
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
export const filingKindSchema = oneOf(FILING_KINDS, 'The filing kind');
export const handoffReasonSchema = oneOf(HANDOFF_REASONS, 'The reason');
export const recordStepSchema = oneOf(RECORD_STEPS, 'The step');

export const idSchema = (what: string) =>
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

export const notesSchema = optionalText('The notes', 10_000);

export const receivedAtSchema = z.iso
  .datetime({
    offset: true,
    error: (issue) =>
      `receivedAt must be an ISO 8601 time with offset, like 2026-04-01T09:00:00Z; got ${got(issue.input)}.`,
  })
  .refine((text) => text >= '1900', {
    error: (issue) => `receivedAt must be 1900 or later; got ${got(issue.input)}.`,
  });
