import 'server-only';
import { openReadTransaction } from '@/lib/assignment';
import { weighIn } from '@/lib/assignment/place';
import type { Stage } from '@/lib/assignment/core';
import type { FirmTx } from '@/lib/platform/db/with-firm';
import type { Finding } from './finding';

/** Cases weigh what the rules say, decisions were carried out, questions are about today's holder. */
export async function checkHandling(tx: FirmTx, firmId: string): Promise<Finding[]> {
  return [
    ...(await checkWeights(tx, firmId)),
    ...(await checkCarriedOut(tx, firmId)),
    ...(await checkPendingHandoffs(tx, firmId)),
  ];
}

interface WeightGroup {
  complexity: number;
  stage: Stage;
  loadPoints: number;
  countsActive: boolean;
  number: number;
  cases: number;
}

/** Grouped by the database: a firm has thousands of cases and some dozens of weights. */
async function checkWeights(tx: FirmTx, firmId: string): Promise<Finding[]> {
  const transaction = await openReadTransaction(tx, firmId);
  const groups = await tx.$queryRaw<WeightGroup[]>`
    SELECT complexity, stage, load_points AS "loadPoints", counts_active AS "countsActive",
           min(number) AS number, count(*)::int AS cases
      FROM cases WHERE firm_id = ${firmId}::uuid AND closed_at IS NULL
     GROUP BY 1, 2, 3, 4`;
  return groups.flatMap((group) => {
    const due = weighIn(transaction, group.complexity, group.stage);
    if (due.loadPoints === group.loadPoints && due.countsActive === group.countsActive) return [];
    const say = (points: number, counts: boolean) =>
      `${points} points, ${counts ? 'counted' : 'not counted'}`;
    const whose =
      group.cases === 1
        ? `Case ${group.number}`
        : `Case ${group.number} and ${group.cases - 1} more`;
    const detail = `${whose}: ${say(group.loadPoints, group.countsActive)}, by the rules ${say(due.loadPoints, due.countsActive)}.`;
    return [{ check: 'case-weights', detail }];
  });
}

async function checkCarriedOut(tx: FirmTx, firmId: string): Promise<Finding[]> {
  return tx.$queryRaw<Finding[]>`
    SELECT 'decision-carried-out' AS "check",
           format('Decision %s chose %s for a case, but %s got case %s.', d.id,
                  coalesce(d.attorney_id::text, 'nobody'), a.attorney_id, a.case_id) AS detail
      FROM assignments a
      JOIN decisions d ON d.firm_id = a.firm_id AND d.id = a.decision_id
     WHERE a.firm_id = ${firmId}::uuid
       AND (d.attorney_id IS DISTINCT FROM a.attorney_id OR d.case_id <> a.case_id)`;
}

async function checkPendingHandoffs(tx: FirmTx, firmId: string): Promise<Finding[]> {
  return tx.$queryRaw<Finding[]>`
    SELECT 'handoff-pending' AS "check",
           format('Case %s: a handoff by %s waits for an answer, the case is %s.', c.number,
                  h.from_attorney_id,
                  CASE WHEN c.closed_at IS NOT NULL THEN 'closed'
                       ELSE 'with ' || coalesce(c.attorney_id::text, 'nobody') END) AS detail
      FROM handoffs h
      JOIN cases c ON c.firm_id = h.firm_id AND c.id = h.case_id
     WHERE h.firm_id = ${firmId}::uuid AND h.status = 'pending'
       AND (c.closed_at IS NOT NULL OR c.attorney_id IS DISTINCT FROM h.from_attorney_id)`;
}
