import 'server-only';
import { withAssignmentTransaction } from '@/lib/assignment';
import { systemActor } from '@/lib/platform/auth/actor';
import { sql, type Sql } from '@/lib/platform/db/sql';
import { withWholeFirm } from '@/lib/platform/db/with-firm';

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
  // A transaction takes the rules that are due before its own work, which here is none.
  await withAssignmentTransaction(systemActor(firmId), () => Promise.resolve());
  return true;
}

/** When the rules that a firm has scheduled take effect. */
export function rulesDueAt(firmId: string): Sql {
  return sql`(SELECT min(effective_at) FROM scheduled_rule_sets
               WHERE firm_id = ${firmId}::uuid AND status = 'scheduled')`;
}
