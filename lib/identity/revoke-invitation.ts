import 'server-only';
import { withAssignmentUnit } from '@/lib/assignment';
import { recordAccess } from '@/lib/audit/record-access';
import { memberIdOf, type Actor } from '@/lib/auth/actor';
import { requirePermission } from '@/lib/auth/permissions';
import { dropLinks } from '@/lib/db/door';
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
  return withAssignmentUnit(actor, async (unit) => {
    const { tx, firmId, at: resolvedAt } = unit;
    const { name, email } = await requirePending(unit, invitationId);
    await tx.invitation.update({
      where: { firmId_id: { firmId, id: invitationId } },
      data: { status: 'revoked', resolvedAt },
    });
    await dropLinks(tx, { firmId, invitationId });
    unit.record('invitation-revoked', { facts: { invitationId }, text: { email } });
    const memberId = memberIdOf(actor);
    await recordAccess({ kind: 'invitation-revoked', firmId, memberId, data: { invitationId } });
    return { name, email };
  });
}
