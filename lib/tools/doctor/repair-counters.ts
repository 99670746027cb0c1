import 'server-only';
import { withAssignmentTransaction } from '@/lib/assignment';
import { applyChange } from '@/lib/assignment/core';
import { systemActor } from '@/lib/platform/auth/actor';
import type { FirmTx } from '@/lib/platform/db/with-firm';

/** An attorney whose counters were set to what the cases say. */
export interface Repair {
  readonly attorneyId: string;
  readonly name: string;
  /** Active cases, open cases, load points. */
  readonly before: readonly [number, number, number];
  readonly after: readonly [number, number, number];
}

interface Counted {
  attorneyId: string;
  activeCases: number;
  openCases: number;
  loadPoints: number;
}

/**
 * Counts every attorney's cases again under the firm's lock and corrects the counters that differ;
 * each correction is in the audit trail with both values. Nothing else is repaired: a history that
 * does not add up wants a person to look at it.
 */
export async function repairCounters(firmId: string): Promise<Repair[]> {
  return withAssignmentTransaction(systemActor(firmId), async (transaction) => {
    const counted = new Map(
      (await countCases(transaction.tx, firmId)).map((row) => [row.attorneyId, row]),
    );
    const repairs: Repair[] = [];
    for (const attorney of transaction.roster.list()) {
      const due = counted.get(attorney.id);
      const { activeCases = 0, openCases = 0, loadPoints = 0 } = due ?? {};
      const before = [attorney.activeCases, attorney.openCases, attorney.loadPoints] as const;
      const after = [activeCases, openCases, loadPoints] as const;
      if (before.every((value, index) => value === after[index])) continue;
      const carried = { activeCases, openCases, loadPoints };
      applyChange(transaction.state, { kind: 'recounted', attorneyId: attorney.id, carried });
      transaction.record('counters-repaired', {
        attorneyId: attorney.id,
        facts: { before: [...before], after: [...after] },
      });
      repairs.push({ attorneyId: attorney.id, name: attorney.name, before, after });
    }
    if (repairs.length > 0) transaction.drainAfterCommit();
    return repairs;
  });
}

function countCases(tx: FirmTx, firmId: string): Promise<Counted[]> {
  return tx.$queryRaw<Counted[]>`
    SELECT attorney_id AS "attorneyId", count(*) FILTER (WHERE counts_active)::int AS "activeCases",
           count(*)::int AS "openCases", coalesce(sum(load_points), 0)::int AS "loadPoints"
      FROM cases
     WHERE firm_id = ${firmId}::uuid AND attorney_id IS NOT NULL AND closed_at IS NULL
     GROUP BY attorney_id`;
}
