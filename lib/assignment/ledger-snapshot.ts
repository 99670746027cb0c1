import 'server-only';
import type { FirmTx } from '@/lib/platform/db/with-firm';
import { AppError } from '@/lib/shared/errors';

/** Numbers that a firm counts up, as text where they may be larger than JSON's. */
interface KeptState {
  readonly lastCaseNumber: number;
  readonly lastTurn: number;
}

/** Where a firm's counters and its fair-share ledger stood, whole; JSON, to be kept. */
export interface KeptLedger {
  readonly state: KeptState;
  readonly attorneys: readonly object[];
}

/** Notes where the firm's turns, numbers and ledger stand, under the firm's lock. */
export async function keepLedger(tx: FirmTx, firmId: string): Promise<KeptLedger> {
  const [row] = await tx.$queryRaw<{ kept: KeptLedger }[]>`
    SELECT jsonb_build_object(
      'state', jsonb_build_object(
        'lastCaseNumber', s.last_case_number, 'lastTurn', s.last_turn,
        'forfeit', s.forfeit_millipoints::text, 'creditIndex', s.credit_index::text,
        'decayedAt', s.fair_share_decayed_at),
      'attorneys', coalesce((
        SELECT jsonb_agg(jsonb_build_object(
          'id', a.id, 'turn', a.turn, 'last_assigned_at', a.last_assigned_at,
          'balance', a.fair_share_millipoints, 'settled_to', a.credit_settled_to::text,
          'reentry_since', a.reentry_since, 'reentry_got', a.reentry_got_points,
          'reentry_expected', a.reentry_expected_millipoints))
          FROM attorneys a WHERE a.firm_id = ${firmId}::uuid), '[]')) AS kept
      FROM assignment_states s WHERE s.firm_id = ${firmId}::uuid`;
  if (!row) throw new Error('The firm has no assignment state: it was never created whole.');
  return row.kept;
}

/**
 * Puts turns, numbers and ledger back to where they were kept, and counts what everyone carries
 * again. Only right where nothing was charged since but what is gone again; the caller has seen to
 * that, under the firm's lock.
 */
export async function restoreLedger(tx: FirmTx, firmId: string, kept: KeptLedger): Promise<void> {
  const json = JSON.stringify(kept);
  await tx.$executeRaw`
    UPDATE attorneys a
       SET turn = coalesce(x.turn, least(a.turn, (${json}::jsonb #>> '{state,lastTurn}')::int)),
           last_assigned_at = x.last_assigned_at,
           fair_share_millipoints = coalesce(x.balance, 0),
           credit_settled_to = x.settled_to::bigint,
           reentry_since = CASE WHEN x.id IS NULL THEN a.reentry_since ELSE x.reentry_since END,
           reentry_got_points = coalesce(x.reentry_got, 0),
           reentry_expected_millipoints = coalesce(x.reentry_expected, 0),
           active_count = c.active, open_count = c.open, load_points = c.points
      FROM attorneys b
      LEFT JOIN jsonb_to_recordset(${json}::jsonb -> 'attorneys') AS x(
        id uuid, turn int, last_assigned_at timestamptz, balance int, settled_to text,
        reentry_since timestamptz, reentry_got int, reentry_expected int) ON x.id = b.id
      CROSS JOIN LATERAL (
        SELECT count(*) FILTER (WHERE counts_active)::int AS active, count(*)::int AS open,
               coalesce(sum(load_points), 0)::int AS points
          FROM cases
         WHERE firm_id = ${firmId}::uuid AND attorney_id = b.id AND closed_at IS NULL) c
     WHERE a.firm_id = ${firmId}::uuid AND b.firm_id = ${firmId}::uuid AND a.id = b.id`;
  await tx.$executeRaw`
    UPDATE assignment_states
       SET last_case_number = (${json}::jsonb #>> '{state,lastCaseNumber}')::int,
           last_turn = (${json}::jsonb #>> '{state,lastTurn}')::int,
           forfeit_millipoints = (${json}::jsonb #>> '{state,forfeit}')::bigint,
           credit_index = (${json}::jsonb #>> '{state,creditIndex}')::bigint,
           fair_share_decayed_at = (${json}::jsonb #>> '{state,decayedAt}')::timestamptz
     WHERE firm_id = ${firmId}::uuid`;
}

/**
 * How many numbers and turns were given since.
 * @throws AppError `conflict` where a capacity was changed since, by which balances are reckoned
 */
export async function movedSince(
  tx: FirmTx,
  firmId: string,
  kept: KeptLedger,
  since: Date,
): Promise<{ readonly cases: number; readonly turns: number }> {
  const [row] = await tx.$queryRaw<{ cases: number; turns: number; hasNewCapacity: boolean }[]>`
    SELECT s.last_case_number - ${kept.state.lastCaseNumber}::int AS cases,
           s.last_turn - ${kept.state.lastTurn}::int AS turns,
           EXISTS (SELECT FROM events e
                    WHERE e.firm_id = ${firmId}::uuid AND e.kind = 'attorney-changed'
                      AND e.at >= ${since}::timestamptz
                      AND e.data -> 'changes' ? 'capacity') AS "hasNewCapacity"
      FROM assignment_states s WHERE s.firm_id = ${firmId}::uuid`;
  if (!row) throw new Error('The firm has no assignment state: it was never created whole.');
  if (row.hasNewCapacity) {
    throw new AppError(
      'conflict',
      'The capacity of an attorney was changed since, and balances were reckoned by it. This import can no longer be undone.',
    );
  }
  return row;
}
