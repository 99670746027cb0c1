import 'server-only';
import type { Stage } from '@/lib/assignment/core';
import type { FirmTx } from '@/lib/platform/db/with-firm';
import { caseLine, caseLineColumns, caseLineTables, type CaseLineRow } from './case-line';
import type { MetricCase } from './metric-dto';
import { heldAtInstant } from './read-held-at';

interface Row extends CaseLineRow {
  since: Date;
  holderId: string;
  holderName: string;
  total: number;
}

/** The cases that were held at an instant in one of these stages, newest first; one query. */
export async function readCasesHeldAt(
  tx: FirmTx,
  firmId: string,
  asked: { at: Date; stages: readonly Stage[]; attorneyId?: string | undefined; limit: number },
): Promise<{ items: MetricCase[]; total: number }> {
  // The cases behind a cell of the heatmap or a workload of a past month.
  const rows = await tx.$queryRaw<Row[]>`
    WITH picked AS (
      SELECT s.case_id, s.attorney_id, s.started_at, (count(*) OVER ())::int AS total
        FROM ${heldAtInstant(firmId, asked.at, asked.attorneyId)}
       WHERE g.stage = ANY (${[...asked.stages]}::text[])
       ORDER BY s.started_at DESC, s.case_id
       LIMIT ${asked.limit})
    SELECT ${caseLineColumns}, p.started_at AS since, k.id AS "holderId", k.name AS "holderName",
           p.total
      FROM picked p
      JOIN (${caseLineTables}) ON c.firm_id = ${firmId}::uuid AND c.id = p.case_id
      JOIN attorneys k ON k.firm_id = c.firm_id AND k.id = p.attorney_id
     ORDER BY p.started_at DESC, c.id`;
  const items = rows.map(({ since, holderId, holderName, total: _total, ...line }) => ({
    key: line.id,
    case: caseLine(line),
    at: since.toISOString(),
    from: null,
    holder: { id: holderId, name: holderName },
  }));
  return { items, total: rows[0]?.total ?? 0 };
}
