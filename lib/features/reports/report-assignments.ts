import 'server-only';
import { isTakenBack } from '@/lib/assignment/sql';
import type { Actor } from '@/lib/platform/auth/actor';
import { requirePermission } from '@/lib/platform/auth/permissions';
import { getFirmZone } from '@/lib/platform/db/firm-zone';
import { sql } from '@/lib/platform/db/sql';
import { withFirm, type FirmTx } from '@/lib/platform/db/with-firm';
import { monthBounds } from '@/lib/shared/time';
import { parseInput } from '@/lib/shared/validation/parse-input';
import {
  type AssignmentCounts,
  type AssignmentReportDto,
  type AssignmentReportRow,
  assignmentReportSchema,
} from '@/lib/contracts/report';

interface CountRow {
  id: string;
  name: string;
  newByRules: number;
  newByHand: number;
  handedIn: number;
  handedOut: number;
  /** Of the new cases. */
  complexitySum: number;
}

/**
 * What was assigned in a month of the firm's calendar, per attorney: active attorneys, and others
 * who had a part in it. A case counts as new once, when it first gets a holder.
 *
 * @param month YYYY-MM
 * @throws AppError `validation-failed` for a month that does not exist.
 */
export async function reportAssignments(actor: Actor, month: string): Promise<AssignmentReportDto> {
  requirePermission(actor, 'reports.read');
  parseInput(assignmentReportSchema, { month });
  return withFirm(actor, async (tx) => {
    const timeZone = await getFirmZone(tx, actor.firmId);
    const { from, to } = monthBounds(month, timeZone);
    const counts = await countAssignments(tx, actor.firmId, from, to);
    return {
      month,
      timeZone,
      from: from.toISOString(),
      to: to.toISOString(),
      rows: counts.map(toRow),
      totals: countsOf(counts.reduce(add, NOTHING)),
    };
  });
}

// The monthly report: reads the month's assignments once, each giving to one attorney and, as a
// handoff, taking from another.
async function countAssignments(
  tx: FirmTx,
  firmId: string,
  from: Date,
  to: Date,
): Promise<CountRow[]> {
  return tx.$queryRaw<CountRow[]>`
    WITH started AS (
      SELECT s.attorney_id AS to_id, h.from_attorney_id AS from_id, s.is_new_intake,
             s.start_reason, c.complexity
        FROM assignments s
        JOIN cases c ON c.firm_id = s.firm_id AND c.id = s.case_id
        LEFT JOIN handoffs h ON h.firm_id = s.firm_id AND h.id = s.handoff_id
       WHERE s.firm_id = ${firmId}::uuid AND s.started_at >= ${from} AND s.started_at < ${to}
         AND NOT ${isTakenBack(firmId, sql`s.handoff_id`)}),
    taken AS (
      SELECT to_id,
             count(*) FILTER (WHERE is_new_intake AND start_reason <> 'by-hand') AS by_rules,
             count(*) FILTER (WHERE is_new_intake AND start_reason = 'by-hand') AS by_hand,
             count(*) FILTER (WHERE from_id IS NOT NULL) AS handed_in,
             sum(complexity) FILTER (WHERE is_new_intake) AS complexity_sum
        FROM started GROUP BY to_id),
    given AS (
      SELECT from_id, count(*) AS handed_out
        FROM started WHERE from_id IS NOT NULL GROUP BY from_id)
    SELECT a.id, a.name, coalesce(t.by_rules, 0)::int AS "newByRules",
           coalesce(t.by_hand, 0)::int AS "newByHand",
           coalesce(t.handed_in, 0)::int AS "handedIn",
           coalesce(g.handed_out, 0)::int AS "handedOut",
           coalesce(t.complexity_sum, 0)::int AS "complexitySum"
      FROM attorneys a
      LEFT JOIN taken t ON t.to_id = a.id
      LEFT JOIN given g ON g.from_id = a.id
     WHERE a.firm_id = ${firmId}::uuid
       AND (a.active OR t.to_id IS NOT NULL OR g.from_id IS NOT NULL)
     ORDER BY a.position, a.id`;
}

const NOTHING: Omit<CountRow, 'id' | 'name'> = {
  newByRules: 0,
  newByHand: 0,
  handedIn: 0,
  handedOut: 0,
  complexitySum: 0,
};

function add(total: typeof NOTHING, row: typeof NOTHING): typeof NOTHING {
  return {
    newByRules: total.newByRules + row.newByRules,
    newByHand: total.newByHand + row.newByHand,
    handedIn: total.handedIn + row.handedIn,
    handedOut: total.handedOut + row.handedOut,
    complexitySum: total.complexitySum + row.complexitySum,
  };
}

function toRow(row: CountRow): AssignmentReportRow {
  return { attorney: { id: row.id, name: row.name }, ...countsOf(row) };
}

function countsOf(row: typeof NOTHING): AssignmentCounts {
  const { newByRules, newByHand, handedIn, handedOut, complexitySum } = row;
  const newCases = newByRules + newByHand;
  const mean = newCases === 0 ? null : Math.round((complexitySum / newCases) * 100) / 100;
  return { newByRules, newByHand, handedIn, handedOut, meanComplexity: mean };
}
