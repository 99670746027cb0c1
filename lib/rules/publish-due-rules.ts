import 'server-only';
import { withAssignmentUnit } from '@/lib/assignment';
import { systemActor } from '@/lib/auth/actor';
import { withWholeFirm } from '@/lib/db/with-firm';

/**
 * Puts in force, or refuses, what a firm has scheduled for a time up to `at`. Costs one short look
 * where nothing is due; doing it twice changes nothing.
 *
 * @returns whether something was due
 */
export async function publishDueRules(firmId: string, at: Date): Promise<boolean> {
  const due = await withWholeFirm(firmId, (tx) =>
    tx.scheduledRuleSet.findFirst({
      where: { firmId, status: 'scheduled', effectiveAt: { lte: at } },
      select: { id: true },
    }),
  );
  if (!due) return false;
  // A unit takes the rules that are due before its own work, which here is none.
  await withAssignmentUnit(systemActor(firmId), () => Promise.resolve());
  return true;
}
