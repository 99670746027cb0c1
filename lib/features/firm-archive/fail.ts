import { AppError } from '@/lib/shared/errors';

/** Why an archive is not read in, and what to do about it. */
export function fail(problem: string, remedy: string): AppError {
  return new AppError('validation-failed', `${problem} ${remedy}`);
}
