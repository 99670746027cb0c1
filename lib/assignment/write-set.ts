import 'server-only';
import { AppError } from '@/lib/errors';
import type { FirmTx } from '@/lib/db/with-firm';
import type {
  Assignment,
  Case,
  Client,
  Decision,
  Handoff,
  StageChange,
} from '@/lib/db/generated/client';
import type { EventChain } from './events';
import type { FirmState } from './load-firm';
import type { AttorneyChange, Roster } from './roster';

export type DecisionRow = Omit<Decision, 'input' | 'result'> & { input: unknown; result: unknown };

interface Written {
  attorneys: number;
  cases: number;
  handoffs: number;
}

/**
 * The rows that a unit has decided to write. They go out in at most two statements, however many
 * cases were placed: the round trips of an assignment do not grow with the firm.
 */
export class WriteSet {
  readonly newClients: Client[] = [];
  readonly changedClients = new Map<string, Client>();
  readonly newCases = new Map<string, Case>();
  readonly changedCases = new Map<string, Case>();
  readonly stageChanges: StageChange[] = [];
  readonly decisions: DecisionRow[] = [];
  readonly newAssignments: Assignment[] = [];
  readonly endedAssignments: Pick<Assignment, 'firmId' | 'id' | 'endedAt' | 'endReason'>[] = [];
  readonly newHandoffs: Handoff[] = [];
  readonly resolvedHandoffs: Handoff[] = [];

  constructor(readonly events: EventChain) {}

  /** Notes the new state of a case, once however often it changes within the unit. */
  saveCase(row: Case): void {
    if (this.newCases.has(row.id)) this.newCases.set(row.id, row);
    else this.changedCases.set(row.id, row);
  }

  /**
   * Writes everything.
   * @throws AppError `conflict` when an attorney's counters or a case's version are not what this
   * unit read, which can only happen to a writer that does not hold the firm's lock.
   */
  async flush(
    tx: FirmTx,
    unit: { firmId: string; state: FirmState; roster: Roster; ruleSetVersion: number },
  ): Promise<void> {
    const changes = unit.roster.changes();
    if (this.isEmpty() && changes.length === 0) return;
    await this.endIntervals(tx);
    const [written] = await this.writeRows(tx, unit, changes);
    const expected: Written = {
      attorneys: changes.length,
      cases: this.changedCases.size,
      handoffs: this.resolvedHandoffs.length,
    };
    if (
      written?.attorneys !== expected.attorneys ||
      written.cases !== expected.cases ||
      written.handoffs !== expected.handoffs
    ) {
      throw new AppError('conflict', 'Someone else changed this at the same moment. Try again.');
    }
  }

  private isEmpty(): boolean {
    return (
      this.events.rows.length === 0 &&
      this.newClients.length === 0 &&
      this.changedClients.size === 0 &&
      this.newCases.size === 0 &&
      this.changedCases.size === 0 &&
      this.decisions.length === 0 &&
      this.newHandoffs.length === 0 &&
      this.resolvedHandoffs.length === 0
    );
  }

  // A statement of its own: the index that allows one open assignment per case is checked row by
  // row, and within one statement the new interval could come before the old one has ended.
  private async endIntervals(tx: FirmTx): Promise<void> {
    if (this.endedAssignments.length === 0) return;
    const ended = await tx.$executeRaw`
      UPDATE assignments a SET ended_at = r.ended_at, end_reason = r.end_reason
        FROM jsonb_populate_recordset(NULL::assignments, ${rows(this.endedAssignments)}::jsonb) r
       WHERE a.firm_id = r.firm_id AND a.id = r.id AND a.ended_at IS NULL`;
    if (ended !== this.endedAssignments.length) {
      throw new AppError('conflict', 'Someone else moved this case at the same moment. Try again.');
    }
  }

  // Foreign keys are checked when the statement ends, so the order of its parts does not matter.
  private writeRows(
    tx: FirmTx,
    unit: { firmId: string; state: FirmState },
    changes: readonly AttorneyChange[],
  ): Promise<Written[]> {
    const { state } = unit;
    const head = this.events.head;
    return tx.$queryRaw<Written[]>`
      WITH new_clients AS (INSERT INTO clients
             SELECT * FROM jsonb_populate_recordset(NULL::clients, ${rows(this.newClients)}::jsonb)),
           changed_clients AS (UPDATE clients c
               SET email = r.email, company = r.company, company_key = r.company_key,
                   external_ref = r.external_ref, version = r.version
              FROM jsonb_populate_recordset(NULL::clients,
                     ${rows([...this.changedClients.values()])}::jsonb) r
             WHERE c.firm_id = r.firm_id AND c.id = r.id),
           new_cases AS (INSERT INTO cases
             SELECT * FROM jsonb_populate_recordset(NULL::cases,
                             ${rows([...this.newCases.values()])}::jsonb)),
           changed_cases AS (UPDATE cases c
               SET visa_type = r.visa_type, filing_kind = r.filing_kind, complexity = r.complexity,
                   stage = r.stage, stage_since = r.stage_since, priority = r.priority,
                   deadline = r.deadline, notes = r.notes, closed_at = r.closed_at,
                   attorney_id = r.attorney_id, assigned_at = r.assigned_at,
                   waiting_since = r.waiting_since, attorney_of_record_id = r.attorney_of_record_id,
                   load_points = r.load_points, counts_active = r.counts_active,
                   version = r.version
              FROM jsonb_populate_recordset(NULL::cases,
                     ${rows([...this.changedCases.values()])}::jsonb) r
             WHERE c.firm_id = r.firm_id AND c.id = r.id AND c.version = r.version - 1
            RETURNING 1),
           new_stage_changes AS (INSERT INTO stage_changes
             SELECT * FROM jsonb_populate_recordset(NULL::stage_changes,
                             ${rows(this.stageChanges)}::jsonb)),
           new_decisions AS (INSERT INTO decisions
             SELECT * FROM jsonb_populate_recordset(NULL::decisions,
                             ${rows(this.decisions)}::jsonb)),
           new_handoffs AS (INSERT INTO handoffs
             SELECT * FROM jsonb_populate_recordset(NULL::handoffs,
                             ${rows(this.newHandoffs)}::jsonb)),
           resolved_handoffs AS (UPDATE handoffs h
               SET status = r.status, resolved_at = r.resolved_at, resolution = r.resolution,
                   version = r.version
              FROM jsonb_populate_recordset(NULL::handoffs,
                     ${rows(this.resolvedHandoffs)}::jsonb) r
             WHERE h.firm_id = r.firm_id AND h.id = r.id AND h.status = 'pending'
            RETURNING 1),
           new_assignments AS (INSERT INTO assignments
             SELECT * FROM jsonb_populate_recordset(NULL::assignments,
                             ${rows(this.newAssignments)}::jsonb)),
           new_events AS (INSERT INTO events
             SELECT * FROM jsonb_populate_recordset(NULL::events,
                             ${rows(this.events.rows)}::jsonb)),
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
             WHERE a.firm_id = ${unit.firmId}::uuid AND a.id = r.id
               AND a.active_count = r.was_active_count AND a.open_count = r.was_open_count
               AND a.load_points = r.was_load_points
            RETURNING 1),
           counted AS (UPDATE assignment_states
               SET last_case_number = ${state.lastCaseNumber}, last_turn = ${state.lastTurn},
                   forfeit_millipoints = ${BigInt(state.forfeitMilliPoints)},
                   fair_share_decayed_at = ${state.fairShareDecayedAt},
                   last_event_seq = ${head.seq}, last_event_hash = ${head.hash}
             WHERE firm_id = ${unit.firmId}::uuid)
      SELECT (SELECT count(*)::int FROM moved) AS attorneys,
             (SELECT count(*)::int FROM changed_cases) AS cases,
             (SELECT count(*)::int FROM resolved_handoffs) AS handoffs`;
  }
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
function rows(values: readonly object[]): string {
  return JSON.stringify(
    values.map((value) =>
      Object.fromEntries(Object.entries(value).map(([key, inner]) => [columnName(key), inner])),
    ),
  );
}

function columnName(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
