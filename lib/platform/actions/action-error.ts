import 'server-only';
import { unstable_rethrow } from 'next/navigation';
import type { z } from 'zod';
import { AppError, StaleVersionError, UnknownId } from '@/lib/shared/errors';
import { newId } from '@/lib/platform/ids';
import { logger } from '@/lib/platform/logger';
import { formMessage, goneMessage } from '@/lib/wording/form-messages';
import { AskFirst } from './ask-first';
import { formTexts } from './form-texts';
import type { ActionState } from './state';

type Refusal = Extract<ActionState, { status: 'error' }>;

/** Every message by the name of its field; '' collects what belongs to none. */
export function groupByField(
  problems: readonly { path: string; message: string }[],
): Record<string, string[]> {
  const fields: Record<string, string[]> = {};
  for (const { path, message } of problems) (fields[path] ??= []).push(message);
  return fields;
}

/** The refusal of an input that its schema did not accept. */
export function refuseInput(error: z.ZodError, values: Record<string, string>): Refusal {
  const problems = error.issues.map((issue) => ({
    path: issue.path.join('.'),
    message: formMessage(issue),
  }));
  const message =
    problems.length === 1 ? 'One entry needs another look.' : 'Some entries need another look.';
  return { status: 'error', message, fieldErrors: groupByField(problems), values };
}

/** Programs are told which id is unknown; a person sees that what they chose is gone. */
function messageFor(error: AppError): string {
  return error instanceof UnknownId ? goneMessage(error.what, error.at?.remedy) : error.message;
}

/**
 * The refusal that an error means to the person at the form. Expected failures say what is wrong;
 * anything else is logged under an id, and only the id is told.
 */
export function refuseError(error: unknown, values: Record<string, string>): Refusal {
  unstable_rethrow(error);
  if (error instanceof AppError) {
    const message = messageFor(error);
    // What a stale version lists are paths and values for programs: a form shows mine beside theirs.
    const fields = error instanceof StaleVersionError ? [] : error.fields;
    const refusal: Refusal = {
      status: 'error',
      message,
      fieldErrors: groupByField(
        error instanceof UnknownId ? fields.map(({ path }) => ({ path, message })) : fields,
      ),
      values,
    };
    if (error instanceof AskFirst) return { ...refusal, question: error.question };
    if (!(error instanceof StaleVersionError) || !error.current.facts) return refusal;
    const { version, change, facts } = error.current;
    return { ...refusal, conflict: { version, change, theirs: formTexts(facts) } };
  }
  const errorId = newId();
  logger.error({ error, errorId }, 'a server action failed');
  const message = `Something went wrong on our side and nothing was changed. Try again; if it happens again, tell your administrator this number: ${errorId}.`;
  return { status: 'error', message, fieldErrors: {}, values };
}

/** What was typed, to be shown again after a refusal; never a password. */
export function typedValues(form: FormData): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [name, value] of form) {
    if (typeof value !== 'string' || name.startsWith('$') || /password/i.test(name)) continue;
    values[name] = value;
  }
  return values;
}
