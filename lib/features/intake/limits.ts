import 'server-only';
import { AttemptLimit } from '@/lib/platform/auth/attempt-limit';
import { now } from '@/lib/platform/clock';
import { withWholeFirm } from '@/lib/platform/db/with-firm';
import { networkOf } from '@/lib/platform/http/network-of';
import { mailWithoutEvent, notifyManagers } from '@/lib/platform/notifications';
import { AppError } from '@/lib/shared/errors';
import { DAY_MS } from '@/lib/shared/time';

const HOUR_MS = 60 * 60_000;

/** How many an hour brings at most, over all processes. */
export const INTAKE_LIMITS = {
  /** Families and offices share an address. */
  address: 10,
  /** Ten times what a busy firm sees on a filing day. */
  firm: 60,
  /** Of an intake system, which carries what many pages take. */
  lead: 600,
  /** Bad keys from one address. */
  key: 20,
  /** Mails to visitors, asked for from one address. */
  mailFrom: 10,
  /** Mails to visitors of one firm. */
  mail: 60,
  /** Mails to one address, whatever firm's page asks for them, in a day. */
  mailTo: 3,
} as const;

const WINDOWS_MS: Partial<Record<Limited, number>> = { mailTo: DAY_MS };

type Limited = keyof typeof INTAKE_LIMITS;

/**
 * Counts something that may happen only so often an hour.
 * @throws AppError `too-many-requests` with the seconds to wait.
 */
export async function countIntake(what: Limited, firmId: string, whom = ''): Promise<void> {
  const seconds = await secondsToWait(what, firmId, whom);
  if (seconds > 0) throw tooMany(seconds);
}

/** Counts a mail to an address; whether it may be sent. */
export async function mayMailTo(address: string): Promise<boolean> {
  return (await secondsToWait('mailTo', '', mailboxOf(address))) === 0;
}

/** The domains of the provider that ignores dots. */
const GMAIL = ['gmail.com', 'googlemail.com'];

/** One name for the addresses that lead to the same mailbox: its owner can make any number of them. */
function mailboxOf(address: string): string {
  const lower = address.toLowerCase();
  const end = lower.lastIndexOf('@');
  const domain = lower.slice(end + 1);
  const name = lower.slice(0, end).replace(/\+.*$/, '');
  return GMAIL.includes(domain) ? `${name.replaceAll('.', '')}@gmail.com` : `${name}@${domain}`;
}

/** Counts one; 0 where it may go on. */
function secondsToWait(what: Limited, firmId: string, whom: string): Promise<number> {
  const limit = new AttemptLimit('intake', INTAKE_LIMITS[what], WINDOWS_MS[what] ?? HOUR_MS);
  return limit.countAttempt(what, firmId, whom);
}

/**
 * Counts what comes in by the firm's page. Where it is too much managers are told, once an hour: who closes
 * the page to clients by filling it is seen by no one else.
 * @throws AppError `too-many-requests`
 */
export async function countForFirm(firmId: string): Promise<void> {
  const seconds = await secondsToWait('firm', firmId, '');
  if (seconds === 0) return;
  const key = `intake-full:${Math.floor(now().getTime() / HOUR_MS)}`;
  const facts = { reason: 'page-full' };
  await withWholeFirm(firmId, async (tx) => {
    await notifyManagers(tx, firmId, { kind: 'submission-waits', key, facts });
    await mailWithoutEvent(tx, firmId);
  });
  throw tooMany(seconds);
}

function tooMany(seconds: number): AppError {
  return new AppError('too-many-requests', 'too-many', [], seconds);
}

/** Counts as `countIntake` does, by where a request comes from. */
export function countFrom(
  what: 'address' | 'key' | 'mailFrom',
  firmId: string,
  address: string,
): Promise<void> {
  return countIntake(what, firmId, networkOf(address));
}
