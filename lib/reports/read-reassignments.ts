import 'server-only';
import { endingHandoff, isTakenBack, standingInterval, wasUndone } from '@/lib/assignment';
import { sql } from '@/lib/db/sql';
import type { FirmTx } from '@/lib/db/with-firm';

/** One handoff that was carried out. */
export interface CarriedOut {
  caseId: string;
  fromId: string;
  toId: string;
  reason: string;
  /** Days that the former holder had held the case, unrounded. */
  daysHeld: number;
}

/** How many cases an attorney held, and gave away, at some time in a period. */
export interface HeldRow {
  id: string;
  name: string;
  casesHeld: number;
  casesHandedOut: number;
}

/** A holder of a case that was handed on in the period, with its whole past. */
export interface HolderRow {
  caseId: string;
  number: number;
  clientId: string;
  clientName: string;
  holderId: string;
  holderName: string;
  isHandoff: boolean;
}

// The reassignment report: handoffs carried out in a period. The interval of
// the turn before is the one that the handoff ended; looked for only once it is clear which
// intervals began by a handoff, hence MATERIALIZED.
export async function readCarriedOut(
  tx: FirmTx,
  firmId: string,
  from: Date,
  to: Date,
): Promise<CarriedOut[]> {
  return tx.$queryRaw<CarriedOut[]>`
    WITH begun AS MATERIALIZED (
      SELECT case_id, attorney_id, handoff_id, started_at, turn
        FROM assignments
       WHERE firm_id = ${firmId}::uuid AND started_at >= ${from} AND started_at < ${to}
         AND handoff_id IS NOT NULL AND NOT ${isTakenBack(firmId, sql`handoff_id`)})
    SELECT s.case_id AS "caseId", h.from_attorney_id AS "fromId", s.attorney_id AS "toId",
           h.reason,
           (extract(epoch FROM s.started_at - p.started_at) / 86400)::float8 AS "daysHeld"
      FROM begun s
      JOIN handoffs h ON h.firm_id = ${firmId}::uuid AND h.id = s.handoff_id
      CROSS JOIN LATERAL ${standingInterval(firmId, sql`b.turn < s.turn`)} p
     ORDER BY s.turn`;
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

// The reassignment report: of these cases those that may bounce, with all their holders up to the
// period's end, in order. Most changed hands once, and are counted out before names are looked up.
export async function readHolders(
  tx: FirmTx,
  firmId: string,
  caseIds: readonly string[],
  to: Date,
): Promise<HolderRow[]> {
  return tx.$queryRaw<HolderRow[]>`
    WITH passed AS (
      SELECT case_id FROM assignments
       WHERE firm_id = ${firmId}::uuid AND started_at < ${to}
         AND NOT ${isTakenBack(firmId, sql`handoff_id`)}
         AND case_id = ANY (${[...caseIds]}::uuid[])
       GROUP BY case_id HAVING count(*) >= ${LEAST_INTERVALS_TO_BOUNCE}::int)
    SELECT s.case_id AS "caseId", c.number, l.id AS "clientId", l.name AS "clientName",
           a.id AS "holderId", a.name AS "holderName", s.handoff_id IS NOT NULL AS "isHandoff"
      FROM passed p
      JOIN assignments s ON s.firm_id = ${firmId}::uuid AND s.case_id = p.case_id
      JOIN cases c ON c.firm_id = s.firm_id AND c.id = s.case_id
      JOIN clients l ON l.firm_id = c.firm_id AND l.id = c.client_id
      JOIN attorneys a ON a.firm_id = s.firm_id AND a.id = s.attorney_id
     WHERE s.started_at < ${to} AND NOT ${isTakenBack(firmId, sql`s.handoff_id`)}
     ORDER BY c.number, s.turn`;
}
