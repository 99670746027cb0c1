import 'server-only';
import { direct, prismaClient } from '../client';
import type { FirmTx } from '../with-firm';
import { isDemoOpen, listFirmIdsOfUser } from './firms';

/* The part of the identity store that leads to sessions. */

export interface NewSession {
  readonly id: string;
  readonly userId: string;
  readonly firmId: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  /** What the browser calls itself, and where it is, for its owner to recognise. */
  readonly userAgent?: string | null;
  readonly address?: string | null;
}

/** Writes the row that makes a sign-in valid. */
export async function openSession(session: NewSession): Promise<void> {
  await prismaClient().session.create({ data: { ...session, lastActiveAt: session.createdAt } });
}

export interface OpenSession {
  readonly id: string;
  readonly userId: string;
  readonly firmId: string;
  readonly firmSlug: string;
  /** Until when the firm is kept, where it is a sample; null for a real one. */
  readonly sampleUntil: Date | null;
  readonly expiresAt: Date;
  readonly lastActiveAt: Date;
  /** Whether nothing but a new password is let through. */
  readonly mustChange: boolean;
}

/** The session with this id that is still valid at `at` and was used after `usedAfter`, or null. */
export async function findSession(
  id: string,
  at: Date,
  usedAfter: Date,
): Promise<OpenSession | null> {
  const rows = await direct().$queryRaw<OpenSession[]>`
    SELECT s.id, s.user_id AS "userId", s.firm_id AS "firmId", f.slug AS "firmSlug",
           f.sample_until AS "sampleUntil", s.expires_at AS "expiresAt", s.last_active_at AS "lastActiveAt",
           u.must_change_password AS "mustChange"
      FROM sessions s JOIN firm_slugs f ON f.firm_id = s.firm_id JOIN users u ON u.id = s.user_id
     WHERE s.id = ${id}::uuid AND s.expires_at > ${at}::timestamptz
       AND s.last_active_at > ${usedAfter}::timestamptz
       AND (NOT f.is_demo OR ${isDemoOpen()})`;
  return rows[0] ?? null;
}

/** Notes that a person used the session at `at`. */
export async function touchSession(id: string, at: Date): Promise<void> {
  await prismaClient().session.updateMany({
    where: { id, lastActiveAt: { lt: at } },
    data: { lastActiveAt: at },
  });
}

export interface SessionOfUser {
  readonly id: string;
  readonly createdAt: Date;
  readonly lastActiveAt: Date;
  readonly userAgent: string | null;
  readonly address: string | null;
}

/** The sessions of a user that are valid at `at` and were used after `usedAfter`, the latest first. */
export async function listSessionsOfUser(
  userId: string,
  at: Date,
  usedAfter: Date,
): Promise<SessionOfUser[]> {
  return prismaClient().session.findMany({
    where: { userId, expiresAt: { gt: at }, lastActiveAt: { gt: usedAfter } },
    orderBy: [{ lastActiveAt: 'desc' }, { id: 'desc' }],
    select: { id: true, createdAt: true, lastActiveAt: true, userAgent: true, address: true },
  });
}

/**
 * Ends sessions of one user: the one named, or all but the one kept.
 * @returns those that ended; a session of someone else is not among them
 */
export async function closeSessionsOfUser(
  userId: string,
  which: { id: string } | { allBut: string },
): Promise<{ id: string; firmId: string }[]> {
  const [id, isNamed] = 'id' in which ? [which.id, true] : [which.allBut, false];
  return prismaClient().$queryRaw<{ id: string; firmId: string }[]>`
    DELETE FROM sessions
     WHERE user_id = ${userId}::uuid AND (id = ${id}::uuid) = ${isNamed}
    RETURNING id, firm_id AS "firmId"`;
}

/** Moves a session of this user into another firm of theirs. False when it is not theirs. */
export async function moveSession(id: string, userId: string, firmId: string): Promise<boolean> {
  if (!(await listFirmIdsOfUser(userId)).includes(firmId)) return false;
  const { count } = await prismaClient().session.updateMany({
    where: { id, userId },
    data: { firmId },
  });
  return count === 1;
}

/** Ends a session. Answers whose it was and where; null for one that is gone already. */
export async function closeSession(id: string): Promise<{ userId: string; firmId: string } | null> {
  const rows = await prismaClient().$queryRaw<{ userId: string; firmId: string }[]>`
    DELETE FROM sessions WHERE id = ${id}::uuid
    RETURNING user_id AS "userId", firm_id AS "firmId"`;
  return rows[0] ?? null;
}

/** A session that has ended by itself. */
export interface EndedSession {
  readonly id: string;
  readonly userId: string;
  readonly firmId: string;
  readonly expiresAt: Date;
  readonly lastActiveAt: Date;
}

/**
 * Forgets every session that has ended at `at`, or was not used after `usedAfter`.
 * @returns those that there were
 */
export async function forgetEndedSessions(at: Date, usedAfter: Date): Promise<EndedSession[]> {
  return prismaClient().$queryRaw<EndedSession[]>`
    DELETE FROM sessions
     WHERE expires_at <= ${at}::timestamptz OR last_active_at <= ${usedAfter}::timestamptz
    RETURNING id, user_id AS "userId", firm_id AS "firmId", expires_at AS "expiresAt",
              last_active_at AS "lastActiveAt"`;
}

/** Ends every session of a user in one firm, in the transaction that takes their access away. */
export async function closeSessionsInFirm(
  tx: FirmTx,
  userId: string,
  firmId: string,
): Promise<void> {
  await tx.session.deleteMany({ where: { userId, firmId } });
}
