import 'server-only';
import type { FirmTx } from '@/lib/platform/db/with-firm';
import { ERASED } from '@/lib/features/forgetting';
import type { Finding } from '../finding';

/** A wall stands between whom, for the reason and as long as it was recorded. */
export async function checkWallTrail(tx: FirmTx, firmId: string): Promise<Finding[]> {
  return tx.$queryRaw<Finding[]>`
    WITH said AS (
      SELECT e.kind, e.data ->> 'wallId' AS id, e.attorney_id, e.at, e.actor_name,
             e.data || coalesce(t.words, '{}') AS data, t.erased_at IS NOT NULL AS is_erased
        FROM events e
        LEFT JOIN event_texts t ON t.firm_id = ${firmId}::uuid AND t.id = e.id
       WHERE e.firm_id = ${firmId}::uuid AND e.kind IN ('wall-raised', 'wall-removed')),
    raised AS (SELECT * FROM said WHERE kind = 'wall-raised'),
    removed AS (SELECT * FROM said WHERE kind = 'wall-removed'),
    ours AS (SELECT * FROM ethical_walls WHERE firm_id = ${firmId}::uuid)
    SELECT 'wall-trail' AS "check",
           CASE WHEN w.id IS NULL THEN format('Wall %s was added, but is not there.', r.id)
                ELSE format('Wall %s: the audit trail says otherwise about: %s.', w.id, f.what)
           END AS detail
      FROM ours w
      FULL JOIN raised r ON r.id = w.id::text
      LEFT JOIN removed d ON d.id = coalesce(w.id::text, r.id)
     CROSS JOIN LATERAL (
       SELECT string_agg(v.what, ', ') AS what FROM (VALUES
         ('whether it was raised', r.id IS NULL OR w.id IS NULL),
         ('the attorney', r.attorney_id <> w.attorney_id),
         ('the client', r.id IS NOT NULL AND r.data ->> 'clientId' IS DISTINCT FROM w.client_id::text),
         ('the company', r.id IS NOT NULL AND r.data ->> 'companyKey' IS DISTINCT FROM w.company_key),
         ('the reason', CASE WHEN r.is_erased THEN w.reason <> ${ERASED}
            ELSE r.data ->> 'reason' <> w.reason END),
         ('who raised it', r.actor_name <> w.created_by_name),
         ('when it was raised', r.at <> w.created_at),
         ('when it was removed', d.at IS DISTINCT FROM w.removed_at)
       ) AS v (what, differs) WHERE v.differs) f
     WHERE f.what IS NOT NULL`;
}
