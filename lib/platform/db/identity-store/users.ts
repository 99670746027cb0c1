import 'server-only';
import { prismaClient } from '../client';
import type { FirmTx } from '../with-firm';

/* The part of the identity store that leads to users: who signs in, and with what. */

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

/** The accounts that belong to a firm's members: ids and addresses, nothing that anyone signs in with. */
export async function listUsersOfFirm(
  tx: FirmTx,
  firmId: string,
): Promise<{ id: string; email: string }[]> {
  return tx.$queryRaw`
    SELECT u.id, u.email FROM user_firms f JOIN users u ON u.id = f.user_id
     WHERE f.firm_id = ${firmId}::uuid ORDER BY u.id`;
}

/** Which of these ids are accounts. */
export async function listTakenUserIds(tx: FirmTx, ids: readonly string[]): Promise<string[]> {
  const rows = await tx.user.findMany({ where: { id: { in: [...ids] } }, select: { id: true } });
  return rows.map(({ id }) => id);
}
