import 'server-only';
import type { FirmTx } from '@/lib/platform/db/with-firm';
import { addDays } from '@/lib/shared/time';
import { caseLine, caseLineColumns, caseLineTables, type CaseLineRow } from './case-line';
import { absenceLine } from './absence-line';
import type { AbsenceLine, CaseLine, MyWorkload } from './dashboard-dto';
import type { AttorneyLoad } from '@/lib/contracts/report';
import { readAbsences } from './read-absences';

const SHOWN_CASES = 10;
const SHOWN_ABSENCES = 5;
const ABSENCES_WITHIN_DAYS = 366;

/** What concerns one attorney: what came lately, what is due, which handoffs wait for them. */
export async function readMyWorkload(
  tx: FirmTx,
  firmId: string,
  load: AttorneyLoad,
  { at, today }: { at: Date; today: string },
): Promise<Omit<MyWorkload, 'monthBefore'>> {
  const { attorney, isActive: _isActive, isPresent: _isPresent, ...workload } = load;
  return {
    attorney,
    ...workload,
    recent: await readRecent(tx, firmId, attorney.id, at),
    nextDeadlines: await readNextDeadlines(tx, firmId, attorney.id),
    handoffsToAnswer: await tx.handoff.count({
      where: { firmId, toAttorneyId: attorney.id, status: 'pending' },
    }),
    absences: await readMine(tx, firmId, attorney.id, { at, today }),
  };
}

// Dates are those of the attorney's zone, a day of which may still run when the firm's is over.
async function readMine(
  tx: FirmTx,
  firmId: string,
  attorneyId: string,
  { at, today }: { at: Date; today: string },
): Promise<AbsenceLine[]> {
  const span = { from: addDays(today, -1), to: addDays(today, ABSENCES_WITHIN_DAYS) };
  const absences = await readAbsences(tx, firmId, span, attorneyId);
  return absences
    .filter(({ endsAt }) => endsAt > at)
    .slice(0, SHOWN_ABSENCES)
    .map((absence) => absenceLine(absence, at));
}

// The dashboard: cases that came to an attorney in the last 7 days.
async function readRecent(
  tx: FirmTx,
  firmId: string,
  attorneyId: string,
  at: Date,
): Promise<CaseLine[]> {
  const rows = await tx.$queryRaw<CaseLineRow[]>`
    SELECT ${caseLineColumns} FROM ${caseLineTables}
     WHERE c.firm_id = ${firmId}::uuid AND c.attorney_id = ${attorneyId}::uuid
       AND c.closed_at IS NULL AND c.assigned_at > ${at}::timestamptz - interval '7 days'
     ORDER BY c.assigned_at DESC, c.id DESC
     LIMIT ${SHOWN_CASES}`;
  return rows.map(caseLine);
}

// The dashboard: an attorney's active cases by deadline, those that have passed it on top.
async function readNextDeadlines(
  tx: FirmTx,
  firmId: string,
  attorneyId: string,
): Promise<CaseLine[]> {
  const rows = await tx.$queryRaw<CaseLineRow[]>`
    SELECT ${caseLineColumns} FROM ${caseLineTables}
     WHERE c.firm_id = ${firmId}::uuid AND c.attorney_id = ${attorneyId}::uuid
       AND c.closed_at IS NULL AND c.counts_active AND c.deadline IS NOT NULL
     ORDER BY c.deadline, c.id
     LIMIT ${SHOWN_CASES}`;
  return rows.map(caseLine);
}
