import 'server-only';
import { isTakenBack } from '@/lib/assignment/sql';
import type { Stage } from '@/lib/assignment/core';
import { sql } from '@/lib/platform/db/sql';
import type { FirmTx } from '@/lib/platform/db/with-firm';
import { heldAtInstant } from '@/lib/features/reports/read-held-at';
import { deadlineReader } from '@/lib/tools/simulation/case-run';
import type { CaseLabel } from './compare';
import type { CarriedCase, Past, PastCase, PastEvent } from './past';

interface Period {
  readonly from: Date;
  readonly to: Date;
}

/** The columns of a case that rules look at. */
interface FactsRow extends Omit<PastCase, 'deadlineMs'> {
  /** YYYY-MM-DD */
  deadline: string | null;
}

interface CarriedRow extends FactsRow {
  attorneyId: string;
  stage: Stage;
  hasMoved: boolean;
}

interface NewRow extends FactsRow {
  number: number;
  client: string;
  openedAtMs: number;
  /** Set where a person gave it to someone. */
  byHandId: string | null;
  byHandAtMs: number | null;
}

interface StageRow {
  caseId: string;
  stage: Stage;
  atMs: number;
}

/** The cases of a firm during a period, and what happened to them. */
export interface PastCases {
  readonly carried: readonly CarriedCase[];
  readonly events: readonly PastEvent[];
  readonly owners: Past['owners'];
  readonly recentIntake: Past['recentIntake'];
  readonly labels: ReadonlyMap<string, CaseLabel>;
}

/**
 * Reads who held what when the period began, what arrived or waited, and how cases moved: from the
 * history, with the facts that the cases have today. Six queries, however many cases.
 */
export async function readCases(
  tx: FirmTx,
  firmId: string,
  period: Period,
  timeZone: string,
): Promise<PastCases> {
  const deadlineOf = deadlineReader(timeZone);
  const carried = await readCarried(tx, firmId, period.from);
  const arrived = await readArrived(tx, firmId, period);
  const moved = [...carried.filter(({ hasMoved }) => hasMoved), ...arrived].map(({ id }) => id);
  const stages = await readStages(tx, firmId, moved);
  const [fromMs, toMs] = [period.from.getTime(), period.to.getTime()];
  return {
    carried: carried.map(({ attorneyId, stage, hasMoved: _hasMoved, ...row }) => ({
      facts: factsOf(row, deadlineOf),
      attorneyId,
      stage,
    })),
    events: [
      ...arrivalEvents(arrived, stages, fromMs, deadlineOf),
      ...stages
        .filter(({ atMs }) => atMs > fromMs && atMs <= toMs)
        .map((row) => ({ kind: 'stage' as const, ...row })),
      ...(await readHandoffs(tx, firmId, period)),
    ],
    owners: await readOwners(tx, firmId, arrived, period.from),
    recentIntake: await readRecentIntake(tx, firmId, period.from),
    labels: new Map(arrived.map(({ id, number, client }) => [id, { number, client }])),
  };
}

type DeadlineReader = ReturnType<typeof deadlineReader>;

function factsOf({ deadline, ...facts }: FactsRow, deadlineOf: DeadlineReader): PastCase {
  const { id, clientId, company, visaType, complexity, priority, arrivedAtMs } = facts;
  const { relationshipAttorneyId } = facts;
  const known = { id, clientId, company, visaType, complexity, priority, arrivedAtMs };
  return { ...known, deadlineMs: deadlineOf(deadline), relationshipAttorneyId };
}

/** Cases that waited when the period began arrive with it, in the stage of then. */
function arrivalEvents(
  arrived: readonly NewRow[],
  stages: readonly StageRow[],
  fromMs: number,
  deadlineOf: DeadlineReader,
): PastEvent[] {
  const byCase = Map.groupBy(stages, ({ caseId }) => caseId);
  return arrived.flatMap((row): PastEvent[] => {
    const atMs = Math.max(fromMs, row.openedAtMs);
    const own = byCase.get(row.id) ?? [];
    const stage = (own.findLast((one) => one.atMs <= atMs) ?? own[0])?.stage ?? 'intake';
    const facts = factsOf(row, deadlineOf);
    const { byHandId, byHandAtMs } = row;
    return [
      { kind: 'arrival', facts, stage, atMs },
      ...(byHandId === null || byHandAtMs === null
        ? []
        : [
            {
              kind: 'by-hand' as const,
              caseId: row.id,
              attorneyId: byHandId,
              atMs: Math.max(atMs, byHandAtMs),
            },
          ]),
    ];
  });
}

async function readCarried(tx: FirmTx, firmId: string, from: Date): Promise<CarriedRow[]> {
  return tx.$queryRaw<CarriedRow[]>`
    SELECT c.id, c.client_id AS "clientId", c.company_key AS company, c.visa_type AS "visaType",
           c.complexity, c.priority, c.deadline::text AS deadline,
           (extract(epoch FROM c.received_at) * 1000)::float8 AS "arrivedAtMs",
           s.attorney_id AS "attorneyId", g.stage, c.stage_since > ${from} AS "hasMoved"
      FROM ${heldAtInstant(firmId, from)}
     WHERE g.stage <> 'closed'
     ORDER BY c.id`;
}

// Cases that no one had before: placed in the period, or waiting still. One that was closed while
// it waited, or was opened again, is not seen.
async function readArrived(tx: FirmTx, firmId: string, { from, to }: Period): Promise<NewRow[]> {
  return tx.$queryRaw<NewRow[]>`
    WITH placed AS (
      SELECT DISTINCT ON (case_id) case_id, attorney_id, started_at, start_reason
        FROM assignments
       WHERE firm_id = ${firmId}::uuid AND is_new_intake
         AND started_at > ${from} AND started_at <= ${to}
       ORDER BY case_id, started_at),
    arrived AS (
      SELECT case_id, CASE WHEN start_reason = 'by-hand' THEN attorney_id END AS by_hand_id,
             CASE WHEN start_reason = 'by-hand' THEN started_at END AS by_hand_at
        FROM placed
      UNION ALL
      SELECT w.id, NULL, NULL FROM cases w
       WHERE w.firm_id = ${firmId}::uuid AND w.attorney_id IS NULL AND w.closed_at IS NULL
         AND w.id NOT IN (SELECT case_id FROM placed))
    SELECT c.id, c.client_id AS "clientId", c.company_key AS company, c.visa_type AS "visaType",
           c.complexity, c.priority, c.deadline::text AS deadline, c.number, l.name AS client,
           l.relationship_attorney_id AS "relationshipAttorneyId",
           (extract(epoch FROM c.received_at) * 1000)::float8 AS "arrivedAtMs",
           (extract(epoch FROM c.created_at) * 1000)::float8 AS "openedAtMs",
           n.by_hand_id AS "byHandId",
           (extract(epoch FROM n.by_hand_at) * 1000)::float8 AS "byHandAtMs"
      FROM arrived n
      JOIN cases c ON c.firm_id = ${firmId}::uuid AND c.id = n.case_id
      JOIN clients l ON l.firm_id = c.firm_id AND l.id = c.client_id
     WHERE NOT EXISTS (SELECT FROM assignments e
                        WHERE e.firm_id = ${firmId}::uuid AND e.case_id = c.id
                          AND e.started_at <= ${from})
     ORDER BY c.created_at, c.number`;
}

/** Every stage of these cases, in order. */
async function readStages(
  tx: FirmTx,
  firmId: string,
  caseIds: readonly string[],
): Promise<StageRow[]> {
  return tx.$queryRaw<StageRow[]>`
    SELECT case_id AS "caseId", to_stage AS stage,
           (extract(epoch FROM changed_at) * 1000)::float8 AS "atMs"
      FROM stage_changes
     WHERE firm_id = ${firmId}::uuid AND case_id = ANY (${[...caseIds]}::uuid[])
     ORDER BY changed_at, id`;
}

async function readHandoffs(
  tx: FirmTx,
  firmId: string,
  { from, to }: Period,
): Promise<PastEvent[]> {
  const rows = await tx.$queryRaw<{ caseId: string; fromId: string; toId: string; atMs: number }[]>`
    SELECT s.case_id AS "caseId", h.from_attorney_id AS "fromId", s.attorney_id AS "toId",
           (extract(epoch FROM s.started_at) * 1000)::float8 AS "atMs"
      FROM assignments s
      JOIN handoffs h ON h.firm_id = s.firm_id AND h.id = s.handoff_id
     WHERE s.firm_id = ${firmId}::uuid AND s.started_at > ${from} AND s.started_at <= ${to}
       AND NOT ${isTakenBack(firmId, sql`s.handoff_id`)}
     ORDER BY s.started_at, s.turn`;
  return rows.map((row) => ({ kind: 'handoff' as const, ...row }));
}

/** Who had the most recent case of each client of the period before it began. */
async function readOwners(
  tx: FirmTx,
  firmId: string,
  arrived: readonly NewRow[],
  from: Date,
): Promise<[string, string][]> {
  const clientIds = [...new Set(arrived.map(({ clientId }) => clientId))];
  const rows = await tx.$queryRaw<{ clientId: string; attorneyId: string }[]>`
    SELECT DISTINCT ON (c.client_id) c.client_id AS "clientId", s.attorney_id AS "attorneyId"
      FROM cases c
      JOIN assignments s ON s.firm_id = c.firm_id AND s.case_id = c.id AND s.started_at <= ${from}
     WHERE c.firm_id = ${firmId}::uuid AND c.client_id = ANY (${clientIds}::uuid[])
     ORDER BY c.client_id, c.received_at DESC, c.id DESC, s.started_at DESC`;
  return rows.map(({ clientId, attorneyId }) => [clientId, attorneyId]);
}

/** New cases of the seven days before the period: some limits look back that far. */
async function readRecentIntake(
  tx: FirmTx,
  firmId: string,
  from: Date,
): Promise<{ attorneyId: string; atMs: number }[]> {
  return tx.$queryRaw<{ attorneyId: string; atMs: number }[]>`
    SELECT attorney_id AS "attorneyId", (extract(epoch FROM started_at) * 1000)::float8 AS "atMs"
      FROM assignments
     WHERE firm_id = ${firmId}::uuid AND is_new_intake
       AND started_at > ${from}::timestamptz - interval '7 days' AND started_at <= ${from}
     ORDER BY started_at, turn`;
}
