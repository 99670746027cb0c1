import 'server-only';
import type { FirmTx } from '@/lib/platform/db/with-firm';
import { caseLine, caseLineColumns, caseLineTables, type CaseLineRow } from './case-line';
import type { DashboardDto } from './dashboard-dto';

const SHOWN_CASES = 20;

interface TodayRow extends CaseLineRow {
  /** All of today's cases, and of those the ones that this holder got. */
  total: number;
  ofHolder: number;
}

/** The cases that arrived between two instants, and who holds them now. */
export async function readToday(
  tx: FirmTx,
  firmId: string,
  from: Date,
  to: Date,
): Promise<DashboardDto['newToday']> {
  // The dashboard: today's arrivals. One row per shown case, plus one per holder for the counts.
  const rows = await tx.$queryRaw<(TodayRow & { isShown: boolean; isFirst: boolean })[]>`
    SELECT * FROM (
      SELECT ${caseLineColumns},
             (count(*) OVER ())::int AS total,
             (count(*) OVER (PARTITION BY c.attorney_id))::int AS "ofHolder",
             row_number() OVER (ORDER BY c.received_at DESC, c.id DESC) <= ${SHOWN_CASES}
               AS "isShown",
             row_number() OVER (PARTITION BY c.attorney_id
                                ORDER BY c.received_at DESC, c.id DESC) = 1 AS "isFirst"
        FROM ${caseLineTables}
       WHERE c.firm_id = ${firmId}::uuid AND c.received_at >= ${from} AND c.received_at < ${to}) t
     WHERE "isShown" OR "isFirst"
     ORDER BY "receivedAt" DESC, id DESC`;
  const firsts = rows.filter(({ isFirst }) => isFirst);
  return {
    count: rows[0]?.total ?? 0,
    waiting: firsts.find(({ attorneyId }) => attorneyId === null)?.ofHolder ?? 0,
    byAttorney: firsts
      .flatMap(({ attorneyId, attorneyName, ofHolder }) =>
        attorneyId === null || attorneyName === null
          ? []
          : [{ attorney: { id: attorneyId, name: attorneyName }, count: ofHolder }],
      )
      .sort((a, b) => b.count - a.count),
    cases: rows
      .filter(({ isShown }) => isShown)
      .map(({ total: _total, ofHolder: _ofHolder, isShown: _shown, isFirst: _first, ...row }) =>
        caseLine(row),
      ),
  };
}
