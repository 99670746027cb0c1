import 'server-only';
import type { Actor } from '@/lib/platform/auth/actor';
import { requirePermission, type Role } from '@/lib/platform/auth/permissions';
import { now } from '@/lib/platform/clock';
import { withWholeFirm } from '@/lib/platform/db/with-firm';
import type { InvitationDto } from './dto';

/**
 * Those who were asked to join the firm and have not answered, the latest first.
 * @throws AppError `forbidden` without `members.manage`.
 */
export async function listInvitations(actor: Actor): Promise<InvitationDto[]> {
  requirePermission(actor, 'members.manage');
  const { firmId } = actor;
  const rows = await withWholeFirm(firmId, (tx) =>
    tx.invitation.findMany({
      // Never more than the most that may be pending.
      where: { firmId, status: 'pending' },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    }),
  );
  const at = now();
  return rows.map(({ id, name, email, role, createdBy, createdAt, expiresAt }) => ({
    ...{ id, name, email, role: role as Role, invitedBy: createdBy },
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    expired: expiresAt <= at,
  }));
}
