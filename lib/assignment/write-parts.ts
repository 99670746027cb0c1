import 'server-only';
import { sql, type Sql } from '@/lib/platform/db/sql';
import { changedRows, insertRows, setColumns } from '@/lib/platform/db/written-table';
import type { TransactionState } from './load-firm';
import type { AttorneyChange } from './roster';
import type { WrittenRows } from './written-rows';
import {
  ASSIGNMENTS,
  CASES,
  CASE_NOTES,
  CLIENTS,
  DECISIONS,
  EVENTS,
  EVENT_TEXTS,
  HANDOFFS,
  STAGE_CHANGES,
} from './written-tables';

/*
 * The parts of the one statement that a transaction writes with. Each takes its rows as JSON, so that the
 * statement stays the same however many rows there are; a part without rows is left out, since
 * planning all twelve for a change of stage costs more than the change.
 */

/** New clients, and what was missing about known ones. */
export function clientParts(firmId: string, { newClients, changedClients }: WrittenRows): Sql[] {
  const changed = [...changedClients.values()];
  return [
    ...part(
      newClients,
      (rows) => sql`
           new_clients AS (${insertRows(CLIENTS, firmId, rows)})`,
    ),
    ...part(
      changed,
      (rows) => sql`
           changed_clients AS (UPDATE clients c
               SET ${setColumns(CLIENTS, ['createdAt', 'createdById', 'mergedIntoId'])}
              FROM ${changedRows(CLIENTS, rows)}
             WHERE c.firm_id = ${firmId}::uuid AND c.id = r.id)`,
    ),
  ];
}

const FIXED_FOR_A_CASE = [
  'number',
  'clientId',
  'company',
  'companyKey',
  'externalRef',
  'receivedAt',
  'createdAt',
] as const;

/** New cases, changed cases (only from the version that was read), changes of stage and notes. */
export function caseParts(firmId: string, writes: WrittenRows): Sql[] {
  return [
    ...part(
      [...writes.newCases.values()],
      (rows) => sql`
           new_cases AS (${insertRows(CASES, firmId, rows)})`,
    ),
    ...part(
      [...writes.changedCases.values()],
      (rows) => sql`
           changed_cases AS (UPDATE cases c
               SET ${setColumns(CASES, FIXED_FOR_A_CASE)}
              FROM ${changedRows(CASES, rows)}
             WHERE c.firm_id = ${firmId}::uuid AND c.id = r.id AND c.version = r.version - 1
            RETURNING 1)`,
    ),
    ...part(
      writes.stageChanges,
      (rows) => sql`
           new_stage_changes AS (${insertRows(STAGE_CHANGES, firmId, rows)})`,
    ),
    ...part(
      writes.newNotes,
      (rows) => sql`
           new_notes AS (${insertRows(CASE_NOTES, firmId, rows)})`,
    ),
  ];
}

/** Decisions, intervals and events: written once, never changed. */
export function historyParts(
  firmId: string,
  { decisions, newAssignments, events }: WrittenRows,
): Sql[] {
  return [
    ...part(
      decisions,
      (rows) => sql`
           new_decisions AS (${insertRows(DECISIONS, firmId, rows)})`,
    ),
    ...part(
      newAssignments,
      (rows) => sql`
           new_assignments AS (${insertRows(ASSIGNMENTS, firmId, rows)})`,
    ),
    ...part(
      events.rows,
      (rows) => sql`
           new_events AS (${insertRows(EVENTS, firmId, rows)})`,
    ),
    ...part(
      events.texts,
      (rows) => sql`
           new_event_texts AS (${insertRows(EVENT_TEXTS, firmId, rows)})`,
    ),
  ];
}

/** Handoffs asked for, and answers to those that are still open. */
export function handoffParts(
  firmId: string,
  { newHandoffs, resolvedHandoffs }: WrittenRows,
): Sql[] {
  return [
    ...part(
      newHandoffs,
      (rows) => sql`
           new_handoffs AS (${insertRows(HANDOFFS, firmId, rows)})`,
    ),
    ...part(
      resolvedHandoffs,
      (rows) => sql`
           resolved_handoffs AS (UPDATE handoffs h
               SET status = r.status, resolved_at = r.resolved_at, resolution = r.resolution,
                   version = r.version
              FROM ${changedRows(HANDOFFS, rows)}
             WHERE h.firm_id = ${firmId}::uuid AND h.id = r.id AND h.status = 'pending'
            RETURNING 1)`,
    ),
  ];
}

/** The part for these rows, or nothing where there are none. */
function part<Row>(rows: readonly Row[], write: (rows: readonly Row[]) => Sql): Sql[] {
  return rows.length === 0 ? [] : [write(rows)];
}

/** Attorneys' counters, only where they still are what the transaction read. */
export function attorneyParts(firmId: string, changes: readonly AttorneyChange[]): Sql[] {
  if (changes.length === 0) return [];
  return [
    sql`
           moved AS (UPDATE attorneys a
               SET active_count = r.active_count, open_count = r.open_count,
                   load_points = r.load_points, turn = r.turn,
                   last_assigned_at = r.last_assigned_at,
                   fair_share_millipoints = r.fair_share_millipoints,
                   credit_settled_to = r.credit_settled_to, reentry_since = r.reentry_since,
                   reentry_got_points = r.reentry_got_points,
                   reentry_expected_millipoints = r.reentry_expected_millipoints
              FROM ${movedRows(changes)}
             WHERE a.firm_id = ${firmId}::uuid AND a.id = r.id
               AND a.active_count = r.was_active_count AND a.open_count = r.was_open_count
               AND a.load_points = r.was_load_points
            RETURNING 1)`,
  ];
}

// One, as nearly always, is written value by value; more come as JSON.
function movedRows(changes: readonly AttorneyChange[]): Sql {
  const rows = changes.map(attorneyRow);
  const [r] = rows;
  if (r && rows.length === 1) {
    return sql`(VALUES (${r.id}::uuid, ${r.was_active_count}::int, ${r.was_open_count}::int,
                       ${r.was_load_points}::int, ${r.active_count}::int, ${r.open_count}::int,
                       ${r.load_points}::int, ${r.turn}::int, ${r.last_assigned_at}::timestamptz,
                       ${r.fair_share_millipoints}::int, ${r.credit_settled_to}::bigint,
                       ${r.reentry_since}::timestamptz, ${r.reentry_got_points}::int,
                       ${r.reentry_expected_millipoints}::int)) AS r (
                     id, was_active_count, was_open_count, was_load_points, active_count,
                     open_count, load_points, turn, last_assigned_at, fair_share_millipoints,
                     credit_settled_to, reentry_since, reentry_got_points,
                     reentry_expected_millipoints)`;
  }
  return sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r (
                     id uuid, was_active_count int, was_open_count int, was_load_points int,
                     active_count int, open_count int, load_points int, turn int,
                     last_assigned_at timestamptz, fair_share_millipoints int,
                     credit_settled_to bigint, reentry_since timestamptz, reentry_got_points int,
                     reentry_expected_millipoints int)`;
}

/** The firm's own counters and the head of its audit trail. */
export function statePart(
  firmId: string,
  state: TransactionState,
  head: { seq: number; hash: string },
): Sql {
  return sql`
           counted AS (UPDATE assignment_states
               SET last_case_number = ${state.lastCaseNumber}, last_turn = ${state.lastTurn},
                   forfeit_millipoints = ${BigInt(state.forfeitMilliPoints)},
                   credit_index = ${BigInt(state.creditIndex)},
                   fair_share_decayed_at = ${new Date(state.fadedToMs)},
                   last_event_seq = ${head.seq}, last_event_hash = ${head.hash}
             WHERE firm_id = ${firmId}::uuid)`;
}

function attorneyRow({ before, after }: AttorneyChange) {
  return {
    id: after.id,
    was_active_count: before.activeCases,
    was_open_count: before.openCases,
    was_load_points: before.loadPoints,
    active_count: after.activeCases,
    open_count: after.openCases,
    load_points: after.loadPoints,
    turn: after.turn,
    last_assigned_at: isoOrNull(after.lastAssignedAtMs),
    fair_share_millipoints: after.account.balanceMilliPoints,
    credit_settled_to: after.account.settledToIndex,
    reentry_since: isoOrNull(after.reentry?.sinceMs ?? null),
    reentry_got_points: after.reentry?.gotPoints ?? 0,
    reentry_expected_millipoints: Math.round((after.reentry?.expectedPoints ?? 0) * 1000),
  };
}

function isoOrNull(ms: number | null): string | null {
  return ms === null ? null : new Date(ms).toISOString();
}
