import 'server-only';
import type { Role } from '@/lib/platform/auth/permissions';
import { withWholeFirm } from '@/lib/platform/db/with-firm';
import type { OpenInvitation } from './dto';
import { findOpenLink } from './links';

/**
 * What an invitation's link leads to; null for a link that is no longer good. Changes nothing, and
 * does not look whether the address has an account: the person who made the link must not learn it here.
 */
export async function findInvitation(token: string): Promise<OpenInvitation | null> {
  const link = await findOpenLink('invitation', token);
  if (!link?.firmId || !link.invitationId) return null;
  const { firmId, invitationId: id } = link;
  const invitation = await withWholeFirm(firmId, (tx) =>
    tx.invitation.findUnique({
      where: { firmId_id: { firmId, id }, status: 'pending' },
      select: {
        ...{ name: true, email: true, role: true, createdBy: true },
        firm: { select: { name: true, timeZone: true } },
      },
    }),
  );
  if (!invitation) return null;
  const { firm, createdBy: invitedBy, role, ...person } = invitation;
  return {
    ...person,
    // The database's own CHECK keeps the role to the closed list.
    role: role as Role,
    ...{ firmName: firm.name, timeZone: firm.timeZone, invitedBy },
    expiresAt: link.expiresAt.toISOString(),
  };
}
