import 'server-only';
import { prismaClient } from '../client';
import type { FirmTx } from '../with-firm';

/*
 * The part of the identity store (see ../identity-store.ts) that opens by a link: account_links must be read before a firm
 * is known. A link that was used, replaced or revoked has no row, so that none of these can be told
 * from one that never was.
 */

export type LinkPurpose = 'invitation' | 'reset';

/** A link that is still good, without its token. */
export interface OpenLink {
  readonly id: string;
  readonly firmId: string | null;
  readonly invitationId: string | null;
  readonly userId: string | null;
  readonly expiresAt: Date;
}

export interface NewLink extends OpenLink {
  readonly purpose: LinkPurpose;
  readonly tokenHash: string;
  readonly createdAt: Date;
}

/** A transaction without a firm, for what the operator does to an account. */
export function inAccountTransaction<T>(work: (tx: FirmTx) => Promise<T>): Promise<T> {
  return prismaClient().$transaction(work);
}

/** The link with this token that is good at `at`, or null. Changes nothing. */
export async function findLink(
  purpose: LinkPurpose,
  tokenHash: string,
  at: Date,
): Promise<OpenLink | null> {
  return prismaClient().accountLink.findFirst({
    where: { purpose, tokenHash, expiresAt: { gt: at } },
    select: { id: true, firmId: true, invitationId: true, userId: true, expiresAt: true },
  });
}

/** A firm's link that is to be sent by mail, by its id or its invitation; null once it is used or taken back. */
export async function findLinkToSend(
  tx: FirmTx,
  {
    firmId,
    ...of
  }: { readonly firmId: string } & ({ readonly id: string } | { readonly invitationId: string }),
): Promise<{ id: string; tokenHash: string } | null> {
  return tx.accountLink.findFirst({
    where: { firmId, ...of },
    select: { id: true, tokenHash: true },
  });
}

/** Writes a link in the place of those that the same invitation, or the same person, had. */
export async function storeLink(tx: FirmTx, link: NewLink): Promise<void> {
  await dropLinks(tx, link);
  await tx.accountLink.create({ data: link });
}

/** Takes back the links of an invitation or of a person who forgot their password. */
export async function dropLinks(
  tx: FirmTx,
  of: { firmId?: string | null; invitationId?: string | null; userId?: string | null },
): Promise<void> {
  const { firmId, invitationId, userId } = of;
  if (firmId && invitationId) await tx.accountLink.deleteMany({ where: { firmId, invitationId } });
  if (userId) await tx.accountLink.deleteMany({ where: { userId } });
}

/** Uses a link up. False when someone else has used it, or it was taken back. */
export async function takeLink(tx: FirmTx, id: string): Promise<boolean> {
  return (await tx.accountLink.deleteMany({ where: { id } })).count === 1;
}

/**
 * Forgets the links that can no longer be used at `at`.
 * @returns how many there were
 */
export async function forgetExpiredLinks(at: Date): Promise<number> {
  const { count } = await prismaClient().accountLink.deleteMany({
    where: { expiresAt: { lte: at } },
  });
  return count;
}

/** Writes a user with a password of their own. False when the address has one already. */
export async function createUser(
  tx: FirmTx,
  user: { id: string; email: string; passwordHash: string; createdAt: Date },
): Promise<boolean> {
  return (await tx.user.createMany({ data: [user], skipDuplicates: true })).count === 1;
}

/** Lets a user into a firm; their member row says as what. */
export async function joinUserToFirm(tx: FirmTx, userId: string, firmId: string): Promise<void> {
  await tx.userFirm.createMany({ data: [{ userId, firmId }], skipDuplicates: true });
}

/**
 * Holds a user's row until the transaction ends: joining a firm and setting a forgotten password
 * happen one after the other, each seeing what the other did.
 */
export async function lockUser(tx: FirmTx, userId: string): Promise<{ email: string } | null> {
  const rows = await tx.$queryRaw<{ email: string }[]>`
    SELECT email FROM users WHERE id = ${userId}::uuid FOR UPDATE`;
  return rows[0] ?? null;
}

/** Whether a session of this user still stands, read within the transaction that acts for it. */
export async function sessionStands(
  tx: FirmTx,
  sessionId: string,
  userId: string,
): Promise<boolean> {
  return (await tx.session.count({ where: { id: sessionId, userId } })) === 1;
}

/** The firms of a user but samples, those of the demonstration marked, whether open or not. */
export async function listMembershipsOf(
  tx: FirmTx,
  userId: string,
): Promise<{ firmId: string; isDemo: boolean }[]> {
  return tx.$queryRaw<{ firmId: string; isDemo: boolean }[]>`
    SELECT u.firm_id AS "firmId", f.is_demo AS "isDemo"
      FROM user_firms u JOIN firm_slugs f ON f.firm_id = u.firm_id
     WHERE u.user_id = ${userId}::uuid AND f.sample_of IS NULL ORDER BY u.firm_id`;
}

/** Whether a firm belongs to the demonstration. */
export async function isDemoFirm(tx: FirmTx, firmId: string): Promise<boolean> {
  return (await tx.firmSlug.count({ where: { firmId, isDemo: true } })) === 1;
}

/** The address of a user, for the page that lets them set a password. */
export async function findEmailOfUser(userId: string): Promise<string | null> {
  const user = await prismaClient().user.findUnique({
    where: { id: userId },
    select: { email: true },
  });
  return user?.email ?? null;
}

/** Sets a new password in place of a forgotten one, and ends every session of the user. */
export async function setForgottenPassword(
  tx: FirmTx,
  userId: string,
  passwordHash: string,
): Promise<number> {
  await tx.user.update({
    where: { id: userId },
    data: { passwordHash, mustChange: false },
    select: { id: true },
  });
  return (await tx.session.deleteMany({ where: { userId } })).count;
}

/** Lets nothing through for this user but the page that sets a new password. */
export async function demandNewPassword(userId: string): Promise<void> {
  await prismaClient().user.updateMany({ where: { id: userId }, data: { mustChange: true } });
}
