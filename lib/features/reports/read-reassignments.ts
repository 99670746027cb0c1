import 'server-only';
import { endingHandoff, isTakenBack, standingInterval, wasUndone } from '@/lib/assignment/sql';
import { sql, type Sql } from '@/lib/platform/db/sql';
import type { FirmTx } from '@/lib/platform/db/with-firm';
import type { Ref } from '@/lib/contracts/values';

/** Handoffs that were carried out, counted together. */
export interface HandoffCount {
  handoffs: number;
  /** Days that the former holders had held the cases, added up and unrounded. */
  daysHeld: number;
}

/** Handoffs from one attorney to another. */
export interface PairCount extends HandoffCount {
  fromId: string;
  toId: string;
}

export interface ReasonCount extends HandoffCount {
  reason: string;
}

/** The handoffs of a period, counted once by who gave to whom and once by why. */
export interface CountedHandoffs {
  readonly pairs: readonly PairCount[];
  readonly reasons: readonly ReasonCount[];
}

/** How many cases an attorney held, and gave away, at some time in a period. */
export interface HeldRow {
  id: string;
  name: string;
  casesHeld: number;
  casesHandedOut: number;
}

/** A case that was handed on in the period and had holders enough to bounce. */
export interface PassedCase {
  id: string;
  number: number;
  /** Its holders up to the period's end, in order. */
  holderIds: string[];
  handoffs: number;
}

/** Intervals of a firm that began by a handoff in a period, unless it was taken back. */
function begunByHandoff(firmId: string, from: Date, to: Date): Sql {
  return sql`SELECT case_id, attorney_id, handoff_id, started_at, turn
               FROM assignments
              WHERE firm_id = ${firmId}::uuid AND started_at >= ${from} AND started_at < ${to}
                AND handoff_id IS NOT NULL AND NOT ${isTakenBack(firmId, sql`handoff_id`)}`;
}

// The reassignment report: handoffs carried out in a period, counted here, as there may be thousands.
// The interval of the turn before is the one that the handoff ended; looked for only once it is clear
// which intervals began by a handoff, hence MATERIALIZED.
export async function countHandoffs(
  tx: FirmTx,
  firmId: string,
  from: Date,
  to: Date,
): Promise<CountedHandoffs> {
  const rows = await tx.$queryRaw<(PairCount | ReasonCount)[]>`
    WITH begun AS MATERIALIZED (${begunByHandoff(firmId, from, to)}),
    carried_out AS (
      SELECT h.from_attorney_id, s.attorney_id, h.reason,
             extract(epoch FROM s.started_at - p.started_at) / 86400 AS days
        FROM begun s
        JOIN handoffs h ON h.firm_id = ${firmId}::uuid AND h.id = s.handoff_id
        CROSS JOIN LATERAL ${standingInterval(firmId, sql`b.turn < s.turn`)} p)
    SELECT from_attorney_id AS "fromId", attorney_id AS "toId", reason,
           count(*)::int AS handoffs, sum(days)::float8 AS "daysHeld"
      FROM carried_out
     GROUP BY GROUPING SETS ((from_attorney_id, attorney_id), (reason))`;
  return {
    pairs: rows.filter((row) => 'fromId' in row && row.fromId !== null) as PairCount[],
    reasons: rows.filter((row) => 'reason' in row && row.reason !== null) as ReasonCount[],
  };
}

// The reassignment report: cases held and given away per attorney in a period, each pair of an
// attorney and a case once (grouped twice: counting distinct ones would sort them all).
export async function readHeld(
  tx: FirmTx,
  firmId: string,
  from: Date,
  to: Date,
): Promise<HeldRow[]> {
  return tx.$queryRaw<HeldRow[]>`
    WITH pairs AS (
      SELECT s.attorney_id, s.case_id,
             bool_or(CASE WHEN s.end_reason = 'handoff' AND s.ended_at >= ${from} AND s.ended_at < ${to}
                          THEN NOT ${isTakenBack(firmId, endingHandoff(firmId))} END) AS given
        FROM assignments s
       WHERE s.firm_id = ${firmId}::uuid AND s.started_at < ${to}
         AND (s.ended_at IS NULL OR s.ended_at >= ${from})
         AND NOT ${wasUndone(firmId, sql`s.handoff_id`)}
       GROUP BY s.attorney_id, s.case_id),
    held AS (
      SELECT attorney_id, count(*) AS cases, count(*) FILTER (WHERE given) AS given
        FROM pairs GROUP BY attorney_id)
    SELECT a.id, a.name, coalesce(h.cases, 0)::int AS "casesHeld",
           coalesce(h.given, 0)::int AS "casesHandedOut"
      FROM attorneys a
      LEFT JOIN held h ON h.attorney_id = a.id
     WHERE a.firm_id = ${firmId}::uuid AND (a.active OR h.attorney_id IS NOT NULL)
     ORDER BY a.position, a.id`;
}

/** No case bounces with fewer intervals than these: it came back, or was handed on three times. */
const LEAST_INTERVALS_TO_BOUNCE = 3;

// The reassignment report: the cases handed on in a period that may bounce, with all their holders up
// to its end. Most changed hands once, and are counted out first.
export async function readPassed(
  tx: FirmTx,
  firmId: string,
  from: Date,
  to: Date,
): Promise<PassedCase[]> {
  return tx.$queryRaw<PassedCase[]>`
    WITH begun AS MATERIALIZED (${begunByHandoff(firmId, from, to)}),
    passed AS (
      SELECT s.case_id, array_agg(s.attorney_id ORDER BY s.turn) AS holder_ids,
             count(s.handoff_id) AS handoffs
        FROM assignments s
       WHERE s.firm_id = ${firmId}::uuid AND s.started_at < ${to}
         AND NOT ${isTakenBack(firmId, sql`s.handoff_id`)}
         AND s.case_id IN (SELECT case_id FROM begun)
       GROUP BY s.case_id HAVING count(*) >= ${LEAST_INTERVALS_TO_BOUNCE}::int)
    SELECT c.id, c.number, p.holder_ids AS "holderIds", p.handoffs::int AS handoffs
      FROM passed p
      JOIN cases c ON c.firm_id = ${firmId}::uuid AND c.id = p.case_id`;
}

// The reassignment report: whose cases these are.
export async function readClients(
  tx: FirmTx,
  firmId: string,
  caseIds: readonly string[],
): Promise<Map<string, Ref>> {
  const rows = await tx.$queryRaw<{ caseId: string; id: string; name: string }[]>`
    SELECT c.id AS "caseId", l.id, l.name
      FROM cases c
      JOIN clients l ON l.firm_id = ${firmId}::uuid AND l.id = c.client_id
     WHERE c.firm_id = ${firmId}::uuid AND c.id = ANY (${[...caseIds]}::uuid[])`;
  return new Map(rows.map(({ caseId, id, name }) => [caseId, { id, name }]));
}

// The reassignment report: what everyone who ever held a case is called.
export async function readNames(tx: FirmTx, firmId: string): Promise<Map<string, string>> {
  const rows = await tx.$queryRaw<Ref[]>`
    SELECT id, name FROM attorneys WHERE firm_id = ${firmId}::uuid`;
  return new Map(rows.map(({ id, name }) => [id, name]));
}
