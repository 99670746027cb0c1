import 'server-only';
import { withAssignmentTransaction, type AssignmentTransaction } from '@/lib/assignment';
import { recordAccess } from '@/lib/platform/audit/record-access';
import { systemActor } from '@/lib/platform/auth/actor';
import { hashPassword } from '@/lib/platform/auth/passwords';
import type { Role } from '@/lib/platform/auth/permissions';
import {
  createUser,
  dropLinks,
  isDemoFirm,
  listMembershipsOf,
  lockUser,
  moveSession,
  sessionStands,
  takeLink,
} from '@/lib/platform/db/identity-store';
import { AppError } from '@/lib/shared/errors';
import { newId } from '@/lib/platform/ids';
import { joinFirm } from '@/lib/features/members/join-firm';
import { parseInput } from '@/lib/shared/validation/parse-input';
import { findInvitation } from './find-invitation';
import { deadLink, findOpenLink } from './links';
import { requireGoodPassword } from '@/lib/platform/auth/password-policy';
import { newAccountSchema, type NewAccountInput } from '@/lib/contracts/invitation';

/** An invitation whose link has just been used up, within the firm it is to. */
interface TakenInvitation {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly role: Role;
}

/**
 * Someone new accepts: the account begins here, with a name and a password that only they know.
 *
 * @throws AppError `not-found` when the link is no longer good.
 * @throws AppError `conflict` when the address has an account by now: its owner accepts signed in.
 * @throws AppError `validation-failed` for a weak password.
 */
export async function acceptAsNewUser(input: NewAccountInput): Promise<{ email: string }> {
  const { token, name, newPassword } = parseInput(newAccountSchema, input);
  const open = await findInvitation(token);
  if (!open) throw deadLink();
  const { email, firmName } = open;
  requireGoodPassword('newPassword', newPassword, { email, name, firmName });
  // Before the firm is locked: hashing takes its time on purpose.
  const passwordHash = await hashPassword(newPassword);
  return takeInvitation(token, async (transaction, invitation) => {
    const userId = newId();
    const user = { id: userId, email, passwordHash, createdAt: transaction.at };
    if (!(await createUser(transaction.tx, user))) throw hasAccount();
    await accept(transaction, invitation, { userId, name });
    return { email };
  });
}

/**
 * Someone who has an account already accepts while signed in with it; their session goes on in the
 * firm that they have joined.
 *
 * @throws AppError `not-found` when the link is no longer good.
 * @throws AppError `forbidden` when it is for another address.
 * @throws AppError `conflict` between the demonstration and real firms.
 */
export async function acceptAsUser(
  viewer: { userId: string; sessionId: string; name: string },
  token: string,
): Promise<void> {
  const { userId, sessionId, name } = viewer;
  const firmId = await takeInvitation(token, async (transaction, invitation) => {
    const { tx } = transaction;
    // Someone may be setting this account's password by a link: the person who comes second sees it.
    const user = await lockUser(tx, userId);
    if (!user || !(await sessionStands(tx, sessionId, userId))) throw deadLink();
    if (user.email !== invitation.email) throw otherAddress();
    await refuseDemonstration(transaction, userId);
    await accept(transaction, invitation, { userId, name });
    return transaction.firmId;
  });
  await moveSession(sessionId, userId, firmId);
}

/**
 * Someone does not want to join.
 * @throws AppError `not-found` when the link is no longer good.
 */
export async function declineInvitation(token: string): Promise<void> {
  await takeInvitation(token, async (transaction, { id, email }) => {
    await resolve(transaction, id, { status: 'declined' });
    transaction.record('invitation-declined', { facts: { invitationId: id }, text: { email } });
    const { firmId } = transaction;
    await recordAccess({ kind: 'invitation-declined', firmId, data: { invitationId: id } });
  });
}

/** Uses the link up and does `work` in the invitation's firm: both, or neither. */
async function takeInvitation<T>(
  token: string,
  work: (transaction: AssignmentTransaction, invitation: TakenInvitation) => Promise<T>,
): Promise<T> {
  const link = await findOpenLink('invitation', token);
  if (!link?.firmId || !link.invitationId) throw deadLink();
  const { firmId, invitationId: id } = link;
  return withAssignmentTransaction(systemActor(firmId), async (transaction) => {
    if (!(await takeLink(transaction.tx, link.id))) throw deadLink();
    const invitation = await transaction.tx.invitation.findUnique({
      where: { firmId_id: { firmId, id } },
    });
    if (invitation?.status !== 'pending') throw deadLink();
    const { email, name } = invitation;
    return work(transaction, { id, email, name, role: invitation.role as Role });
  });
}

async function accept(
  transaction: AssignmentTransaction,
  { id, email, role }: TakenInvitation,
  { userId, name }: { userId: string; name: string },
): Promise<void> {
  const member = await joinFirm(transaction, { userId, name, email, role, invitationId: id });
  await resolve(transaction, id, { status: 'accepted', memberId: member.id });
  transaction.record('invitation-accepted', { facts: { invitationId: id, memberId: member.id } });
  const whose = { firmId: transaction.firmId, memberId: member.id };
  await recordAccess({ kind: 'invitation-accepted', ...whose, data: { invitationId: id } });
  // What one firm made when the person was theirs alone must not set the password of another's.
  await dropLinks(transaction.tx, { userId });
}

async function resolve(
  { tx, firmId, at }: AssignmentTransaction,
  id: string,
  change: { status: 'accepted' | 'declined'; memberId?: string },
): Promise<void> {
  await tx.invitation.update({
    where: { firmId_id: { firmId, id } },
    data: { ...change, resolvedAt: at },
  });
}

async function refuseDemonstration(
  { tx, firmId }: AssignmentTransaction,
  userId: string,
): Promise<void> {
  const isDemo = await isDemoFirm(tx, firmId);
  const memberships = await listMembershipsOf(tx, userId);
  if (memberships.every((one) => one.isDemo === isDemo)) return;
  throw new AppError(
    'conflict',
    'An account belongs to the demonstration or to real firms, never to both. Ask to be invited with another address.',
  );
}

function hasAccount(): AppError {
  return new AppError(
    'conflict',
    'This address has an account already. Sign in with its password, and accept here then.',
  );
}

function otherAddress(): AppError {
  return new AppError(
    'forbidden',
    'This invitation is for another address than the one you are signed in with. Sign out, then open the link again.',
  );
}
