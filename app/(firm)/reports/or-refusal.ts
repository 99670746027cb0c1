import { AppError } from '@/lib/errors';

/** What a report answers, or why its address cannot be answered: that is shown on the page. */
export async function orRefusal<T>(
  work: () => Promise<T>,
): Promise<{ value: T } | { refusal: AppError }> {
  try {
    return { value: await work() };
  } catch (error) {
    if (error instanceof AppError && error.code === 'validation-failed') return { refusal: error };
    throw error;
  }
}
