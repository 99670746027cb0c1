import 'server-only';
import { systemActor } from '@/lib/auth/actor';
import { withFirm } from '@/lib/db/with-firm';
import { withAssignmentUnit } from './unit';

const HOUR_MS = 3_600_000;

/** How long a colleague has to answer. */
export const HANDOFF_EXPIRES_AFTER_HOURS = 72;

/**
 * Closes the handoffs that nobody has answered in time: the case stays with its holder, and who
 * asked is told. Taken under the firm's lock, so that an answer given at the same moment comes
 * either before (and stands) or after (and is refused).
 *
 * @returns how many expired
 */
export async function expireHandoffs(firmId: string, at: Date): Promise<number> {
  const requestedAt = { lte: new Date(at.getTime() - HANDOFF_EXPIRES_AFTER_HOURS * HOUR_MS) };
  const where = { firmId, status: 'pending', requestedAt };
  const due = await withFirm(firmId, (tx) => tx.handoff.findFirst({ where, select: { id: true } }));
  if (!due) return 0;
  return withAssignmentUnit(systemActor(firmId), async (unit) => {
    const handoffs = await unit.tx.handoff.findMany({ where, orderBy: { requestedAt: 'asc' } });
    for (const handoff of handoffs) {
      unit.writes.resolvedHandoffs.push({
        ...handoff,
        status: 'expired',
        resolvedAt: unit.at,
        resolution: null,
        version: handoff.version + 1,
      });
      unit.record('handoff-expired', {
        caseId: handoff.caseId,
        data: { handoffId: handoff.id, afterHours: HANDOFF_EXPIRES_AFTER_HOURS },
      });
    }
    return handoffs.length;
  });
}
