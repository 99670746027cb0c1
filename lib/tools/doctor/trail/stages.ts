import 'server-only';
import type { FirmTx } from '@/lib/platform/db/with-firm';
import type { Finding } from '../finding';
import { takenBackCases } from '../taken-back-cases';

/** Every change of a stage is the one that was recorded: from where, to where, when, by whom. */
export async function checkStageTrail(tx: FirmTx, firmId: string): Promise<Finding[]> {
  return tx.$queryRaw<Finding[]>`
    WITH said AS (
      SELECT case_id, data -> 'changes' -> 'stage' ->> 0 AS from_stage,
             data -> 'changes' -> 'stage' ->> 1 AS to_stage, at AS changed_at, actor_name
        FROM events
       WHERE firm_id = ${firmId}::uuid AND kind = 'case-changed' AND data -> 'changes' ? 'stage'
      UNION ALL
      -- A case that was brought in closed.
      SELECT case_id, data ->> 'stage', 'closed', (data ->> 'closedAt')::timestamptz, actor_name
        FROM events
       WHERE firm_id = ${firmId}::uuid AND kind = 'case-opened' AND data ? 'closedAt'
         AND case_id NOT IN (${takenBackCases(firmId)})),
    written AS (
      SELECT case_id, from_stage, to_stage, changed_at, actor_name
        FROM stage_changes WHERE firm_id = ${firmId}::uuid AND from_stage IS NOT NULL),
    opened AS (
      SELECT case_id, data, actor_name
        FROM events WHERE firm_id = ${firmId}::uuid AND kind = 'case-opened'
         AND case_id NOT IN (${takenBackCases(firmId)})),
    first AS (
      SELECT case_id, to_stage, changed_at, actor_name
        FROM stage_changes WHERE firm_id = ${firmId}::uuid AND from_stage IS NULL)
    SELECT 'stage-trail' AS "check",
           format('Case id %s: %s moved it from %s to %s at %s, says its history, but not the audit trail.',
                  case_id, actor_name, from_stage, to_stage, changed_at) AS detail
      FROM (SELECT * FROM written EXCEPT ALL SELECT * FROM said) AS forged
    UNION ALL
    SELECT 'stage-trail',
           format('Case id %s: %s moved it from %s to %s at %s, says the audit trail, but not its history.',
                  case_id, actor_name, from_stage, to_stage, changed_at)
      FROM (SELECT * FROM said EXCEPT ALL SELECT * FROM written) AS missing
    UNION ALL
    SELECT 'stage-trail',
           format('Case id %s: its first stage is %s by %s; the audit trail says %s by %s.',
                  coalesce(f.case_id, o.case_id), coalesce(f.to_stage, 'missing'), f.actor_name,
                  coalesce(o.data ->> 'stage', 'unknown'), o.actor_name)
      FROM first f
      FULL JOIN opened o ON o.case_id = f.case_id
     WHERE f.case_id IS NULL OR o.case_id IS NULL OR f.actor_name <> o.actor_name
        OR o.data ->> 'stage' <> f.to_stage
        OR (o.data ->> 'receivedAt')::timestamptz <> f.changed_at`;
}
