import 'server-only';
import type { FirmTx } from '@/lib/platform/db/with-firm';
import type { Finding } from './finding';

/** Balances that faded each for itself, before there was an index, may have left this: one point. */
const LEDGER_SLACK_MILLI_POINTS = 1000;

/** Counters equal what the cases say, intervals what the holders say, numbers what was counted. */
export async function checkCountersAndIntervals(tx: FirmTx, firmId: string): Promise<Finding[]> {
  return [
    ...(await checkCounters(tx, firmId)),
    ...(await checkIntervals(tx, firmId)),
    ...(await checkNumbers(tx, firmId)),
  ];
}

async function checkCounters(tx: FirmTx, firmId: string): Promise<Finding[]> {
  return tx.$queryRaw<Finding[]>`
    SELECT 'counters' AS "check",
           format('%s: active/open/load say %s/%s/%s, the cases say %s/%s/%s.', a.name,
                  a.active_count, a.open_count, a.load_points, c.active, c.open, c.points) AS detail
      FROM attorneys a
      CROSS JOIN LATERAL (
        SELECT count(*) FILTER (WHERE counts_active)::int AS active, count(*)::int AS open,
               coalesce(sum(load_points), 0)::int AS points
          FROM cases
         WHERE firm_id = ${firmId}::uuid AND attorney_id = a.id AND closed_at IS NULL) c
     WHERE a.firm_id = ${firmId}::uuid
       AND (a.active_count, a.open_count, a.load_points)
           IS DISTINCT FROM (c.active, c.open, c.points)`;
}

/** One open interval per held case, with its holder; no interval begins before another has ended. */
async function checkIntervals(tx: FirmTx, firmId: string): Promise<Finding[]> {
  return tx.$queryRaw<Finding[]>`
    WITH intervals AS (
      SELECT s.*, lag(s.ended_at) OVER w AS last_end, lag(s.end_reason) OVER w AS last_reason,
             row_number() OVER w AS place
        FROM assignments s WHERE s.firm_id = ${firmId}::uuid
      WINDOW w AS (PARTITION BY s.case_id ORDER BY s.started_at, s.turn))
    SELECT 'one-holder' AS "check",
           format('Case %s: its holder is %s, its open intervals are with %s.', c.number,
                  coalesce(c.attorney_id::text, 'nobody'), coalesce(o.holders::text, 'nobody')) AS detail
      FROM cases c
      LEFT JOIN (SELECT case_id, array_agg(attorney_id) AS holders FROM intervals
                  WHERE ended_at IS NULL GROUP BY case_id) o ON o.case_id = c.id
     WHERE c.firm_id = ${firmId}::uuid
       AND coalesce(o.holders, '{}') <> CASE WHEN c.attorney_id IS NULL OR c.closed_at IS NOT NULL
                                             THEN '{}'::uuid[] ELSE ARRAY[c.attorney_id] END
    UNION ALL
    SELECT 'history-gapless',
           format('Case %s: an interval begins at %s, the one before ended at %s (%s).', c.number,
                  i.started_at, coalesce(i.last_end::text, 'never'), i.last_reason)
      FROM intervals i
      JOIN cases c ON c.firm_id = ${firmId}::uuid AND c.id = i.case_id
     WHERE i.place > 1
       AND (i.last_end IS NULL OR i.started_at < i.last_end
            OR (i.last_reason = 'handoff' AND i.started_at <> i.last_end))`;
}

async function checkNumbers(tx: FirmTx, firmId: string): Promise<Finding[]> {
  return tx.$queryRaw<Finding[]>`
    SELECT f.name AS "check", f.detail
      FROM assignment_states s
      CROSS JOIN LATERAL (
        SELECT coalesce(max(number), 0) AS number FROM cases WHERE firm_id = ${firmId}::uuid) c
      CROSS JOIN LATERAL (
        SELECT coalesce(max(turn), 0) AS turn, coalesce(sum(fair_share_millipoints), 0) AS balances,
               coalesce(max(credit_settled_to), 0) AS settled_to
          FROM attorneys WHERE firm_id = ${firmId}::uuid) a
      CROSS JOIN LATERAL (VALUES
        ('case-numbers', c.number <> s.last_case_number,
         format('The highest case number is %s, the firm has counted %s.', c.number, s.last_case_number)),
        ('turns', a.turn > s.last_turn,
         format('An attorney has turn %s, the firm has counted %s.', a.turn, s.last_turn)),
        ('fair-share-sum', abs(a.balances + s.forfeit_millipoints) > ${LEDGER_SLACK_MILLI_POINTS}::int,
         format('Balances sum to %s milli-points, the forfeit account holds %s.', a.balances,
                s.forfeit_millipoints)),
        ('fair-share-index', a.settled_to > s.credit_index,
         format('An attorney is settled to %s, the credit index stands at %s.', a.settled_to,
                s.credit_index))
      ) AS f (name, broken, detail)
     WHERE s.firm_id = ${firmId}::uuid AND f.broken`;
}
