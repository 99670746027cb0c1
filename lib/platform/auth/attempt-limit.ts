import 'server-only';
import { createHmac } from 'node:crypto';
import { now } from '@/lib/platform/clock';
import { countAttempt } from '@/lib/platform/db/identity-store';
import { env } from '@/lib/platform/env';
import { AppError } from '@/lib/shared/errors';

/** Keys that this process knows to be over their limit. */
const MOST_REFUSED = 20_000;

/** Until when each is refused, in milliseconds; over all limits, whose keys differ. */
const refusedUntilMs = new Map<string, number>();

/** Remembers a refusal in the place of the oldest one, where there are too many. */
function remember(key: string, untilMs: number): void {
  const [oldest] = refusedUntilMs.keys();
  if (oldest !== undefined && refusedUntilMs.size >= MOST_REFUSED) refusedUntilMs.delete(oldest);
  refusedUntilMs.delete(key);
  refusedUntilMs.set(key, untilMs);
}

/**
 * Counts attempts per key over a window of time that begins with the first one, in the database: over
 * all processes as one. An attempt counts before its outcome is known, so that many at once are counted
 * as many. Who is known to be refused is refused without asking the database again, so that guessing on
 * costs it nothing.
 */
export class AttemptLimit {
  constructor(
    private readonly name: string,
    private readonly limit: number,
    private readonly windowMs: number,
  ) {}

  /** Counts one attempt. Answers 0 when it may go on, else the seconds until it may. */
  async countAttempt(...key: string[]): Promise<number> {
    const at = now();
    const hashed = this.hashed(key);
    const knownMs = refusedUntilMs.get(hashed) ?? 0;
    if (knownMs > at.getTime()) return secondsBetween(at.getTime(), knownMs);
    const windowEnd = new Date(at.getTime() + this.windowMs);
    const { count, endsAt } = await countAttempt(hashed, at, windowEnd);
    if (count <= this.limit) return 0;
    remember(hashed, endsAt.getTime());
    return secondsBetween(at.getTime(), endsAt.getTime());
  }

  /**
   * Counts one attempt and lets it go on or refuses it. `what` begins the sentence.
   * @throws AppError `too-many-requests` naming the minutes to wait.
   */
  async requireAttempt(key: string, what: string): Promise<void> {
    const seconds = await this.countAttempt(key);
    if (seconds === 0) return;
    const minutes = Math.ceil(seconds / 60);
    throw new AppError(
      'too-many-requests',
      `${what}. Wait ${minutes} ${minutes === 1 ? 'minute' : 'minutes'} and try again.`,
      [],
      seconds,
    );
  }

  /** No one who reads the table learns an address, or which firm it was. */
  private hashed(key: readonly string[]): string {
    const text = JSON.stringify([this.name, ...key]);
    return createHmac('sha256', env.NEXTAUTH_SECRET).update(text).digest('base64url');
  }
}

function secondsBetween(fromMs: number, untilMs: number): number {
  return Math.max(1, Math.ceil((untilMs - fromMs) / 1000));
}
