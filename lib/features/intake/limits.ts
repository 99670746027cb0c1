import 'server-only';
import { createHmac } from 'node:crypto';
import { networkOf } from '@/lib/platform/auth/network-of';
import { now } from '@/lib/platform/clock';
import { countAttempt } from '@/lib/platform/db/identity-store';
import { env } from '@/lib/platform/env';
import { AppError } from '@/lib/shared/errors';

const HOUR_MS = 60 * 60_000;

/** How many submissions an hour brings at most, over all processes. */
export const INTAKE_LIMITS = {
  /** Families and offices share an address. */
  address: 10,
  /** Ten times what a busy firm sees on a filing day. */
  firm: 60,
  /** Of an intake system, which carries what many pages take. */
  lead: 600,
  /** Bad keys from one address. */
  key: 20,
} as const;

type Limited = keyof typeof INTAKE_LIMITS;

/**
 * Counts something that may happen only so often an hour.
 * @throws AppError `too-many-requests` with the seconds to wait.
 */
export async function countIntake(what: Limited, firmId: string, whom = ''): Promise<void> {
  const at = now();
  const key = createHmac('sha256', env.NEXTAUTH_SECRET)
    .update(JSON.stringify(['intake', what, firmId, whom]))
    .digest('base64url');
  const { count, endsAt } = await countAttempt(key, at, new Date(at.getTime() + HOUR_MS));
  if (count <= INTAKE_LIMITS[what]) return;
  const seconds = Math.max(1, Math.ceil((endsAt.getTime() - at.getTime()) / 1000));
  throw new AppError('too-many-requests', 'too-many', [], seconds);
}

/** The same for where a request comes from. */
export function countFrom(what: 'address' | 'key', firmId: string, address: string): Promise<void> {
  return countIntake(what, firmId, networkOf(address));
}
