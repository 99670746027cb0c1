import 'server-only';
import { now } from '@/lib/platform/clock';
import { lookAtFirm } from '@/lib/platform/db/identity-store';
import type { FirmTx } from '@/lib/platform/db/with-firm';
import { nextTime } from '@/lib/shared/next-time';

/**
 * Has digests come at their time by the clock of another zone: that of an attorney who moved, or of all
 * members who are none, where the firm did. What is due now is left as it is.
 */
export async function moveDigestsToTimeZone(
  tx: FirmTx,
  { firmId, attorneyId }: { firmId: string; attorneyId: string | null },
  timeZone: string,
): Promise<void> {
  const at = now();
  const rows = await tx.mailPreference.findMany({
    where: {
      ...{ firmId, digestDueAt: { gt: at } },
      member: { attorney: attorneyId === null ? null : { id: attorneyId } },
    },
    select: { memberId: true, digestAt: true, digestDueAt: true },
  });
  for (const { memberId, digestAt, digestDueAt } of rows) {
    if (digestAt === null) continue;
    const next = nextTime(at, digestAt, timeZone);
    await tx.mailPreference.updateMany({
      where: { firmId, memberId, digestAt, digestDueAt },
      data: { digestDueAt: next },
    });
    await tx.$executeRaw(lookAtFirm(firmId, next));
  }
}
