import 'server-only';
import type { FirmTx } from '@/lib/platform/db/with-firm';
import {
  capacityPoints,
  completeRules,
  openState,
  type AttorneyState,
  type FirmState,
  type StoredRules,
  type VisaType,
  type WorkCalendar,
} from './core';
import {
  forecastColumns,
  forecastOf,
  forecastTable,
  type Forecast,
  type ForecastRow,
} from './forecast';
import { CALENDAR_COLUMNS, workCalendarOf, type CalendarRow } from './sql/work-calendar';

/** A firm's state as the core moves it, with the counters that only the product has. */
export interface TransactionState extends FirmState<AttorneySnapshot> {
  lastCaseNumber: number;
  readonly lastEventSeq: number;
  readonly lastEventHash: string;
}

/** An attorney of a firm's state, and what only the product knows of them. */
export interface AttorneySnapshot extends AttorneyState {
  /** The member that this attorney is, who is told about their cases. */
  readonly memberId: string | null;
  /** Whether a pause has begun that is not yet written down; `active` counts it already. */
  readonly isPauseDue: boolean;
}

export interface LoadedFirm {
  readonly timeZone: string;
  /** The firm's working days; undefined where every day is one. */
  readonly workCalendar: WorkCalendar | undefined;
  /** The visa types that the firm does not practise. */
  readonly visaTypesOff: readonly VisaType[];
  /** Whether rules are scheduled for a time that has come. */
  readonly hasDueRules: boolean;
  /** When the last thing happened of which the audit trail tells; null before the first. */
  readonly lastEventAt: Date | null;
  readonly state: TransactionState;
  readonly forecast: Forecast;
}

interface StateRow extends ForecastRow, CalendarRow {
  visaTypesOff: VisaType[];
  config: StoredRules;
  ruleSetVersion: number;
  hasDueRules: boolean;
  lastCaseNumber: number;
  lastTurn: number;
  forfeitMilliPoints: bigint;
  creditIndex: bigint;
  fairShareDecayedAt: Date;
  lastEventSeq: number;
  lastEventHash: string;
  lastEventAt: Date | null;
}

/** Reads a firm's rules, counters and roster as they are at `at`, asked together. */
export async function loadFirm(tx: FirmTx, firmId: string, at: Date): Promise<LoadedFirm> {
  const [[row], attorneys] = await Promise.all([
    readState(tx, firmId, at),
    loadRoster(tx, firmId, at),
  ]);
  if (!row) throw new Error('The firm has no assignment state: it was never created whole.');
  const { timeZone, visaTypesOff, hasDueRules, lastEventAt, forecastItems, records } = row;
  const forecast = forecastOf({ forecastItems, records }, at);
  const state = stateOf(row, attorneys);
  const workCalendar = workCalendarOf(row, at);
  return { timeZone, workCalendar, visaTypesOff, hasDueRules, lastEventAt, forecast, state };
}

function readState(tx: FirmTx, firmId: string, at: Date): Promise<StateRow[]> {
  return tx.$queryRaw<StateRow[]>`
    SELECT ${CALENDAR_COLUMNS}, f.visa_types_off AS "visaTypesOff", r.config, s.rule_set_version AS "ruleSetVersion",
           EXISTS (SELECT FROM scheduled_rule_sets q
                    WHERE q.firm_id = ${firmId}::uuid AND q.status = 'scheduled'
                      AND q.effective_at <= ${at}::timestamptz) AS "hasDueRules",
           s.last_case_number AS "lastCaseNumber", s.last_turn AS "lastTurn",
           s.forfeit_millipoints AS "forfeitMilliPoints", s.credit_index AS "creditIndex",
           s.fair_share_decayed_at AS "fairShareDecayedAt",
           s.last_event_seq AS "lastEventSeq", s.last_event_hash AS "lastEventHash",
           (SELECT max(e.at) FROM events e
             WHERE e.firm_id = ${firmId}::uuid AND e.seq = s.last_event_seq) AS "lastEventAt",
           ${forecastColumns(firmId, at)}
      FROM assignment_states s
      JOIN firms f ON f.id = s.firm_id
      JOIN rule_sets r ON r.firm_id = s.firm_id AND r.version = s.rule_set_version
      LEFT JOIN ${forecastTable}
     WHERE s.firm_id = ${firmId}::uuid`;
}

function stateOf(row: StateRow, attorneys: readonly AttorneySnapshot[]): TransactionState {
  const { lastCaseNumber, lastEventSeq, lastEventHash, ruleSetVersion, lastTurn } = row;
  return {
    ...openState(completeRules(row.config), row.fairShareDecayedAt.getTime()),
    ruleSetVersion,
    lastTurn,
    forfeitMilliPoints: Number(row.forfeitMilliPoints),
    creditIndex: Number(row.creditIndex),
    attorneys: new Map(attorneys.map((attorney) => [attorney.id, attorney])),
    ...{ lastCaseNumber, lastEventSeq, lastEventHash },
  };
}

/** An attorney's columns that the core has in another form. */
interface AttorneyRow extends Omit<AttorneySnapshot, 'account' | 'reentry'> {
  fairShareMilliPoints: number;
  creditSettledTo: number | null;
  reentrySinceMs: number | null;
  reentryGotPoints: number;
  reentryExpectedMilli: number;
}

function snapshotOf(row: AttorneyRow): AttorneySnapshot {
  const { fairShareMilliPoints, creditSettledTo, ...rest } = row;
  const { reentrySinceMs, reentryGotPoints, reentryExpectedMilli, ...attorney } = rest;
  return {
    ...attorney,
    account: {
      capacityPoints: capacityPoints(attorney.capacity),
      balanceMilliPoints: fairShareMilliPoints,
      settledToIndex: creditSettledTo,
    },
    reentry:
      reentrySinceMs === null
        ? null
        : {
            sinceMs: reentrySinceMs,
            gotPoints: reentryGotPoints,
            expectedPoints: reentryExpectedMilli / 1000,
          },
  };
}

// Absences that ended up to 45 days ago still matter: coming back from a long one is a re-entry
// for 30 days, and windows that adjoin count as one.
async function loadRoster(tx: FirmTx, firmId: string, at: Date): Promise<AttorneySnapshot[]> {
  const rows = await tx.$queryRaw<AttorneyRow[]>`
    SELECT a.id, a.member_id AS "memberId", a.name, a.position,
           a.active AND coalesce(a.pauses_at > ${at}::timestamptz, true) AS active,
           a.active AND coalesce(a.pauses_at <= ${at}::timestamptz, false) AS "isPauseDue",
           a.seniority, a.capacity,
           a.max_complexity AS "maxComplexity", a.intake_per_week AS "intakePerWeek",
           a.active_count AS "activeCases", a.open_count AS "openCases",
           a.load_points AS "loadPoints", a.turn,
           (extract(epoch FROM a.last_assigned_at) * 1000)::float8 AS "lastAssignedAtMs",
           (extract(epoch FROM a.joined_at) * 1000)::float8 AS "joinedAtMs",
           a.fair_share_millipoints AS "fairShareMilliPoints",
           a.credit_settled_to::float8 AS "creditSettledTo",
           (extract(epoch FROM a.reentry_since) * 1000)::float8 AS "reentrySinceMs",
           a.reentry_got_points AS "reentryGotPoints",
           a.reentry_expected_millipoints AS "reentryExpectedMilli",
           coalesce((SELECT jsonb_object_agg(e.visa_type, e.level)
                       FROM attorney_expertise e
                      WHERE e.firm_id = ${firmId}::uuid AND e.attorney_id = a.id), '{}') AS levels,
           coalesce((SELECT jsonb_agg(jsonb_build_object(
                              'startsAtMs', (extract(epoch FROM b.starts_at) * 1000)::bigint,
                              'endsAtMs', (extract(epoch FROM b.ends_at) * 1000)::bigint)
                            ORDER BY b.starts_at, b.ends_at)
                       FROM absences b
                      WHERE b.firm_id = ${firmId}::uuid AND b.attorney_id = a.id
                        AND b.cancelled_at IS NULL
                        AND b.ends_at > ${at}::timestamptz - interval '45 days'), '[]') AS absences,
           coalesce((SELECT jsonb_agg(jsonb_build_object(
                              'clientId', coalesce(l.merged_into_id, l.id, m.merged_into_id,
                                                   w.client_id),
                              'companyKey', w.company_key))
                       FROM ethical_walls w
                       -- A client of a walled company, also where the case names another. A
                       -- wall of a client who was merged into another holds for that one.
                       LEFT JOIN clients l ON l.firm_id = w.firm_id AND l.company_key = w.company_key
                       LEFT JOIN clients m ON m.firm_id = w.firm_id AND m.id = w.client_id
                      WHERE w.firm_id = ${firmId}::uuid AND w.attorney_id = a.id
                        AND w.removed_at IS NULL), '[]') AS walls,
           (SELECT count(*)::int FROM assignments s
             WHERE s.firm_id = ${firmId}::uuid AND s.attorney_id = a.id AND s.is_new_intake
               AND s.started_at > ${at}::timestamptz - interval '7 days') AS "newCasesLast7Days"
      FROM attorneys a
     WHERE a.firm_id = ${firmId}::uuid
     ORDER BY a.position, a.id`;
  return rows.map(snapshotOf);
}
