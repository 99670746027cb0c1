import 'server-only';
import { withAssignmentTransaction } from '@/lib/assignment';
import { recordAccess } from '@/lib/platform/audit/record-access';
import { memberIdOf, type Actor } from '@/lib/platform/auth/actor';
import { requirePermission } from '@/lib/platform/auth/permissions';
import { dropLinks } from '@/lib/platform/db/identity-store';
import { requirePending } from './invite-member';

/**
 * Takes an invitation back: its link is good no longer.
 * @throws AppError `not-found` for an invitation that is absent, another firm's, or answered.
 */
export async function revokeInvitation(
  actor: Actor,
  invitationId: string,
): Promise<{ name: string; email: string }> {
  requirePermission(actor, 'members.manage');
  return withAssignmentTransaction(actor, async (transaction) => {
    const { tx, firmId, at: resolvedAt } = transaction;
    const { name, email } = await requirePending(transaction, invitationId);
    await tx.invitation.update({
      where: { firmId_id: { firmId, id: invitationId } },
      data: { status: 'revoked', resolvedAt },
    });
    await dropLinks(tx, { firmId, invitationId });
    transaction.record('invitation-revoked', { facts: { invitationId }, text: { email } });
    const memberId = memberIdOf(actor);
    await recordAccess({ kind: 'invitation-revoked', firmId, memberId, data: { invitationId } });
    return { name, email };
  });
}
