import 'server-only';
import { withAssignmentTransaction, type AssignmentTransaction } from '@/lib/assignment';
import { createAttorney } from '@/lib/features/attorneys';
import { recordAccess } from '@/lib/platform/audit/record-access';
import { memberIdOf, type Actor } from '@/lib/platform/auth/actor';
import { requirePermission } from '@/lib/platform/auth/permissions';
import { refuseInSample } from '@/lib/platform/auth/refuse-in-sample';
import { isDemoFirm } from '@/lib/platform/db/identity-store';
import { withWholeFirm } from '@/lib/platform/db/with-firm';
import { AppError, invalidField, notFound } from '@/lib/shared/errors';
import { newId } from '@/lib/platform/ids';
import { parseInput } from '@/lib/shared/validation/parse-input';
import { requireLinkBudget } from './limits';
import type { MadeLink } from './dto';
import { makeLink } from './links';
import { invitationSchema, type InvitationInput } from '@/lib/contracts/invitation';

const MAX_PENDING = 200;

/** A link that an admin hands to the person it is for. */
export interface MadeInvitation extends MadeLink {
  readonly invitationId: string;
}

/**
 * Asks a person to join the firm. They get no access until they accept by the link that this
 * answers, shown once and good for seven days. Whether the address has an account already is not
 * even looked up: a firm must not learn who works elsewhere. With `attorney` they are put on the roster
 * as well, where they get cases at once.
 *
 * @throws AppError `forbidden` without `members.manage`; `conflict` in a sample firm.
 * @throws AppError `duplicate-email` for a member of the firm, and for someone asked already.
 */
export async function inviteMember(actor: Actor, input: InvitationInput): Promise<MadeInvitation> {
  requirePermission(actor, 'members.manage');
  await refuseInSample(actor.firmId, 'Nobody is invited into it.');
  const person = parseInput(invitationSchema, input);
  await requireLinkBudget(actor.firmId);
  const { attorney, ...asked } = person;
  const { name, email } = asked;
  return withWholeFirm(
    actor.firmId,
    async () => {
      // By their address they become this attorney when they accept.
      if (attorney) await createAttorney(actor, { name, email, ...attorney });
      return withAssignmentTransaction(actor, (transaction) =>
        inviteInTransaction(transaction, asked),
      );
    },
    { lock: true },
  );
}

/** The same within a transaction that does more, such as founding the firm. */
export async function inviteInTransaction(
  transaction: AssignmentTransaction,
  { name, email, role }: Omit<InvitationInput, 'attorney'>,
): Promise<MadeInvitation> {
  const { tx, firmId, at: createdAt, actor } = transaction;
  await refuseInvitation(transaction, email);
  const id = newId();
  await tx.invitation.create({
    data: {
      ...{ firmId, id, email, name, role, createdAt, expiresAt: createdAt },
      ...{ createdById: memberIdOf(actor), createdBy: actor.name },
    },
  });
  transaction.record('member-invited', {
    facts: { invitationId: id, role },
    text: { name, email },
  });
  return handOver(transaction, id, role);
}

/**
 * A new link for someone who has not answered, good for seven days from now; the old one is not.
 *
 * @throws AppError `not-found` for an invitation that is absent, another firm's, or answered.
 */
export async function renewInvitation(actor: Actor, invitationId: string): Promise<MadeInvitation> {
  requirePermission(actor, 'members.manage');
  await requireLinkBudget(actor.firmId);
  return withAssignmentTransaction(actor, async (transaction) => {
    const { role } = await requirePending(transaction, invitationId);
    transaction.record('invitation-renewed', { facts: { invitationId } });
    return handOver(transaction, invitationId, role);
  });
}

async function handOver(
  transaction: AssignmentTransaction,
  invitationId: string,
  role: string,
): Promise<MadeInvitation> {
  const { tx, firmId, actor } = transaction;
  const { path, expiresAt } = await makeLink(tx, 'invitation', {
    ...{ firmId, invitationId, userId: null },
  });
  const memberId = memberIdOf(actor);
  await recordAccess({ kind: 'invitation-made', firmId, memberId, data: { invitationId, role } });
  const { name, email } = await tx.invitation.update({
    where: { firmId_id: { firmId, id: invitationId } },
    data: { expiresAt },
    select: { name: true, email: true },
  });
  return { invitationId, name, email, path, expiresAt };
}

/**
 * The pending invitation with this id.
 * @throws AppError `not-found` for an invitation that is absent, another firm's, or answered.
 */
export async function requirePending({ tx, firmId }: AssignmentTransaction, id: string) {
  const invitation = await tx.invitation.findUnique({ where: { firmId_id: { firmId, id } } });
  if (invitation?.status !== 'pending') throw notFound('pending invitation', id);
  return invitation;
}

async function refuseInvitation(
  { tx, firmId }: AssignmentTransaction,
  email: string,
): Promise<void> {
  if ((await isDemoFirm(tx, firmId)) && !/\.(example|test)$/.test(email)) {
    throw invalidField(
      'email',
      `In the demonstration addresses end in .example or .test, which belong to nobody: ${email} does not.`,
    );
  }
  const [members, asked, pending] = await Promise.all([
    tx.member.count({ where: { firmId, email, removedAt: null } }),
    tx.invitation.count({ where: { firmId, email, status: 'pending' } }),
    tx.invitation.count({ where: { firmId, status: 'pending' } }),
  ]);
  if (members > 0) {
    throw duplicate('A member with this e-mail address already belongs to the firm.');
  }
  if (asked > 0) {
    throw duplicate('This address has been invited already. Make its link anew in the list.');
  }
  if (pending >= MAX_PENDING) {
    throw new AppError(
      'conflict',
      `${MAX_PENDING} invitations are unanswered, and no more are kept. Revoke some of them first.`,
    );
  }
}

function duplicate(message: string): AppError {
  return new AppError('duplicate-email', message, [{ path: 'email', message }]);
}
