import 'server-only';
import type { Actor } from '@/lib/platform/auth/actor';
import { hasPermission, requirePermission } from '@/lib/platform/auth/permissions';
import { withFirm } from '@/lib/platform/db/with-firm';
import type { HandoffReason } from '@/lib/contracts/case-codes';
import type { PendingHandoffDto } from './read-dto';

/** More than this many unanswered handoffs are not read one by one. */
const MOST_SHOWN = 20;

/**
 * Handoffs that wait for an answer, oldest first, at most 20: those that the actor may answer.
 * Managers may answer all, an attorney those that are offered to them.
 */
export async function listPendingHandoffs(actor: Actor): Promise<PendingHandoffDto[]> {
  requirePermission(actor, 'cases.read');
  const all = hasPermission(actor.role, 'cases.handoff');
  if (!all && actor.attorneyId === null) return [];
  return withFirm(actor, async (tx) => {
    const rows = await tx.handoff.findMany({
      where: {
        firmId: actor.firmId,
        status: 'pending',
        ...(all ? {} : { toAttorneyId: actor.attorneyId ?? '' }),
      },
      orderBy: { requestedAt: 'asc' },
      take: MOST_SHOWN,
      select: {
        id: true,
        reason: true,
        requestedAt: true,
        case: { select: { id: true, number: true, client: { select: { id: true, name: true } } } },
        fromAttorney: { select: { id: true, name: true } },
        toAttorney: { select: { id: true, name: true } },
      },
    });
    return rows.map(({ case: { client, ...one }, reason, requestedAt, ...row }) => ({
      ...row,
      case: one,
      client,
      // The database's checks guarantee the closed list that Prisma types as text.
      reason: reason as HandoffReason,
      requestedAt: requestedAt.toISOString(),
    }));
  });
}
