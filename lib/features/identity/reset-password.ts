import 'server-only';
import { withAssignmentTransaction } from '@/lib/assignment';
import { recordAccess } from '@/lib/platform/audit/record-access';
import { memberIdOf, systemActor, type Actor } from '@/lib/platform/auth/actor';
import { hashPassword } from '@/lib/platform/auth/passwords';
import { requirePermission } from '@/lib/platform/auth/permissions';
import { refuseInSample } from '@/lib/platform/auth/refuse-in-sample';
import {
  findEmailOfUser,
  findUserByEmail,
  inAccountTransaction,
  listMembershipsOf,
  lockUser,
  type OpenLink,
  setForgottenPassword,
  takeLink,
} from '@/lib/platform/db/identity-store';
import type { FirmTx } from '@/lib/platform/db/with-firm';
import { AppError, notFound } from '@/lib/shared/errors';
import { parseInput } from '@/lib/shared/validation/parse-input';
import { requireLinkBudget } from './limits';
import type { MadeLink } from './dto';
import { deadLink, findOpenLink, makeLink } from './links';
import { requireGoodPassword } from '@/lib/platform/auth/password-policy';
import { newPasswordSchema, type NewPasswordInput } from '@/lib/contracts/invitation';

/**
 * A link by which a member sets a new password in place of a forgotten one, shown once and good for
 * 24 hours. Only for someone who belongs to this firm alone: otherwise one firm's admin could enter
 * another. The refusal gives no reason, and the operator has a way for everyone.
 *
 * @throws AppError `not-found` for an absent or another firm's member.
 * @throws AppError `conflict` where only the operator may, and in a sample firm.
 */
export async function makeResetLink(actor: Actor, memberId: string): Promise<MadeLink> {
  requirePermission(actor, 'members.manage');
  await refuseInSample(actor.firmId, 'Nobody’s password is set from here.');
  await requireLinkBudget(actor.firmId);
  return withAssignmentTransaction(actor, async (transaction) => {
    const { tx, firmId } = transaction;
    const member = await tx.member.findUnique({ where: { firmId_id: { firmId, id: memberId } } });
    if (!member) throw notFound('member', memberId);
    const { userId, name, email, active } = member;
    const mayReset = active && actor.id !== memberId && (await isAllTheirs(tx, userId, firmId));
    if (!mayReset) throw onlyOperator(email);
    const { id, ...link } = await makeLink(tx, 'reset', { firmId, userId, invitationId: null });
    transaction.record('reset-link-made', { facts: { memberId, resetId: id } });
    const by = { firmId, memberId: memberIdOf(actor) };
    await recordAccess({ kind: 'reset-made', ...by, data: { resetId: id, by: 'admin' } });
    return { ...link, name, email };
  });
}

/**
 * The same by the operator, for anyone who has an account.
 * @throws AppError `not-found` when no one signs in with this address.
 */
export async function makeResetLinkByOperator(
  email: string,
): Promise<Pick<MadeLink, 'path' | 'expiresAt'>> {
  const user = await findUserByEmail(email);
  if (!user) {
    throw new AppError('not-found', `Nobody signs in with ${JSON.stringify(email)}.`);
  }
  const { id, ...link } = await inAccountTransaction((tx) =>
    makeLink(tx, 'reset', { firmId: null, userId: user.id, invitationId: null }),
  );
  const data = { resetId: id, by: 'command' } as const;
  await recordAccess({ kind: 'reset-made', userId: user.id, data });
  return link;
}

/** Whose password a reset link sets; null for a link that is no longer good. Changes nothing. */
export async function findReset(token: string): Promise<{ email: string } | null> {
  const link = await findOpenLink('reset', token);
  const email = link?.userId ? await findEmailOfUser(link.userId) : null;
  return email === null ? null : { email };
}

/**
 * Sets a new password in place of a forgotten one and ends every session of that person.
 *
 * @throws AppError `not-found` when the link is no longer good, which that of an admin is as soon as
 * the person belongs to another firm as well.
 * @throws AppError `validation-failed` for a weak password.
 */
export async function resetPassword(input: NewPasswordInput): Promise<{ email: string }> {
  const { token, newPassword } = parseInput(newPasswordSchema, input);
  const link = await findOpenLink('reset', token);
  const email = link?.userId ? await findEmailOfUser(link.userId) : null;
  if (!link?.userId || email === null) throw deadLink();
  requireGoodPassword('newPassword', newPassword, { email });
  const toHash = await hashPassword(newPassword);
  const { userId, firmId } = link;
  if (firmId === null) {
    const endedSessions = await inAccountTransaction((tx) =>
      takeReset(tx, { link, userId, toHash }),
    );
    await recordReset({ userId }, link.id, endedSessions);
    return { email };
  }
  await withAssignmentTransaction(systemActor(firmId), async (transaction) => {
    const { tx } = transaction;
    const endedSessions = await takeReset(tx, { link, userId, toHash });
    await recordReset({ userId, firmId }, link.id, endedSessions);
    const where = { firmId_userId: { firmId, userId } };
    const member = await tx.member.findUnique({ where, select: { id: true } });
    transaction.record('password-reset', { facts: { memberId: member?.id, resetId: link.id } });
  });
  return { email };
}

async function takeReset(
  tx: FirmTx,
  { link, userId, toHash }: { link: OpenLink; userId: string; toHash: string },
): Promise<number> {
  // Held until the end: joining another firm waits, and then finds its session gone.
  await lockUser(tx, userId);
  if (!(await takeLink(tx, link.id))) throw deadLink();
  if (link.firmId !== null && !(await isAllTheirs(tx, userId, link.firmId))) throw deadLink();
  return setForgottenPassword(tx, userId, toHash);
}

async function recordReset(
  whose: { userId: string; firmId?: string },
  resetId: string,
  endedSessions: number,
): Promise<void> {
  await recordAccess({ kind: 'reset-used', ...whose, data: { resetId } });
  await recordAccess({ kind: 'password-changed', ...whose, data: { by: 'reset', endedSessions } });
}

async function isAllTheirs(tx: FirmTx, userId: string, firmId: string): Promise<boolean> {
  const memberships = await listMembershipsOf(tx, userId);
  return memberships.every((one) => one.firmId === firmId && !one.isDemo);
}

function onlyOperator(email: string): AppError {
  return new AppError(
    'conflict',
    `Evenhand makes no link for this person here. Whoever operates it can: npm run user:reset -- --email ${email}`,
  );
}
