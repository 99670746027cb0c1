import 'server-only';
import { countHourly } from '@/lib/platform/auth/hourly-limit';
import { networkOf } from '@/lib/platform/http/network-of';
import { AppError } from '@/lib/shared/errors';

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
  const seconds = await countHourly(['intake', what, firmId, whom], INTAKE_LIMITS[what]);
  if (seconds === null) return;
  throw new AppError('too-many-requests', 'too-many', [], seconds);
}

/** The same for where a request comes from. */
export function countFrom(what: 'address' | 'key', firmId: string, address: string): Promise<void> {
  return countIntake(what, firmId, networkOf(address));
}
