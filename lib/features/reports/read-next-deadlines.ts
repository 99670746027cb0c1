import 'server-only';
import type { FirmTx } from '@/lib/platform/db/with-firm';
import { caseLine, caseLineColumns, caseLineTables, type CaseLineRow } from './case-line';
import type { CaseLine } from './dashboard-dto';

const SHOWN_CASES = 8;

/** The firm's cases in work whose deadline is still to come, the nearest first. One query. */
export async function readNextDeadlines(
  tx: FirmTx,
  firmId: string,
  { today }: { today: string },
): Promise<CaseLine[]> {
  // The dashboard: what is due next, no matter who holds it.
  const rows = await tx.$queryRaw<CaseLineRow[]>`
    SELECT ${caseLineColumns} FROM ${caseLineTables}
     WHERE c.firm_id = ${firmId}::uuid AND c.closed_at IS NULL AND c.counts_active
       AND c.deadline >= ${today}::date
     ORDER BY c.deadline, c.id
     LIMIT ${SHOWN_CASES}`;
  return rows.map(caseLine);
}
