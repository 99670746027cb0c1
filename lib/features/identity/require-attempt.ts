import { AppError } from '@/lib/shared/errors';

/**
 * Lets an attempt go on or refuses it, by what `countAttempt` answered. `what` begins the sentence.
 * @throws AppError `too-many-requests` naming the minutes to wait.
 */
export function requireAttempt(waitSeconds: number, what: string): void {
  if (waitSeconds === 0) return;
  const minutes = Math.ceil(waitSeconds / 60);
  throw new AppError(
    'too-many-requests',
    `${what}. Wait ${minutes} ${minutes === 1 ? 'minute' : 'minutes'} and try again.`,
  );
}
