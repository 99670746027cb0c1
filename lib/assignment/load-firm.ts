import 'server-only';
import type { FirmTx } from '@/lib/db/with-firm';
import {
  completeRules,
  type AbsenceWindow,
  type Level,
  type RuleSet,
  type Seniority,
  type StoredRules,
  type VisaType,
} from './core';
import {
  forecastColumns,
  forecastOf,
  forecastTable,
  type Forecast,
  type ForecastRow,
} from './forecast';

/** The firm's counters that only move under its lock. */
export interface FirmState {
  lastCaseNumber: number;
  lastTurn: number;
  forfeitMilliPoints: number;
  /** Where the index of the fair-share credit stands; see core/ledger.ts. */
  creditIndex: number;
  fairShareDecayedAt: Date;
  readonly lastEventSeq: number;
  readonly lastEventHash: string;
}

/** An attorney with everything that a decision may ask about. */
export interface AttorneySnapshot {
  readonly id: string;
  /** The member that this attorney is, who is told about their cases. */
  readonly memberId: string | null;
  readonly name: string;
  readonly position: number;
  /** At the instant of reading: a pause whose day has come counts, also one not yet written down. */
  readonly active: boolean;
  /** Whether a pause has begun that is not yet written down. */
  readonly isPauseDue: boolean;
  readonly seniority: Seniority;
  readonly capacity: number;
  readonly maxComplexity: number | null;
  readonly intakePerWeek: number | null;
  readonly activeCount: number;
  readonly openCount: number;
  readonly loadPoints: number;
  readonly turn: number;
  readonly lastAssignedAtMs: number | null;
  readonly joinedAtMs: number;
  /** As last settled: without what the index has brought since. */
  readonly fairShareMilliPoints: number;
  /** Where the index stood then; null while the attorney takes no part. */
  readonly creditSettledTo: number | null;
  readonly reentrySinceMs: number | null;
  readonly reentryGotPoints: number;
  readonly reentryExpectedMilli: number;
  readonly levels: Readonly<Partial<Record<VisaType, Level>>>;
  readonly absences: readonly AbsenceWindow[];
  readonly walls: readonly { clientId: string | null; companyKey: string | null }[];
  readonly newCasesLast7Days: number;
}

export interface LoadedFirm {
  readonly timeZone: string;
  readonly rules: RuleSet;
  readonly ruleSetVersion: number;
  /** Whether rules are scheduled for a time that has come. */
  readonly hasDueRules: boolean;
  readonly state: FirmState;
  readonly forecast: Forecast;
  readonly attorneys: readonly AttorneySnapshot[];
}

interface StateRow extends ForecastRow {
  timeZone: string;
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
}

/** Reads a firm's rules, counters and roster as they are at `at`, in two round trips. */
export async function loadFirm(tx: FirmTx, firmId: string, at: Date): Promise<LoadedFirm> {
  const [row] = await tx.$queryRaw<StateRow[]>`
    SELECT f.time_zone AS "timeZone", r.config, s.rule_set_version AS "ruleSetVersion",
           EXISTS (SELECT FROM scheduled_rule_sets q
                    WHERE q.firm_id = ${firmId}::uuid AND q.status = 'scheduled'
                      AND q.effective_at <= ${at}::timestamptz) AS "hasDueRules",
           s.last_case_number AS "lastCaseNumber", s.last_turn AS "lastTurn",
           s.forfeit_millipoints AS "forfeitMilliPoints", s.credit_index AS "creditIndex",
           s.fair_share_decayed_at AS "fairShareDecayedAt",
           s.last_event_seq AS "lastEventSeq", s.last_event_hash AS "lastEventHash",
           ${forecastColumns(firmId, at)}
      FROM assignment_states s
      JOIN firms f ON f.id = s.firm_id
      JOIN rule_sets r ON r.firm_id = s.firm_id AND r.version = s.rule_set_version
      LEFT JOIN ${forecastTable}
     WHERE s.firm_id = ${firmId}::uuid`;
  if (!row) throw new Error('The firm has no assignment state: it was never created whole.');
  const { timeZone, config, ruleSetVersion, hasDueRules, ...rest } = row;
  const { forfeitMilliPoints, creditIndex, forecastItems, records, ...counters } = rest;
  return {
    timeZone,
    rules: completeRules(config),
    ruleSetVersion,
    hasDueRules,
    state: {
      ...counters,
      forfeitMilliPoints: Number(forfeitMilliPoints),
      creditIndex: Number(creditIndex),
    },
    forecast: forecastOf({ forecastItems, records }, at),
    attorneys: await loadRoster(tx, firmId, at),
  };
}

// Absences that ended up to 45 days ago still matter: coming back from a long one is a re-entry
// for 30 days, and windows that adjoin count as one.
async function loadRoster(tx: FirmTx, firmId: string, at: Date): Promise<AttorneySnapshot[]> {
  return tx.$queryRaw<AttorneySnapshot[]>`
    SELECT a.id, a.member_id AS "memberId", a.name, a.position,
           a.active AND coalesce(a.pauses_at > ${at}::timestamptz, true) AS active,
           a.active AND coalesce(a.pauses_at <= ${at}::timestamptz, false) AS "isPauseDue",
           a.seniority, a.capacity,
           a.max_complexity AS "maxComplexity", a.intake_per_week AS "intakePerWeek",
           a.active_count AS "activeCount", a.open_count AS "openCount",
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
                              'clientId', coalesce(w.client_id, l.id),
                              'companyKey', w.company_key))
                       FROM ethical_walls w
                       -- Whoever works for a walled company, also where the case names another.
                       LEFT JOIN clients l ON l.firm_id = w.firm_id AND l.company_key = w.company_key
                      WHERE w.firm_id = ${firmId}::uuid AND w.attorney_id = a.id
                        AND w.removed_at IS NULL), '[]') AS walls,
           (SELECT count(*)::int FROM assignments s
             WHERE s.firm_id = ${firmId}::uuid AND s.attorney_id = a.id AND s.is_new_intake
               AND s.started_at > ${at}::timestamptz - interval '7 days') AS "newCasesLast7Days"
      FROM attorneys a
     WHERE a.firm_id = ${firmId}::uuid
     ORDER BY a.position, a.id`;
}
