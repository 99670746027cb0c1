import 'server-only';
import type { FirmTx } from '@/lib/db/with-firm';
import type { Finding } from '../finding';

/** A handoff has the parties, reason, note and answer that were recorded when it was made. */
export async function checkHandoffTrail(tx: FirmTx, firmId: string): Promise<Finding[]> {
  return [...(await findChanged(tx, firmId)), ...(await findMissing(tx, firmId))];
}

async function findChanged(tx: FirmTx, firmId: string): Promise<Finding[]> {
  return tx.$queryRaw<Finding[]>`
    WITH said AS (
      SELECT seq, kind, case_id, at, actor_name, data, data ->> 'handoffId' AS id
        FROM events WHERE firm_id = ${firmId}::uuid
         AND kind IN ('handoff-requested', 'case-handed-off', 'handoff-accepted',
                      'handoff-declined', 'handoff-withdrawn', 'handoff-expired')),
    begun AS (
      -- Asked for and later handed off: the first of the two is where it began.
      SELECT DISTINCT ON (id) * FROM said
       WHERE kind IN ('handoff-requested', 'case-handed-off') AND id IS NOT NULL
       ORDER BY id, seq),
    -- From before the event named its handoff.
    nameless AS (SELECT * FROM said WHERE kind = 'handoff-requested' AND id IS NULL),
    answered AS (SELECT * FROM said WHERE kind NOT IN ('handoff-requested', 'case-handed-off')),
    ours AS (SELECT * FROM handoffs WHERE firm_id = ${firmId}::uuid)
    SELECT 'handoff-trail' AS "check",
           format('Handoff %s: the audit trail says otherwise about: %s.', h.id, f.what) AS detail
      FROM ours h
      LEFT JOIN nameless n ON n.case_id = h.case_id AND n.at = h.requested_at
      LEFT JOIN begun e ON e.id = h.id::text
      LEFT JOIN answered a ON a.id = h.id::text
     CROSS JOIN LATERAL (
       SELECT coalesce(n.data, e.data) AS data, coalesce(n.at, e.at) AS at,
              coalesce(n.case_id, e.case_id) AS case_id,
              coalesce(n.actor_name, e.actor_name) AS actor_name,
              CASE WHEN a.kind IS NOT NULL THEN substr(a.kind, length('handoff-') + 1)
                   WHEN coalesce(n.kind, e.kind) = 'case-handed-off' THEN 'done'
                   ELSE 'pending' END AS status) b
     CROSS JOIN LATERAL (
       SELECT string_agg(v.what, ', ') AS what FROM (VALUES
         ('whether it was made', b.data IS NULL),
         ('the case', b.case_id <> h.case_id),
         ('who gave it', b.data ? 'fromAttorneyId'
            AND b.data ->> 'fromAttorneyId' IS DISTINCT FROM h.from_attorney_id::text),
         ('who was to get it', b.data ->> 'toAttorneyId' <> h.to_attorney_id::text),
         ('the reason', b.data ->> 'reason' <> h.reason),
         ('the note', b.data IS NOT NULL AND b.data ->> 'note' IS DISTINCT FROM h.note),
         ('the override', b.data ? 'overrideReason'
            AND b.data ->> 'overrideReason' IS DISTINCT FROM h.override_reason),
         ('what it took back', b.data ->> 'undoesId' IS DISTINCT FROM h.undoes_id::text),
         ('who asked for it', b.actor_name <> h.requested_by_name),
         ('when it was asked for', b.at <> h.requested_at),
         ('how it ended', b.status <> h.status),
         ('when it ended', a.at <> h.resolved_at),
         ('the answer', a.data IS NOT NULL
            AND coalesce(a.data ->> 'note', a.data ->> 'why') IS DISTINCT FROM h.resolution)
       ) AS v (what, differs) WHERE v.differs) f
     WHERE f.what IS NOT NULL`;
}

async function findMissing(tx: FirmTx, firmId: string): Promise<Finding[]> {
  return tx.$queryRaw<Finding[]>`
    WITH ours AS (SELECT id, case_id, requested_at FROM handoffs WHERE firm_id = ${firmId}::uuid)
    SELECT 'handoff-trail' AS "check",
           format('Event %s (%s) is about a handoff that is not there.', e.seq, e.kind) AS detail
      FROM events e
      LEFT JOIN ours h ON h.id::text = e.data ->> 'handoffId'
      LEFT JOIN ours o ON NOT e.data ? 'handoffId' AND o.case_id = e.case_id
                      AND o.requested_at = e.at
     WHERE e.firm_id = ${firmId}::uuid
       AND e.kind IN ('handoff-requested', 'case-handed-off', 'handoff-accepted',
                      'handoff-declined', 'handoff-withdrawn', 'handoff-expired')
       AND h.id IS NULL AND o.id IS NULL`;
}
