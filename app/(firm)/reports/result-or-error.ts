import { AppError } from '@/lib/shared/errors';
import type { FieldProblem } from './field-mark';
import { problemsOf, type Asked } from './refusal-messages';

/** Why a report cannot be shown: at least one problem. */
export interface Refusal {
  readonly problems: readonly FieldProblem[];
  readonly status: number;
}

/**
 * What a report answers, or why what its address asks for cannot be answered, in the words of its
 * page.
 */
export async function resultOrError<T>(
  asked: Asked,
  work: () => Promise<T>,
): Promise<{ value: T } | { refusal: Refusal }> {
  try {
    return { value: await work() };
  } catch (error) {
    if (error instanceof AppError && error.code === 'validation-failed') {
      return { refusal: { problems: problemsOf(error.fields, asked), status: error.status } };
    }
    // Where the page has a field for it, another attorney can be chosen there.
    if (error instanceof AppError && error.code === 'not-found' && asked.fields.attorneyId) {
      const nobody = [{ path: 'attorneyId', message: error.message }];
      return { refusal: { problems: problemsOf(nobody, asked), status: error.status } };
    }
    throw error;
  }
}
