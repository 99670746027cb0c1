import 'server-only';
import { endingHandoff, isTakenBack, wasUndone } from '@/lib/assignment/sql';
import { every, sql, type Sql } from '@/lib/platform/db/sql';
import type { FirmTx } from '@/lib/platform/db/with-firm';
import { caseLine, caseLineColumns, caseLineTables, type CaseLineRow } from './case-line';
import type { MetricCase } from './metric-dto';
import type { MetricQuery } from '@/lib/contracts/metric';

/** The most cases of a metric that are read at a time. */
export const MAX_METRIC_CASES = 1000;

interface Span {
  readonly from: Date;
  readonly to: Date;
}

interface LimitedSpan extends Span {
  readonly limit: number;
}

interface MetricRow extends CaseLineRow {
  key: string;
  at: Date;
  fromId: string | null;
  fromName: string | null;
  holderId: string;
  holderName: string;
  total: number;
}

/**
 * The conditions on `s` (an interval) and `h` (the handoff that began it) of the figures that are
 * counts of intervals; the same as those of the reports' own queries.
 */
function conditionsOf(firmId: string, query: MetricQuery, { from, to }: Span): Sql[] {
  const conditions = [sql`s.firm_id = ${firmId}::uuid`];
  const { attorneyId, otherId, reason } = query;
  const started = sql`s.started_at >= ${from} AND s.started_at < ${to}`;
  const holder = attorneyId === undefined ? sql`true` : sql`s.attorney_id = ${attorneyId}::uuid`;
  const giver =
    attorneyId === undefined ? sql`true` : sql`h.from_attorney_id = ${attorneyId}::uuid`;
  const stands = sql`NOT ${isTakenBack(firmId, sql`s.handoff_id`)}`;
  switch (query.figure) {
    case 'new':
      conditions.push(started, holder, sql`s.is_new_intake`);
      break;
    case 'new-by-rules':
      conditions.push(started, holder, sql`s.is_new_intake AND s.start_reason <> 'by-hand'`);
      break;
    case 'new-by-hand':
      conditions.push(started, holder, sql`s.is_new_intake AND s.start_reason = 'by-hand'`);
      break;
    case 'handed-in':
      conditions.push(started, holder, sql`s.handoff_id IS NOT NULL`, stands);
      if (otherId) conditions.push(sql`h.from_attorney_id = ${otherId}::uuid`);
      break;
    case 'handed-out':
      conditions.push(started, giver, sql`s.handoff_id IS NOT NULL`, stands);
      if (otherId) conditions.push(sql`s.attorney_id = ${otherId}::uuid`);
      break;
    case 'given-away':
      conditions.push(holder, sql`s.end_reason = 'handoff'`);
      conditions.push(sql`s.ended_at >= ${from} AND s.ended_at < ${to}`);
      conditions.push(sql`NOT ${isTakenBack(firmId, endingHandoff(firmId))}`);
      break;
    case 'held':
      conditions.push(holder, sql`s.started_at < ${to}`);
      conditions.push(sql`(s.ended_at IS NULL OR s.ended_at >= ${from})`);
      conditions.push(sql`NOT ${wasUndone(firmId, sql`s.handoff_id`)}`);
      break;
    default:
      conditions.push(sql`false`);
  }
  if (reason) conditions.push(sql`h.reason = ${reason}`);
  return conditions;
}

/** Whether a figure counts pairs of an attorney and a case, however many intervals they make. */
function countsPairs({ figure }: MetricQuery): boolean {
  return figure === 'held' || figure === 'given-away';
}

/** The cases of a metric that counts intervals, newest first; one query. */
export async function readIntervalCases(
  tx: FirmTx,
  firmId: string,
  query: MetricQuery,
  span: LimitedSpan,
): Promise<{ items: MetricCase[]; total: number }> {
  const key = countsPairs(query) ? sql`s.attorney_id, s.case_id` : sql`s.id`;
  const at = query.figure === 'given-away' ? sql`s.ended_at` : sql`s.started_at`;
  // The cases of a report's metric.
  const rows = await tx.$queryRaw<MetricRow[]>`
    WITH picked AS (
      SELECT DISTINCT ON (${key}) s.id, s.case_id, s.attorney_id, ${at} AS at, h.from_attorney_id
        FROM assignments s
        LEFT JOIN handoffs h ON h.firm_id = s.firm_id AND h.id = s.handoff_id
       WHERE ${every(conditionsOf(firmId, query, span))}
       ORDER BY ${key}, s.turn DESC),
    shown AS (
      SELECT *, (count(*) OVER ())::int AS total FROM picked
       ORDER BY at DESC, id DESC
       LIMIT ${span.limit})
    SELECT ${caseLineColumns}, p.id AS key, p.at, g.id AS "fromId", g.name AS "fromName",
           k.id AS "holderId", k.name AS "holderName", p.total
      FROM shown p
      JOIN (${caseLineTables}) ON c.firm_id = ${firmId}::uuid AND c.id = p.case_id
      JOIN attorneys k ON k.firm_id = c.firm_id AND k.id = p.attorney_id
      LEFT JOIN attorneys g ON g.firm_id = c.firm_id AND g.id = p.from_attorney_id
     ORDER BY p.at DESC, p.id DESC`;
  return { items: rows.map(metricCase), total: rows[0]?.total ?? 0 };
}

function metricCase(row: MetricRow): MetricCase {
  const { key, at, fromId, fromName, holderId, holderName, total: _total, ...line } = row;
  return {
    key,
    case: caseLine(line),
    at: at.toISOString(),
    from: fromId === null || fromName === null ? null : { id: fromId, name: fromName },
    holder: { id: holderId, name: holderName },
  };
}

/** The first of these cases in the order given, each with its own instant; one query. */
export async function readCasesById(
  tx: FirmTx,
  firmId: string,
  facts: readonly { caseId: string; at: Date }[],
  limit: number,
): Promise<MetricCase[]> {
  if (facts.length === 0) return [];
  const shown = facts.slice(0, limit);
  const ids = [...new Set(shown.map(({ caseId }) => caseId))];
  // The cases of a metric that is worked out from an attorney's history.
  const rows = await tx.$queryRaw<CaseLineRow[]>`
    SELECT ${caseLineColumns} FROM ${caseLineTables}
     WHERE c.firm_id = ${firmId}::uuid AND c.id = ANY (${ids}::uuid[])`;
  const lines = new Map(rows.map((row) => [row.id, caseLine(row)]));
  return shown.flatMap(({ caseId, at }) => {
    const line = lines.get(caseId);
    if (!line) return [];
    const key = `${caseId} ${at.toISOString()}`;
    return [{ key, case: line, at: at.toISOString(), from: null, holder: line.attorney }];
  });
}
