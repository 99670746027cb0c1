import 'server-only';
import { sql, type Sql } from '@/lib/platform/db/sql';

/*
 * A handoff that was undone and the one that undid it are facts of the history, and nothing more:
 * no report, flag or warning counts them, and who has the case back has held it all the time.
 */

const CARRIED_OUT = sql`u.status IN ('done', 'accepted')`;

/** Whether the handoff of this id was undone. */
export function wasUndone(firmId: string, handoffId: Sql): Sql {
  return sql`EXISTS (SELECT FROM handoffs u
                      WHERE u.firm_id = ${firmId}::uuid AND u.undoes_id = ${handoffId}
                        AND ${CARRIED_OUT})`;
}

/** Whether the handoff of this id was undone, or undid another one. */
export function isTakenBack(firmId: string, handoffId: Sql): Sql {
  return sql`(${wasUndone(firmId, handoffId)}
              OR EXISTS (SELECT FROM handoffs u
                          WHERE u.firm_id = ${firmId}::uuid AND u.id = ${handoffId}
                            AND u.undoes_id IS NOT NULL))`;
}

/** The handoff that ended the interval `s`: the one that the next of its case began by. */
export function endingHandoff(firmId: string): Sql {
  return sql`(SELECT n.handoff_id FROM assignments n
               WHERE n.firm_id = ${firmId}::uuid AND n.case_id = s.case_id AND n.turn > s.turn
               ORDER BY n.turn LIMIT 1)`;
}

/**
 * The interval that counts for the case of `s`, up to a turn: the latest, `b`, that began neither by
 * a handoff that was taken back nor by taking one back.
 */
export function standingInterval(firmId: string, upTo: Sql): Sql {
  return sql`(SELECT b.started_at, b.is_new_intake, b.handoff_id FROM assignments b
               WHERE b.firm_id = ${firmId}::uuid AND b.case_id = s.case_id AND ${upTo}
                 AND NOT ${isTakenBack(firmId, sql`b.handoff_id`)}
               ORDER BY b.turn DESC
               LIMIT 1)`;
}
