import 'server-only';
import type { AssignmentTransaction } from '@/lib/assignment';
import { dateColumnToText, dayEnd, dayStart } from '@/lib/shared/time';

/**
 * Absences are days where the attorney is. After a move to another time zone the days stay and
 * their instants follow, except for what has already begun or ended.
 */
export async function moveAbsencesToTimeZone(
  transaction: AssignmentTransaction,
  attorneyId: string,
  timeZone: string,
): Promise<void> {
  const { tx, firmId, at } = transaction;
  const rows = await tx.absence.findMany({
    where: { firmId, attorneyId, cancelledAt: null, endsAt: { gt: at } },
  });
  for (const row of rows) {
    const startsAt = dayStart(dateColumnToText(row.startsOn), timeZone);
    const endsAt = dayEnd(dateColumnToText(row.endsOn), timeZone);
    const hasBegun = row.startsAt <= at;
    // Far enough east, the last day is over before it began where the attorney was.
    const endsNoEarlier = hasBegun && endsAt < row.startsAt ? row.startsAt : endsAt;
    await tx.absence.updateMany({
      where: { firmId, id: row.id },
      data: hasBegun ? { endsAt: endsNoEarlier } : { startsAt, endsAt },
    });
  }
}
