import 'server-only';
import type { FirmTx } from '@/lib/platform/db/with-firm';
import type { MetricCase } from './metric-dto';
import type { MetricQuery } from '@/lib/contracts/metric';
import { readCasesById } from './read-metric-cases';

/** The cases in work today whose deadline lies before the day given, earliest first; two queries. */
export async function readOverdue(
  tx: FirmTx,
  firmId: string,
  { to, attorneyId }: Pick<MetricQuery, 'to' | 'attorneyId'>,
  limit: number,
): Promise<{ items: MetricCase[]; total: number }> {
  // The cases behind the dashboard's count of missed deadlines.
  const facts = await tx.$queryRaw<{ caseId: string; at: Date }[]>`
    SELECT id AS "caseId", assigned_at AS at FROM cases
     WHERE firm_id = ${firmId}::uuid AND attorney_id IS NOT NULL AND closed_at IS NULL
       AND counts_active AND deadline < ${to}::date
       AND (${attorneyId ?? null}::uuid IS NULL OR attorney_id = ${attorneyId ?? null}::uuid)
     ORDER BY deadline, id`;
  return { items: await readCasesById(tx, firmId, facts, limit), total: facts.length };
}
