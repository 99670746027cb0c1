import 'server-only';
import { withAssignmentTransaction } from '@/lib/assignment';
import { systemActor } from '@/lib/platform/auth/actor';
import { sql, type Sql } from '@/lib/platform/db/sql';
import { withWholeFirm } from '@/lib/platform/db/with-firm';

/**
 * Writes down the pauses of a firm whose day has come by `at`. Costs one short look where there are
 * none; doing it twice changes nothing.
 *
 * @returns whether one was due
 */
export async function beginDuePauses(firmId: string, at: Date): Promise<boolean> {
  const due = await withWholeFirm(firmId, (tx) =>
    tx.attorney.findFirst({
      where: { firmId, active: true, pausesAt: { lte: at } },
      select: { id: true },
    }),
  );
  if (!due) return false;
  // A transaction takes the pauses that are due before its own work, which here is none.
  await withAssignmentTransaction(systemActor(firmId), () => Promise.resolve());
  return true;
}

/** When the next pause that is planned in a firm begins. */
export function pausesDueAt(firmId: string): Sql {
  return sql`(SELECT min(pauses_at) FROM attorneys WHERE firm_id = ${firmId}::uuid AND active)`;
}
