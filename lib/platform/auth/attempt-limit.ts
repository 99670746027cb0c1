import 'server-only';
import { createHmac } from 'node:crypto';
import { now } from '@/lib/platform/clock';
import { countAttempt } from '@/lib/platform/db/identity-store';
import { env } from '@/lib/platform/env';
import { AppError } from '@/lib/shared/errors';

/**
 * Counts attempts per key over a window of time that begins with the first one, in the database: over
 * all processes as one. An attempt counts before its outcome is known, so that many at once are counted
 * as many.
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
    const windowEnd = new Date(at.getTime() + this.windowMs);
    const { count, endsAt } = await countAttempt(this.hashed(key), at, windowEnd);
    if (count <= this.limit) return 0;
    return Math.max(1, Math.ceil((endsAt.getTime() - at.getTime()) / 1000));
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
