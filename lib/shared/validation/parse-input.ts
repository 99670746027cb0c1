import type { z } from 'zod';
import { AppError, type FieldError } from '@/lib/shared/errors';
import { refuseUnstorableText } from './unstorable-text';

/** Stands for what is said of each unknown field, where the schema says nothing of its own. */
const UNKNOWN_FIELD = 'There is no such field here.';

/** Reads an input, or says field by field what the schema refuses, with paths written with dots. */
export function readInput<S extends z.ZodType>(
  schema: S,
  input: unknown,
): { data: z.output<S>; refused: null } | { data: null; refused: FieldError[] } {
  const parsed = schema.safeParse(input, {
    error: ({ code }) => (code === 'unrecognized_keys' ? UNKNOWN_FIELD : undefined),
  });
  return parsed.success
    ? { data: parsed.data, refused: null }
    : { data: null, refused: parsed.error.issues.flatMap(fieldErrorsOf) };
}

function fieldErrorsOf(issue: z.core.$ZodIssue): FieldError[] {
  const path = issue.path.map(String);
  if (issue.code !== 'unrecognized_keys') {
    return [{ path: path.join('.'), message: issue.message }];
  }
  return issue.keys.map((key) => ({
    path: [...path, key].join('.'),
    message:
      issue.message === UNKNOWN_FIELD
        ? `There is no field ${JSON.stringify(key)} here. Remove it or correct its name.`
        : issue.message,
  }));
}

/**
 * The input in the shape the schema promises.
 * @throws AppError `validation-failed` with every field that was refused, or with the one that
 * holds text which cannot be stored.
 */
export function parseInput<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  refuseUnstorableText(input);
  const { data, refused } = readInput(schema, input);
  if (refused === null) return data;
  const message = refused[0]?.message ?? 'The input is not valid.';
  const rest = refused.length > 1 ? ` (and ${refused.length - 1} more)` : '';
  throw new AppError('validation-failed', `${message}${rest}`, refused);
}
