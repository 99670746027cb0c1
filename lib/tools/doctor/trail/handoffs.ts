import 'server-only';
import type { FirmTx } from '@/lib/platform/db/with-firm';
import { ERASED } from '@/lib/features/forgetting';
import type { Finding } from '../finding';

const HANDOFF_KINDS = [
  'handoff-requested',
  'case-handed-off',
  'handoff-accepted',
  'handoff-declined',
  'handoff-withdrawn',
  'handoff-expired',
] as const;

/** A handoff has the parties, reason, note and answer that were recorded when it was made. */
export async function checkHandoffTrail(tx: FirmTx, firmId: string): Promise<Finding[]> {
  return [...(await findChanged(tx, firmId)), ...(await findMissing(tx, firmId))];
}

async function findChanged(tx: FirmTx, firmId: string): Promise<Finding[]> {
  return tx.$queryRaw<Finding[]>`
    WITH said AS (
      SELECT e.seq, e.kind, e.case_id, e.at, e.actor_name, e.chain_version,
             e.data || coalesce(t.words, '{}') AS data, t.erased_at IS NOT NULL AS is_erased,
             e.data ->> 'handoffId' AS id
        FROM events e
        LEFT JOIN event_texts t ON t.firm_id = ${firmId}::uuid AND t.id = e.id
       WHERE e.firm_id = ${firmId}::uuid AND e.kind = ANY (${HANDOFF_KINDS})),
    begun AS (
      -- Asked for and later handed off: the first of the two is where it began.
      SELECT DISTINCT ON (id) * FROM said
       WHERE kind IN ('handoff-requested', 'case-handed-off') AND id IS NOT NULL ORDER BY id, seq),
    -- From before the event named its handoff.
    nameless AS (SELECT * FROM said WHERE kind = 'handoff-requested' AND id IS NULL),
    answered AS (SELECT * FROM said WHERE kind NOT IN ('handoff-requested', 'case-handed-off'))
    SELECT 'handoff-trail' AS "check",
           format('Handoff %s: the audit trail says otherwise about: %s.', h.id, f.what) AS detail
      FROM handoffs h
      LEFT JOIN nameless n ON n.case_id = h.case_id AND n.at = h.requested_at
      LEFT JOIN begun e ON e.id = h.id::text
      LEFT JOIN answered a ON a.id = h.id::text
     CROSS JOIN LATERAL (
       SELECT coalesce(n.data, e.data) AS data, coalesce(n.at, e.at) AS at,
              coalesce(n.case_id, e.case_id) AS case_id, coalesce(n.actor_name, e.actor_name) AS actor_name,
              coalesce(n.chain_version, e.chain_version) AS chain_version, coalesce(n.is_erased, e.is_erased) AS is_erased,
              CASE WHEN a.kind IS NOT NULL THEN substr(a.kind, length('handoff-') + 1)
                   WHEN coalesce(n.kind, e.kind) = 'case-handed-off' THEN 'done' ELSE 'pending' END AS status) b
     CROSS JOIN LATERAL (
       SELECT string_agg(v.what, ', ') AS what FROM (VALUES
         ('whether it was made', b.data IS NULL), ('the case', b.case_id <> h.case_id),
         ('who gave it', b.data ? 'fromAttorneyId'
            AND b.data ->> 'fromAttorneyId' IS DISTINCT FROM h.from_attorney_id::text),
         ('who was to get it', b.data ->> 'toAttorneyId' <> h.to_attorney_id::text),
         ('the reason', b.data ->> 'reason' <> h.reason),
         ('the note', b.data IS NOT NULL AND CASE WHEN b.is_erased THEN h.note <> ${ERASED}
            ELSE b.data ->> 'note' IS DISTINCT FROM h.note END),
         ('the override', (b.chain_version > 1 OR b.data ? 'overrideReason')
            AND CASE WHEN b.is_erased THEN h.override_reason <> ${ERASED}
            ELSE b.data ->> 'overrideReason' IS DISTINCT FROM h.override_reason END),
         ('what it took back', b.data ->> 'undoesId' IS DISTINCT FROM h.undoes_id::text),
         ('who asked for it', b.actor_name <> h.requested_by_name), ('when it was asked for', b.at <> h.requested_at),
         ('how it ended', b.status <> h.status), ('when it ended', a.at <> h.resolved_at),
         ('the answer', a.data IS NOT NULL AND CASE WHEN a.is_erased THEN h.resolution <> ${ERASED}
            ELSE coalesce(a.data ->> 'note', a.data ->> 'why') IS DISTINCT FROM h.resolution END)
       ) AS v (what, differs) WHERE v.differs) f
     WHERE h.firm_id = ${firmId}::uuid AND f.what IS NOT NULL`;
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
       AND e.kind = ANY (${HANDOFF_KINDS})
       AND h.id IS NULL AND o.id IS NULL`;
}
