import 'server-only';
import { prismaClient } from '../client';

/*
 * Attempts to sign in, counted before anyone is known (see ../identity-store.ts). Keys are keyed hashes.
 */

export interface AttemptWindow {
  /** With this attempt. */
  readonly count: number;
  readonly endsAt: Date;
}

/**
 * Counts one attempt under a key, in a window that runs from its first attempt. One statement, so
 * that attempts made at the same moment, in whichever process, are counted one after another.
 */
export async function countAttempt(
  key: string,
  at: Date,
  newWindowEndsAt: Date,
): Promise<AttemptWindow> {
  const [window] = await prismaClient().$queryRaw<AttemptWindow[]>`
    INSERT INTO attempt_counts AS c (key, count, ends_at)
    VALUES (${key}, 1, ${newWindowEndsAt}::timestamptz)
    ON CONFLICT (key) DO UPDATE
       SET count = CASE WHEN c.ends_at > ${at}::timestamptz THEN c.count + 1 ELSE 1 END,
           ends_at = CASE WHEN c.ends_at > ${at}::timestamptz THEN c.ends_at ELSE excluded.ends_at END
    RETURNING count, ends_at AS "endsAt"`;
  if (!window) throw new Error('An attempt was not counted.');
  return window;
}

/** Forgets all attempts under a key. */
export async function forgetAttempts(key: string): Promise<void> {
  await prismaClient().attemptCount.deleteMany({ where: { key } });
}

/** Takes back one attempt under a key: it was none of those that are limited. */
export async function takeBackAttempt(key: string): Promise<void> {
  await prismaClient().attemptCount.updateMany({
    where: { key, count: { gt: 0 } },
    data: { count: { decrement: 1 } },
  });
}

/**
 * Forgets attempts whose window has ended at `at`.
 * @returns how many keys there were
 */
export async function forgetEndedAttempts(at: Date): Promise<number> {
  const { count } = await prismaClient().attemptCount.deleteMany({
    where: { endsAt: { lte: at } },
  });
  return count;
}
