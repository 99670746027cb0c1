import 'server-only';
import { systemActor } from '@/lib/platform/auth/actor';
import { rolesWith } from '@/lib/platform/auth/permissions';
import { sql, type Sql } from '@/lib/platform/db/sql';
import { withWholeFirm, type FirmTx } from '@/lib/platform/db/with-firm';
import { notificationFor } from '@/lib/platform/notifications/notification';
import { isBehindWall } from './behind-walls';
import type { AssignmentTransaction } from './transaction';
import { withAssignmentTransaction } from './with-transaction';

/** A deadline is near from so many days before it on; one that passed longer ago is no news. */
const DAYS = 7;

/** At this time of the firm's day. */
const HOUR = sql`time '08:00'`;

/** Up to so many cases are told one by one to a person; more at once are one message. */
const MAX_SINGLE_NOTIFICATIONS = 10;

interface DueCase {
  readonly id: string;
  /** Of the deadline, `YYYY-MM-DD`. */
  readonly day: string;
  readonly what: 'near' | 'passed';
  readonly attorneyId: string | null;
  readonly clientId: string;
  readonly companies: readonly string[];
}

/**
 * Tells of every open case that its deadline is near, and again that it has passed: who holds it, and
 * managers and admins where no one does or it has passed. Once for each day that a deadline is set to,
 * on record in the events of the case. What was told of closed cases and of other days is marked as read.
 *
 * @returns of how many cases something was told
 */
export async function alertDeadlines(firmId: string, at: Date): Promise<number> {
  const due = await withWholeFirm(firmId, async (tx) => {
    await readOutdated(tx, firmId, at);
    return findDue(tx, firmId, at);
  });
  if (due.length === 0) return 0;
  return withAssignmentTransaction(systemActor(firmId), async (transaction) => {
    // Read again: another process may have told of them before this one had the lock.
    const still = await findDue(transaction.tx, firmId, at);
    for (const { id, day, what } of still) {
      transaction.record('deadline-alerted', { caseId: id, facts: { day, what } });
    }
    const told = await recipientsOf(transaction, still);
    for (const [memberId, cases] of told) tell(transaction, memberId, cases);
    return still.length;
  });
}

/** When the next deadline is near or has passed of which no one was told. */
export function deadlinesDueAt(firmId: string, at: Date): Sql {
  const today = sql`(${at}::timestamptz AT TIME ZONE f.time_zone)::date`;
  return sql`
    (SELECT min(d.due_at) FROM firms f CROSS JOIN LATERAL (
       SELECT CASE WHEN t.passed THEN NULL WHEN t.near THEN ${passedAt} ELSE ${nearAt} END AS due_at
         FROM cases c CROSS JOIN LATERAL (
           SELECT coalesce(bool_or(true), false) AS near,
                  coalesce(bool_or(e.data ->> 'what' = 'passed'), false) AS passed
             FROM events e WHERE e.firm_id = ${firmId}::uuid AND ${isOfDeadline}) t
        WHERE c.firm_id = ${firmId}::uuid AND c.closed_at IS NULL
          AND c.deadline BETWEEN ${today} - ${DAYS}::int AND ${today} + ${DAYS}::int
       UNION ALL
       SELECT (min(c.deadline) - ${DAYS}::int + ${HOUR}) AT TIME ZONE f.time_zone FROM cases c
        WHERE c.firm_id = ${firmId}::uuid AND c.closed_at IS NULL
          AND c.deadline > ${today} + ${DAYS}::int) d
      WHERE f.id = ${firmId}::uuid)`;
}

const nearAt = sql`(c.deadline - ${DAYS}::int + ${HOUR}) AT TIME ZONE f.time_zone`;
const passedAt = sql`(c.deadline + 1 + ${HOUR}) AT TIME ZONE f.time_zone`;

/** Whether the event `e` told of the deadline that the case `c` has. */
const isOfDeadline = sql`e.case_id = c.id AND e.kind = 'deadline-alerted'
             AND e.data ->> 'day' = c.deadline::text`;

function findDue(tx: FirmTx, firmId: string, at: Date): Promise<DueCase[]> {
  return tx.$queryRaw<DueCase[]>`
    SELECT c.id, c.deadline::text AS day, w.what, c.attorney_id AS "attorneyId",
           c.client_id AS "clientId", array_remove(ARRAY[c.company_key, l.company_key], NULL) AS companies
      FROM firms f
      JOIN cases c ON c.firm_id = ${firmId}::uuid AND c.closed_at IS NULL
       AND c.deadline >= (${at}::timestamptz AT TIME ZONE f.time_zone)::date - ${DAYS}::int
       AND ${nearAt} <= ${at}::timestamptz
      JOIN clients l ON l.firm_id = ${firmId}::uuid AND l.id = c.client_id
     CROSS JOIN LATERAL (
       SELECT CASE WHEN ${passedAt} <= ${at}::timestamptz THEN 'passed' ELSE 'near' END AS what) w
     WHERE f.id = ${firmId}::uuid
       AND NOT EXISTS (SELECT FROM events e
                        WHERE e.firm_id = ${firmId}::uuid AND ${isOfDeadline}
                          AND (w.what = 'near' OR e.data ->> 'what' = 'passed'))
     ORDER BY c.deadline, c.number`;
}

async function readOutdated(tx: FirmTx, firmId: string, at: Date): Promise<void> {
  await tx.$executeRaw`
    UPDATE notifications n SET read_at = ${at}::timestamptz
      FROM cases c
     WHERE n.firm_id = ${firmId}::uuid AND n.kind IN ('deadline-near', 'deadline-passed')
       AND n.read_at IS NULL AND c.firm_id = ${firmId}::uuid AND c.id = n.case_id
       AND (c.closed_at IS NOT NULL OR c.deadline::text IS DISTINCT FROM n.facts ->> 'day')`;
}

/** Of which of these cases each member is told: never of one behind a wall of theirs. */
async function recipientsOf(
  { tx, firmId, roster }: AssignmentTransaction,
  due: readonly DueCase[],
): Promise<Map<string, DueCase[]>> {
  const members = await tx.member.findMany({
    where: { firmId, active: true },
    select: { id: true, role: true },
  });
  const active = new Set(members.map(({ id }) => id));
  const managers = members.filter(({ role }) =>
    rolesWith('firm.alerts').some((one) => one === role),
  );
  const attorneyOf = new Map(roster.list().map((one) => [one.memberId, one]));
  const told = new Map<string, DueCase[]>();
  for (const one of due) {
    const holder = one.attorneyId === null ? null : roster.get(one.attorneyId).memberId;
    const hearsOf = holder !== null && active.has(holder) ? [holder] : [];
    const isForManagers = one.what === 'passed' || hearsOf.length === 0;
    const ids = new Set([...hearsOf, ...(isForManagers ? managers.map(({ id }) => id) : [])]);
    for (const id of ids) {
      const attorney = attorneyOf.get(id);
      if (attorney && isBehindWall(attorney, one)) continue;
      told.set(id, [...(told.get(id) ?? []), one]);
    }
  }
  return told;
}

function tell(
  transaction: AssignmentTransaction,
  memberId: string,
  cases: readonly DueCase[],
): void {
  const { writes, at } = transaction;
  if (cases.length > MAX_SINGLE_NOTIFICATIONS) {
    const passed = cases.filter(({ what }) => what === 'passed').length;
    const facts = { passed, near: cases.length - passed };
    const key = `deadlines:${at.toISOString()}`;
    writes.extraNotifications.push(
      notificationFor(transaction, memberId, { kind: 'deadlines-due', key, facts }),
    );
    return;
  }
  for (const { id: caseId, day, what } of cases) {
    const message = { key: `deadline:${caseId}:${day}:${what}`, caseId, facts: { day } };
    const kind = what === 'near' ? ('deadline-near' as const) : ('deadline-passed' as const);
    writes.extraNotifications.push(notificationFor(transaction, memberId, { ...message, kind }));
  }
}
