import 'server-only';
import { createHmac } from 'node:crypto';
import { now } from '@/lib/platform/clock';
import { countAttempt } from '@/lib/platform/db/identity-store';
import { env } from '@/lib/platform/env';

const HOUR_MS = 60 * 60_000;

/**
 * Counts something that may happen `most` times in a window of an hour, or of `windowMs`, over all processes. Whom and what it is
 * about is kept as a keyed hash.
 *
 * @returns null, or, where it was once too often, the seconds to wait
 */
export async function countUpTo(
  about: readonly string[],
  most: number,
  windowMs = HOUR_MS,
): Promise<number | null> {
  const at = now();
  const key = createHmac('sha256', env.NEXTAUTH_SECRET)
    .update(JSON.stringify(about))
    .digest('base64url');
  const { count, endsAt } = await countAttempt(key, at, new Date(at.getTime() + windowMs));
  if (count <= most) return null;
  return Math.max(1, Math.ceil((endsAt.getTime() - at.getTime()) / 1000));
}
