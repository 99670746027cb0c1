import 'server-only';
import { now } from '@/lib/clock';
import { findUserByEmail, listFirmIdsOfUser, openSession } from '@/lib/db/door';
import { withFirm } from '@/lib/db/with-firm';
import { AppError } from '@/lib/errors';
import { newId } from '@/lib/ids';
import { AttemptLimit, requireAttempt } from './attempt-limit';
import { normaliseEmail } from './normalise-email';
import { verifyPassword } from './passwords';

const WINDOW_MS = 15 * 60_000;

/** How long a sign-in lasts, in seconds, however often it is used. */
export const SESSION_SECONDS = 14 * 24 * 60 * 60;

// A person at one machine, a machine against many people, many machines against one person.
const perPair = new AttemptLimit(10, WINDOW_MS);
const perAddress = new AttemptLimit(200, WINDOW_MS);
const perEmail = new AttemptLimit(50, WINDOW_MS);

export interface SignIn {
  readonly email: string;
  readonly password: string;
  /** Where the attempt comes from, for counting failures. */
  readonly address: string;
}

/**
 * Checks e-mail and password and opens a session in the user's first firm that still has them as
 * an active member.
 *
 * @throws AppError `unauthenticated` for an unknown e-mail address and a wrong password alike, and
 *   for a right password whose access to every firm has been switched off.
 * @throws AppError `too-many-requests` after too many attempts.
 */
export async function signInWithPassword(
  attempt: SignIn,
): Promise<{ sessionId: string; userId: string; firmId: string }> {
  const email = normaliseEmail(attempt.email);
  countAttempt(email, attempt.address);
  const user = await findUserByEmail(email);
  const matches = await verifyPassword(user?.passwordHash ?? null, attempt.password, 'stranger');
  if (!user || !matches) {
    throw new AppError(
      'unauthenticated',
      'This e-mail address and password do not belong together. Check both and try again.',
    );
  }
  forgetAttempts(email, attempt.address);
  const firmId = await findFirstActiveFirm(user.id);
  if (!firmId) {
    throw new AppError(
      'unauthenticated',
      'Your access has been switched off. Ask an administrator of your firm to restore it.',
    );
  }
  const sessionId = newId();
  const createdAt = now();
  const expiresAt = new Date(createdAt.getTime() + SESSION_SECONDS * 1000);
  await openSession({ id: sessionId, userId: user.id, firmId, createdAt, expiresAt });
  return { sessionId, userId: user.id, firmId };
}

function countAttempt(email: string, address: string): void {
  const waitSeconds = Math.max(
    perPair.countAttempt(pairKey(email, address)),
    perAddress.countAttempt(address),
    perEmail.countAttempt(email),
  );
  requireAttempt(waitSeconds, 'Too many attempts to sign in');
}

function forgetAttempts(email: string, address: string): void {
  perPair.forget(pairKey(email, address));
  perAddress.forget(address);
  perEmail.forget(email);
}

function pairKey(email: string, address: string): string {
  return `${address} ${email}`;
}

async function findFirstActiveFirm(userId: string): Promise<string | null> {
  for (const firmId of await listFirmIdsOfUser(userId)) {
    const member = await withFirm(firmId, (tx) =>
      tx.member.findUnique({
        where: { firmId_userId: { firmId, userId }, active: true },
        select: { id: true },
      }),
    );
    if (member) return firmId;
  }
  return null;
}
