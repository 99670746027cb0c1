import 'server-only';
import type { RuleSet } from '@/lib/assignment/core';
import type { FirmTx } from '@/lib/platform/db/with-firm';
import { monthBounds } from '@/lib/shared/time';
import type { DashboardDto, MyWorkload } from './dashboard-dto';
import { readWorkloadsAt } from './read-held-at';

interface Row {
  newCases: number;
  workingDays: number;
  waiting: number;
  pendingHandoffs: number;
}

/**
 * What the dashboard's figures were in a past month: arrivals over it, the rest at its last instant.
 * Null for a firm that was not there yet.
 */
export async function readMonthBefore(
  tx: FirmTx,
  firmId: string,
  month: string,
  timeZone: string,
): Promise<DashboardDto['monthBefore']> {
  const { from, to } = monthBounds(month, timeZone);
  // The dashboard: arrivals of a month; cases that no one held and handoffs not answered at its end.
  const [row] = await tx.$queryRaw<Row[]>`
    SELECT (SELECT count(*)::int FROM cases c
             WHERE c.firm_id = ${firmId}::uuid AND c.received_at >= ${from} AND c.received_at < ${to})
             AS "newCases",
           (SELECT count(*)::int
              FROM generate_series(${`${month}-01`}::date,
                                   ${`${month}-01`}::date + interval '1 month' - interval '1 day',
                                   interval '1 day') d
             WHERE extract(isodow FROM d) < 6) AS "workingDays",
           (SELECT count(*)::int FROM cases c
             WHERE c.firm_id = ${firmId}::uuid AND c.received_at < ${to}
               AND (c.closed_at IS NULL OR c.closed_at >= ${to})
               AND NOT EXISTS (
                 SELECT FROM assignments s
                  WHERE s.firm_id = ${firmId}::uuid AND s.case_id = c.id AND s.started_at < ${to}
                    AND (s.ended_at IS NULL OR s.ended_at >= ${to}))
               -- A case opened again since was closed then.
               AND (c.stage_since < ${to} OR 'closed' IS DISTINCT FROM (
                 SELECT h.to_stage FROM stage_changes h
                  WHERE h.firm_id = ${firmId}::uuid AND h.case_id = c.id AND h.changed_at < ${to}
                  ORDER BY h.changed_at DESC, h.id DESC LIMIT 1))) AS waiting,
           (SELECT count(*)::int FROM handoffs h
             WHERE h.firm_id = ${firmId}::uuid AND h.requested_at < ${to}
               AND (h.resolved_at IS NULL OR h.resolved_at >= ${to})) AS "pendingHandoffs"
      FROM firms f
     WHERE f.id = ${firmId}::uuid AND f.created_at < ${to}`;
  if (!row) return null;
  const { newCases, workingDays, ...atEnd } = row;
  return { month, newPerWorkingDay: newCases / workingDays, ...atEnd };
}

/** What one workload carried when a month ended, and which handoffs waited for its answer. */
export async function readWorkloadBefore(
  tx: FirmTx,
  firmId: string,
  attorneyId: string,
  { month, timeZone, rules }: { month: string; timeZone: string; rules: RuleSet },
): Promise<MyWorkload['monthBefore']> {
  const { to } = monthBounds(month, timeZone);
  const hasJoined = await tx.attorney.count({
    where: { firmId, id: attorneyId, joinedAt: { lt: to } },
  });
  if (hasJoined === 0) return null;
  const workloads = await readWorkloadsAt(
    tx,
    firmId,
    new Date(to.getTime() - 1),
    rules,
    attorneyId,
  );
  const { activeCases = 0, openCases = 0 } = workloads.get(attorneyId) ?? {};
  const handoffsToAnswer = await tx.handoff.count({
    where: {
      firmId,
      toAttorneyId: attorneyId,
      requestedAt: { lt: to },
      OR: [{ resolvedAt: null }, { resolvedAt: { gte: to } }],
    },
  });
  return { month, activeCases, openCases, handoffsToAnswer };
}
