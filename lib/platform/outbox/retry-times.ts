import { DAY_MS } from '@/lib/shared/time';

/** How patiently something is tried again. */
export interface RetryTimes {
  /** The wait after the first failure; each further one is three times as long. */
  readonly firstMs: number;
  readonly longestMs: number;
  /** How long after the first failure it is given up. */
  readonly patienceMs: number;
}

/** Soon at first, then every six hours, for three days. */
export const USUAL_RETRIES: RetryTimes = {
  firstMs: 10_000,
  longestMs: DAY_MS / 4,
  patienceMs: 3 * DAY_MS,
};

const FACTOR = 3;

/**
 * When something that has failed so many times is tried next; null when it has failed for good.
 * The last attempt comes when patience ends, not before.
 */
export function nextAttemptAt(
  { firstMs, longestMs, patienceMs }: RetryTimes,
  { attempts, firstFailedAt, at }: { attempts: number; firstFailedAt: Date; at: Date },
): Date | null {
  const endMs = firstFailedAt.getTime() + patienceMs;
  if (at.getTime() >= endMs) return null;
  const waitMs = Math.min(longestMs, firstMs * FACTOR ** Math.min(attempts - 1, 30));
  return new Date(Math.min(endMs, at.getTime() + waitMs));
}
