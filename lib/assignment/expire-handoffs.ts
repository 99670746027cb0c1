import 'server-only';
import { systemActor } from '@/lib/platform/auth/actor';
import { sql, type Sql } from '@/lib/platform/db/sql';
import { withWholeFirm, type FirmTx } from '@/lib/platform/db/with-firm';
import { ruleSetting } from './sql/rule-setting';
import { withAssignmentTransaction } from './with-transaction';

/**
 * Closes the handoffs that no one has answered in the time that the firm's rules give: the case
 * stays with its holder, and who asked is told. Taken under the firm's lock, so that an answer
 * given at the same moment comes either before (and stands) or after (and is refused).
 *
 * @returns how many expired
 */
export async function expireHandoffs(firmId: string, at: Date): Promise<number> {
  const due = await withWholeFirm(firmId, (tx) => findUnanswered(tx, firmId, at));
  if (due.length === 0) return 0;
  return withAssignmentTransaction(systemActor(firmId), async (transaction) => {
    // Looked up again: the answer may have come before this had the lock.
    const ids = (await findUnanswered(transaction.tx, firmId, at)).map(({ id }) => id);
    const handoffs = await transaction.tx.handoff.findMany({ where: { firmId, id: { in: ids } } });
    for (const handoff of handoffs) {
      transaction.writes.resolvedHandoffs.push({
        ...handoff,
        status: 'expired',
        resolvedAt: transaction.at,
        resolution: null,
        version: handoff.version + 1,
      });
      transaction.record('handoff-expired', {
        caseId: handoff.caseId,
        facts: { handoffId: handoff.id },
      });
    }
    return handoffs.length;
  });
}

/** When the first of a firm's open handoffs expires. */
export function handoffsDueAt(firmId: string): Sql {
  return sql`
    (SELECT min(h.requested_at + ${patience})
       FROM assignment_states s
       JOIN rule_sets r ON r.firm_id = s.firm_id AND r.version = s.rule_set_version
       JOIN handoffs h ON h.firm_id = s.firm_id AND h.status = 'pending'
      WHERE s.firm_id = ${firmId}::uuid)`;
}

const patience = sql`${ruleSetting('handoffExpiresAfterHours')}::int * interval '1 hour'`;

function findUnanswered(tx: FirmTx, firmId: string, at: Date): Promise<{ id: string }[]> {
  return tx.$queryRaw<{ id: string }[]>`
    SELECT h.id
      FROM assignment_states s
      JOIN rule_sets r ON r.firm_id = s.firm_id AND r.version = s.rule_set_version
      JOIN handoffs h ON h.firm_id = s.firm_id AND h.status = 'pending'
     WHERE s.firm_id = ${firmId}::uuid
       AND h.requested_at + ${patience} <= ${at}::timestamptz`;
}
