import 'server-only';
import { recordAccess } from '@/lib/platform/audit';
import { now } from '@/lib/platform/clock';
import {
  closeSession,
  demandNewPassword,
  findUserByEmail,
  listFirmIdsOfUser,
  openSession,
} from '@/lib/platform/db/identity-store';
import { withWholeFirm } from '@/lib/platform/db/with-firm';
import { AppError } from '@/lib/shared/errors';
import { findPasswordProblem } from './password-policy';
import { newId } from '@/lib/platform/ids';
import type { Device } from './device';
import { normaliseEmail } from '@/lib/shared/normalise-email';
import { requireRoomInQueue, type Asker } from './password-queue';
import { verifyPassword } from './passwords';
import { sessionSeconds } from './session-limits';
import { countSignIn, TooManyAttempts } from './throttle';

/** As much of a browser's name for itself as is kept. */
const USER_AGENT_LENGTH = 400;

/** Where an attempt to sign in comes from. */
export interface SignInOrigin {
  /** For counting failures, and for the person to recognise the session by. */
  readonly address: string;
  readonly userAgent?: string | null;
  /** The browser, if someone has signed in from it before. */
  readonly device?: Device | null;
  /** The session that the browser has now: it ends when a new one begins. */
  readonly presentSessionId?: string | null;
}

export interface SignIn extends SignInOrigin {
  readonly email: string;
  readonly password: string;
}

export interface SignedIn {
  readonly sessionId: string;
  readonly userId: string;
  readonly firmId: string;
}

/**
 * Checks e-mail and password and opens a session in the user's first firm that still has them as
 * an active member. The session is always a new one, and takes the place of the browser's old one.
 *
 * @throws AppError `unauthenticated` for an unknown e-mail address and a wrong password alike, and
 *   for a right password whose access to every firm has been switched off.
 * @throws AppError `too-many-requests` after too many attempts, and when too many people sign in at
 *   this moment; it says when to try again.
 */
export async function signInWithPassword(attempt: SignIn): Promise<SignedIn> {
  const email = normaliseEmail(attempt.email);
  const { address, device } = attempt;
  // A sign-in that would be refused anyway costs no statement, and does not count as a guess.
  await requireRoom(device ? 'known' : 'stranger', address);
  const user = await findUserByEmail(email);
  const whose = { userId: user?.id ?? null, email, address };
  const known =
    user && device?.userIds.includes(user.id) ? { deviceId: device.id, userId: user.id } : null;
  const counted = await countSignIn({ email, address, known }).catch((error: unknown) =>
    refuseLocked(error, whose),
  );
  const asker = known ? 'known' : 'stranger';
  if (!(await verifyPassword(user?.passwordHash ?? null, attempt.password, asker)) || !user) {
    const reason = user ? 'wrong-password' : 'unknown-account';
    await recordAccess({ kind: 'sign-in-failed', ...whose, data: { reason } });
    throw new AppError(
      'unauthenticated',
      'This e-mail address and password do not belong together. Check both and try again.',
    );
  }
  await counted.succeed();
  // What was accepted once and is not any more: the session opens onto nothing but a new password.
  if (findPasswordProblem(attempt.password, { email })) await demandNewPassword(user.id);
  return enterFirm(user.id, attempt);
}

async function requireRoom(asker: Asker, address: string): Promise<void> {
  try {
    requireRoomInQueue(asker);
  } catch (error) {
    await recordAccess({ kind: 'sign-in-locked', address, data: { by: 'queue' } });
    throw error;
  }
}

interface Whose {
  readonly userId: string | null;
  readonly email: string;
  readonly address: string;
}

async function refuseLocked(error: unknown, whose: Whose): Promise<never> {
  if (error instanceof TooManyAttempts) {
    const by = error.by === 'account' || error.by === 'address' ? error.by : 'pair';
    await recordAccess({ kind: 'sign-in-locked', ...whose, data: { by } });
  }
  throw error;
}

async function enterFirm(userId: string, origin: SignInOrigin): Promise<SignedIn> {
  const { address } = origin;
  const firmId = await findFirstActiveFirm(userId);
  if (!firmId) {
    const data = { reason: 'access-off' } as const;
    await recordAccess({ kind: 'sign-in-failed', userId, address, data });
    throw new AppError(
      'unauthenticated',
      'Your access has been switched off. Ask an administrator of your firm to restore it.',
    );
  }
  const sessionId = newId();
  const createdAt = now();
  await openSession({
    id: sessionId,
    userId,
    firmId,
    createdAt,
    expiresAt: new Date(createdAt.getTime() + sessionSeconds() * 1000),
    userAgent: origin.userAgent?.slice(0, USER_AGENT_LENGTH) ?? null,
    address,
  });
  await recordAccess({ kind: 'sign-in', firmId, userId, address, data: { sessionId } });
  if (origin.presentSessionId) await replaceSession(origin.presentSessionId, address);
  return { sessionId, userId, firmId };
}

async function replaceSession(sessionId: string, address: string): Promise<void> {
  const ended = await closeSession(sessionId);
  if (!ended) return;
  const data = { sessionId, reason: 'replaced' } as const;
  await recordAccess({ kind: 'session-ended', ...ended, address, data });
}

async function findFirstActiveFirm(userId: string): Promise<string | null> {
  for (const firmId of await listFirmIdsOfUser(userId)) {
    const member = await withWholeFirm(firmId, (tx) =>
      tx.member.findUnique({
        where: { firmId_userId: { firmId, userId }, active: true },
        select: { id: true },
      }),
    );
    if (member) return firmId;
  }
  return null;
}
