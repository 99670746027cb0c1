import 'server-only';
import type { FirmTx } from '@/lib/platform/db/with-firm';
import type { Finding } from './finding';

/**
 * A client who was merged into another has no case of their own, leads to a client who was not, and has
 * one merge that stands; the cases that moved with a standing merge are where they were led.
 */
export async function checkClients(tx: FirmTx, firmId: string): Promise<Finding[]> {
  return tx.$queryRaw<Finding[]>`
    SELECT 'client-merged' AS "check",
           format('Client %s was merged into another, but %s.', l.id, f.what) AS detail
      FROM clients l
      JOIN clients m ON m.firm_id = ${firmId}::uuid AND m.id = l.merged_into_id
     CROSS JOIN LATERAL (
       SELECT string_agg(v.what, ', ') AS what FROM (VALUES
         ('cases are still theirs',
          EXISTS (SELECT FROM cases c WHERE c.firm_id = ${firmId}::uuid AND c.client_id = l.id)),
         ('that client was merged as well', m.merged_into_id IS NOT NULL),
         ('no merge on record stands',
          NOT EXISTS (SELECT FROM client_merges g
                       WHERE g.firm_id = ${firmId}::uuid AND g.from_client_id = l.id
                         AND g.undone_at IS NULL))
       ) AS v (what, differs) WHERE v.differs) f
     WHERE l.firm_id = ${firmId}::uuid AND f.what IS NOT NULL
    UNION ALL
    SELECT 'client-merge',
           format('Merge %s stands, but client %s is not merged.', g.id, g.from_client_id)
      FROM client_merges g
      JOIN clients l ON l.firm_id = ${firmId}::uuid AND l.id = g.from_client_id
     WHERE g.firm_id = ${firmId}::uuid AND g.undone_at IS NULL AND l.merged_into_id IS NULL
    UNION ALL
    SELECT 'client-merge-cases',
           format('Case %s moved with merge %s, but is with another client.', c.number, g.id)
      FROM client_merges g
      JOIN clients l ON l.firm_id = ${firmId}::uuid AND l.id = g.from_client_id
      JOIN cases c ON c.firm_id = ${firmId}::uuid AND c.id = ANY (g.case_ids)
     WHERE g.firm_id = ${firmId}::uuid AND g.undone_at IS NULL
       AND c.client_id IS DISTINCT FROM l.merged_into_id`;
}
