import 'server-only';
import { sql, type Sql } from '@/lib/db/sql';
import type { FirmState } from './load-firm';
import type { AttorneyChange } from './roster';
import type { WriteSet } from './write-set';

/*
 * The parts of the one statement that a unit writes with. Each takes its rows as JSON, so that the
 * statement stays the same however many rows there are; a part without rows is left out, since
 * planning all twelve for a change of stage costs more than the change.
 */

/** New clients, and what was missing about known ones. */
export function clientParts({ newClients, changedClients }: WriteSet): Sql[] {
  return [
    ...part(
      newClients,
      (json) => sql`
           new_clients AS (INSERT INTO clients
             SELECT * FROM jsonb_populate_recordset(NULL::clients, ${json}::jsonb))`,
    ),
    ...part(
      [...changedClients.values()],
      (json) => sql`
           changed_clients AS (UPDATE clients c
               SET email = r.email, company = r.company, company_key = r.company_key,
                   external_ref = r.external_ref, version = r.version
              FROM jsonb_populate_recordset(NULL::clients, ${json}::jsonb) r
             WHERE c.firm_id = r.firm_id AND c.id = r.id)`,
    ),
  ];
}

/** New cases, changed cases (only from the version that was read) and their changes of stage. */
export function caseParts({ newCases, changedCases, stageChanges }: WriteSet): Sql[] {
  return [
    ...part(
      [...newCases.values()],
      (json) => sql`
           new_cases AS (INSERT INTO cases
             SELECT * FROM jsonb_populate_recordset(NULL::cases, ${json}::jsonb))`,
    ),
    ...part(
      [...changedCases.values()],
      (json) => sql`
           changed_cases AS (UPDATE cases c
               SET visa_type = r.visa_type, filing_kind = r.filing_kind, complexity = r.complexity,
                   stage = r.stage, stage_since = r.stage_since, priority = r.priority,
                   deadline = r.deadline, notes = r.notes, closed_at = r.closed_at,
                   attorney_id = r.attorney_id, assigned_at = r.assigned_at,
                   waiting_since = r.waiting_since, attorney_of_record_id = r.attorney_of_record_id,
                   load_points = r.load_points, counts_active = r.counts_active,
                   version = r.version
              FROM jsonb_populate_recordset(NULL::cases, ${json}::jsonb) r
             WHERE c.firm_id = r.firm_id AND c.id = r.id AND c.version = r.version - 1
            RETURNING 1)`,
    ),
    ...part(
      stageChanges,
      (json) => sql`
           new_stage_changes AS (INSERT INTO stage_changes
             SELECT * FROM jsonb_populate_recordset(NULL::stage_changes, ${json}::jsonb))`,
    ),
  ];
}

/** Decisions, intervals and events: written once, never changed. */
export function historyParts({ decisions, newAssignments, events }: WriteSet): Sql[] {
  return [
    ...part(
      decisions,
      (json) => sql`
           new_decisions AS (INSERT INTO decisions
             SELECT * FROM jsonb_populate_recordset(NULL::decisions, ${json}::jsonb))`,
    ),
    ...part(
      newAssignments,
      (json) => sql`
           new_assignments AS (INSERT INTO assignments
             SELECT * FROM jsonb_populate_recordset(NULL::assignments, ${json}::jsonb))`,
    ),
    ...part(
      events.rows,
      (json) => sql`
           new_events AS (INSERT INTO events
             SELECT * FROM jsonb_populate_recordset(NULL::events, ${json}::jsonb))`,
    ),
  ];
}

/** Handoffs asked for, and answers to those that are still open. */
export function handoffParts({ newHandoffs, resolvedHandoffs }: WriteSet): Sql[] {
  return [
    ...part(
      newHandoffs,
      (json) => sql`
           new_handoffs AS (INSERT INTO handoffs
             SELECT * FROM jsonb_populate_recordset(NULL::handoffs, ${json}::jsonb))`,
    ),
    ...part(
      resolvedHandoffs,
      (json) => sql`
           resolved_handoffs AS (UPDATE handoffs h
               SET status = r.status, resolved_at = r.resolved_at, resolution = r.resolution,
                   version = r.version
              FROM jsonb_populate_recordset(NULL::handoffs, ${json}::jsonb) r
             WHERE h.firm_id = r.firm_id AND h.id = r.id AND h.status = 'pending'
            RETURNING 1)`,
    ),
  ];
}

/** The part for these rows, or nothing where there are none. */
function part(values: readonly object[], write: (json: string) => Sql): Sql[] {
  return values.length === 0 ? [] : [write(rows(values))];
}

/** Attorneys' counters, only where they still are what the unit read. */
export function attorneyParts(firmId: string, changes: readonly AttorneyChange[]): Sql[] {
  if (changes.length === 0) return [];
  return [
    sql`
           moved AS (UPDATE attorneys a
               SET active_count = r.active_count, open_count = r.open_count,
                   load_points = r.load_points, turn = r.turn,
                   last_assigned_at = r.last_assigned_at,
                   fair_share_millipoints = r.fair_share_millipoints,
                   reentry_since = r.reentry_since, reentry_got_points = r.reentry_got_points,
                   reentry_expected_millipoints = r.reentry_expected_millipoints
              FROM jsonb_to_recordset(${JSON.stringify(changes.map(attorneyRow))}::jsonb) AS r (
                     id uuid, was_active_count int, was_open_count int, was_load_points int,
                     active_count int, open_count int, load_points int, turn int,
                     last_assigned_at timestamptz, fair_share_millipoints int,
                     reentry_since timestamptz, reentry_got_points int,
                     reentry_expected_millipoints int)
             WHERE a.firm_id = ${firmId}::uuid AND a.id = r.id
               AND a.active_count = r.was_active_count AND a.open_count = r.was_open_count
               AND a.load_points = r.was_load_points
            RETURNING 1)`,
  ];
}

/** The firm's own counters and the head of its audit trail. */
export function statePart(
  firmId: string,
  state: FirmState,
  head: { seq: number; hash: string },
): Sql {
  return sql`
           counted AS (UPDATE assignment_states
               SET last_case_number = ${state.lastCaseNumber}, last_turn = ${state.lastTurn},
                   forfeit_millipoints = ${BigInt(state.forfeitMilliPoints)},
                   fair_share_decayed_at = ${state.fairShareDecayedAt},
                   last_event_seq = ${head.seq}, last_event_hash = ${head.hash}
             WHERE firm_id = ${firmId}::uuid)`;
}

function attorneyRow({ before, after }: AttorneyChange) {
  return {
    id: after.id,
    was_active_count: before.activeCount,
    was_open_count: before.openCount,
    was_load_points: before.loadPoints,
    active_count: after.activeCount,
    open_count: after.openCount,
    load_points: after.loadPoints,
    turn: after.turn,
    last_assigned_at: isoOrNull(after.lastAssignedAtMs),
    fair_share_millipoints: after.fairShareMilliPoints,
    reentry_since: isoOrNull(after.reentrySinceMs),
    reentry_got_points: after.reentryGotPoints,
    reentry_expected_millipoints: after.reentryExpectedMilli,
  };
}

function isoOrNull(ms: number | null): string | null {
  return ms === null ? null : new Date(ms).toISOString();
}

/** Rows as JSON with column names: firmId becomes firm_id. */
export function rows(values: readonly object[]): string {
  return JSON.stringify(
    values.map((value) =>
      Object.fromEntries(Object.entries(value).map(([key, inner]) => [columnName(key), inner])),
    ),
  );
}

function columnName(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
