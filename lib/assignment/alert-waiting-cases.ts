import 'server-only';
import { systemActor } from '@/lib/platform/auth/actor';
import { sql, type Sql } from '@/lib/platform/db/sql';
import { withWholeFirm, type FirmTx } from '@/lib/platform/db/with-firm';
import { notifyManagers } from '@/lib/platform/notifications/notify-managers';
import { countFirstReasons, findExclusions, type ReasonCounts } from './core';
import { factsOf, inputFor, type CaseRow } from './facts';
import { findClientAttorneys } from './sql/client-attorneys';
import { ruleSetting } from './sql/rule-setting';
import { withAssignmentTransaction } from './with-transaction';
import type { AssignmentTransaction } from './transaction';

const HOUR_MS = 3_600_000;

/** Up to so many cases are told one by one; more at once are one message. */
const MAX_SINGLE_NOTIFICATIONS = 10;

interface Overdue {
  id: string;
  waitingSince: Date;
  alertAfterHours: number;
}

/**
 * Tells managers and admins of every case that has waited longer than the firm's rules accept:
 * once for each time that a case waits, on record in its events. What was told about cases that
 * wait no more is marked as read.
 *
 * @returns of how many cases they were told
 */
export async function alertWaitingCases(firmId: string, at: Date): Promise<number> {
  const overdue = await withWholeFirm(firmId, async (tx) => {
    await resolveAlerts(tx, firmId, at);
    return findOverdue(tx, firmId, at);
  });
  if (overdue.length === 0) return 0;
  return withAssignmentTransaction(systemActor(firmId), async (transaction) => {
    // Read again: another process may have told of them before this one had the lock.
    const still = await findOverdue(transaction.tx, firmId, at);
    for (const { id, waitingSince } of still) {
      transaction.record('waiting-alerted', {
        caseId: id,
        facts: { hours: hoursSince(waitingSince, at) },
      });
    }
    if (still.length > MAX_SINGLE_NOTIFICATIONS) await notifyOfMany(transaction, still, at);
    else await notifyOfEach(transaction, still, at);
    return still.length;
  });
}

/** Cases that have waited too long and of which no one was told in this spell of waiting. */
function findOverdue(tx: FirmTx, firmId: string, at: Date): Promise<Overdue[]> {
  return tx.$queryRaw<Overdue[]>`
    SELECT c.id, c.waiting_since AS "waitingSince", ${ruleSetting('alertAfterHours')}::int AS "alertAfterHours"
      FROM assignment_states s
      JOIN rule_sets r ON r.firm_id = s.firm_id AND r.version = s.rule_set_version
      JOIN cases c ON c.firm_id = s.firm_id AND c.attorney_id IS NULL AND c.closed_at IS NULL
     WHERE s.firm_id = ${firmId}::uuid
       AND c.waiting_since + ${patience} <= ${at}::timestamptz
       AND NOT ${isTold(firmId)}
     ORDER BY c.waiting_since, c.id`;
}

/** When the next case has waited too long, of which no one was told in this spell of waiting. */
export function alertsDueAt(firmId: string): Sql {
  return sql`
    (SELECT min(c.waiting_since + ${patience})
       FROM assignment_states s
       JOIN rule_sets r ON r.firm_id = s.firm_id AND r.version = s.rule_set_version
       JOIN cases c ON c.firm_id = s.firm_id AND c.attorney_id IS NULL AND c.closed_at IS NULL
      WHERE s.firm_id = ${firmId}::uuid AND NOT ${isTold(firmId)})`;
}

const patience = sql`${ruleSetting('alertAfterHours')}::int * interval '1 hour'`;

/** Whether managers were told of the case `c` since it has waited. */
function isTold(firmId: string): Sql {
  return sql`EXISTS (SELECT FROM events e
                      WHERE e.firm_id = ${firmId}::uuid AND e.case_id = c.id
                        AND e.kind = 'waiting-alerted' AND e.at >= c.waiting_since)`;
}

async function resolveAlerts(tx: FirmTx, firmId: string, at: Date): Promise<void> {
  await tx.$executeRaw`
    UPDATE notifications n SET read_at = ${at}::timestamptz
      FROM cases c
     WHERE n.firm_id = ${firmId}::uuid AND n.kind = 'case-waits' AND n.read_at IS NULL
       AND c.firm_id = n.firm_id AND c.id = n.case_id AND c.waiting_since IS NULL`;
}

async function notifyOfMany(
  transaction: AssignmentTransaction,
  overdue: readonly Overdue[],
  at: Date,
): Promise<void> {
  const hours = overdue[0]?.alertAfterHours ?? 0;
  await notifyManagers(transaction.tx, transaction.firmId, {
    kind: 'cases-wait',
    key: `waiting:${at.toISOString()}`,
    facts: { hours, cases: overdue.length },
  });
}

async function notifyOfEach(
  transaction: AssignmentTransaction,
  overdue: readonly Overdue[],
  at: Date,
): Promise<void> {
  const reasons = await readReasons(
    transaction,
    overdue.map(({ id }) => id),
  );
  for (const { id, waitingSince } of overdue) {
    await notifyManagers(transaction.tx, transaction.firmId, {
      kind: 'case-waits',
      key: `waiting:${id}:${waitingSince.toISOString()}`,
      caseId: id,
      facts: { hours: hoursSince(waitingSince, at), reasons: reasons.get(id) ?? {} },
    });
  }
}

/** How many attorneys each reason keeps from each case now: each counted once, by their first. */
async function readReasons(
  transaction: AssignmentTransaction,
  ids: readonly string[],
): Promise<Map<string, ReasonCounts>> {
  const { tx, firmId } = transaction;
  // The database's checks guarantee the closed lists that Prisma types as text.
  const cases = (await tx.case.findMany({ where: { firmId, id: { in: [...ids] } } })) as CaseRow[];
  const clients = [...new Set(cases.map(({ clientId }) => clientId))];
  const attorneysOf = await findClientAttorneys(tx, firmId, clients, []);
  return new Map(
    cases.map((row) => {
      const exclusions = findExclusions(
        inputFor(transaction, factsOf(row, transaction, attorneysOf(row.clientId))),
      );
      const excluded = [...exclusions.values()].map((codes) => ({
        exclusions: codes.map((code) => ({ code })),
      }));
      return [row.id, countFirstReasons(excluded)];
    }),
  );
}

/** Whole hours; never more than have passed. */
function hoursSince(since: Date, at: Date): number {
  return Math.floor((at.getTime() - since.getTime()) / HOUR_MS);
}
