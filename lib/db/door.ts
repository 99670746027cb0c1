import 'server-only';
import { env } from '@/lib/env';
import { prismaClient } from './client';
import type { DoorRecord, Prisma } from './generated/client';
import type { FirmTx } from './with-firm';

/*
 * With api-key-door.ts and attempt-door.ts the one door to the tables that must be read before a
 * firm is known: users, user_firms, sessions, attempt_counts, api_keys, firm_slugs, door_records.
 * They lie outside row-level security, so every statement on them is here, asks by a key that its
 * caller already holds, and returns no more than its name says. What lies within a firm (names,
 * roles, cases) is not behind this door. Of the job tables, which hold ids only and belong to
 * lib/jobs, it tells how many there are.
 */

/**
 * The accounts and keys of demo firms are known to the whole world: where the demonstration is off
 * none of them opens anything, whatever the database holds.
 */
export function isDemoOpen(): boolean {
  return env.EVENHAND_DEMO === '1';
}

export interface SignInUser {
  readonly id: string;
  readonly passwordHash: string;
}

/** The user who signs in with this e-mail address (normalised, see normalise-email), or null. */
export async function findUserByEmail(email: string): Promise<SignInUser | null> {
  return prismaClient().user.findUnique({
    where: { email },
    select: { id: true, passwordHash: true },
  });
}

/** The firms that a user may try to enter, the first joined first. Their member row decides. */
export async function listFirmIdsOfUser(userId: string): Promise<string[]> {
  const rows = await prismaClient().$queryRaw<{ firmId: string }[]>`
    SELECT u.firm_id AS "firmId" FROM user_firms u JOIN firm_slugs f ON f.firm_id = u.firm_id
     WHERE u.user_id = ${userId}::uuid AND (NOT f.is_demo OR ${isDemoOpen()})
     ORDER BY u.firm_id`;
  return rows.map((row) => row.firmId);
}

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
  const rows = await prismaClient().$queryRaw<OpenSession[]>`
    SELECT s.id, s.user_id AS "userId", s.firm_id AS "firmId", f.slug AS "firmSlug",
           s.expires_at AS "expiresAt", s.last_active_at AS "lastActiveAt",
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
 * @returns those that ended; a session of somebody else is not among them
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

/** What a user signs in with, as it is stored; null when there is no such user. */
export async function findPasswordHash(userId: string): Promise<string | null> {
  const user = await prismaClient().user.findUnique({
    where: { id: userId },
    select: { passwordHash: true },
  });
  return user?.passwordHash ?? null;
}

/**
 * Replaces what a user signs in with, unless it is no longer what the caller checked, and ends
 * all of their sessions but one.
 * @returns how many sessions ended; null when the password has changed meanwhile
 */
export async function replacePassword(
  tx: FirmTx,
  change: { userId: string; fromHash: string; toHash: string; keptSessionId: string },
): Promise<number | null> {
  const { userId, fromHash, toHash, keptSessionId } = change;
  const replaced = await tx.user.updateMany({
    where: { id: userId, passwordHash: fromHash },
    data: { passwordHash: toHash, mustChange: false },
  });
  if (replaced.count === 0) return null;
  const ended = await tx.session.deleteMany({ where: { userId, id: { not: keptSessionId } } });
  return ended.count;
}

/** The firm of this user that a public short name stands for, or null: one question for all names. */
export async function findFirmIdOfUserBySlug(userId: string, slug: string): Promise<string | null> {
  const rows = await prismaClient().$queryRaw<{ firmId: string }[]>`
    SELECT u.firm_id AS "firmId" FROM user_firms u JOIN firm_slugs f ON f.firm_id = u.firm_id
     WHERE u.user_id = ${userId}::uuid AND f.slug = ${slug}`;
  return rows[0]?.firmId ?? null;
}

/** The firm that a public short name stands for, or null. */
export async function findFirmIdBySlug(slug: string): Promise<string | null> {
  const row = await prismaClient().firmSlug.findUnique({
    where: { slug },
    select: { firmId: true },
  });
  return row?.firmId ?? null;
}

/** The short names already taken among those that begin with `stem`. */
export async function listSlugsStartingWith(stem: string): Promise<string[]> {
  const rows = await prismaClient().firmSlug.findMany({
    where: { slug: { startsWith: stem } },
    select: { slug: true },
  });
  return rows.map((row) => row.slug);
}

/** Every firm's id, in order, for sweeps and the doctor. */
export async function listFirmIds(): Promise<string[]> {
  const rows = await prismaClient().firmSlug.findMany({
    orderBy: { firmId: 'asc' },
    select: { firmId: true },
  });
  return rows.map((row) => row.firmId);
}

/** The firms created as demonstrations: the only ones whose passwords may be shown. */
export async function listDemoFirms(): Promise<{ firmId: string; slug: string }[]> {
  return prismaClient().firmSlug.findMany({
    where: { isDemo: true },
    orderBy: { slug: 'asc' },
    select: { firmId: true, slug: true },
  });
}

export interface JobFigures {
  /** Jobs whose time has come and that nobody has begun. */
  readonly ready: number;
  /** Jobs for a later time, among them those that are tried again. */
  readonly later: number;
  readonly underWay: number;
  /** Jobs that have failed for good. */
  readonly dead: number;
}

/** How many jobs there are, of all firms together. */
export async function readJobFigures(): Promise<JobFigures> {
  const [row] = await prismaClient().$queryRaw<JobFigures[]>`
    SELECT (count(*) FILTER (WHERE name = 'work' AND state < 'active' AND start_after <= now()))::int AS ready,
           (count(*) FILTER (WHERE name = 'work' AND state < 'active' AND start_after > now()))::int AS later,
           (count(*) FILTER (WHERE name = 'work' AND state = 'active'))::int AS "underWay",
           (count(*) FILTER (WHERE name = 'dead' AND state < 'active'))::int AS dead
      FROM pgboss.job`;
  return row ?? { ready: 0, later: 0, underWay: 0, dead: 0 };
}

/** Whether the database answers, for the health check. */
export async function isDatabaseReachable(): Promise<boolean> {
  try {
    await prismaClient().$queryRaw`SELECT 1`;
    return true;
  } catch {
    return false;
  }
}

/**
 * Lets a person into a firm: finds or writes their user, and the pair of user and firm. An
 * existing user keeps their password: no firm may change what another firm's member signs in with.
 */
export async function admitUser(
  tx: FirmTx,
  admission: {
    userId: string;
    firmId: string;
    email: string;
    passwordHash: string;
    createdAt: Date;
  },
): Promise<{ userId: string; isNewUser: boolean }> {
  const { userId, firmId, email, passwordHash, createdAt } = admission;
  const inserted = await tx.user.createManyAndReturn({
    data: [{ id: userId, email, passwordHash, createdAt }],
    skipDuplicates: true,
    select: { id: true },
  });
  const user = inserted[0] ?? (await tx.user.findUniqueOrThrow({ where: { email } }));
  await tx.userFirm.createMany({ data: [{ userId: user.id, firmId }], skipDuplicates: true });
  return { userId: user.id, isNewUser: inserted.length === 1 };
}

/** Gives a new firm its short name. */
export async function claimSlug(
  tx: FirmTx,
  claim: { slug: string; firmId: string; isDemo: boolean },
): Promise<void> {
  await tx.firmSlug.create({ data: claim });
}

/** Writes what happened where no firm is known (see lib/audit/record-access.ts). */
export async function writeDoorRecords(
  records: readonly Prisma.DoorRecordCreateManyInput[],
): Promise<void> {
  await prismaClient().doorRecord.createMany({ data: [...records] });
}

/** What happened where no firm is known, since an instant and after a row, the oldest first. */
export async function readDoorRecords(
  since: Date,
  after: string | null,
  limit: number,
): Promise<DoorRecord[]> {
  return prismaClient().doorRecord.findMany({
    where: { at: { gte: since }, ...(after && { id: { gt: after } }) },
    orderBy: { id: 'asc' },
    take: limit,
  });
}
