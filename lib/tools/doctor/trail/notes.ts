import 'server-only';
import type { FirmTx } from '@/lib/platform/db/with-firm';
import { ERASED } from '@/lib/features/forgetting';
import type { Finding } from '../finding';
import { takenBackCases } from '../taken-back-cases';

/**
 * A note says what was recorded when it was written, signed by who wrote it. One under its case's own
 * id is from before notes had events of their own.
 */
export async function checkNoteTrail(tx: FirmTx, firmId: string): Promise<Finding[]> {
  return tx.$queryRaw<Finding[]>`
    WITH said AS (
      SELECT e.data ->> 'noteId' AS id, e.data -> 'mentionedIds' AS mentioned, e.case_id, e.at,
             e.actor_name, t.words ->> 'note' AS note, t.erased_at IS NOT NULL AS is_erased
        FROM events e
        LEFT JOIN event_texts t ON t.firm_id = ${firmId}::uuid AND t.id = e.id
       WHERE e.firm_id = ${firmId}::uuid AND e.kind = 'note-added'
         AND e.case_id NOT IN (${takenBackCases(firmId)})),
    ours AS (
      SELECT n.*, jsonb_path_query_array(n.mentions, '$[*].id') AS mentioned
        FROM case_notes n WHERE n.firm_id = ${firmId}::uuid AND n.id <> n.case_id)
    SELECT 'note-trail' AS "check",
           CASE WHEN n.id IS NULL THEN format('Note %s was written, but is not there.', e.id)
                ELSE format('Note %s: the audit trail says otherwise about: %s.', n.id, f.what)
           END AS detail
      FROM ours n
      FULL JOIN said e ON e.id = n.id::text
     CROSS JOIN LATERAL (
       SELECT string_agg(v.what, ', ') AS what FROM (VALUES
         ('whether it was written', e.id IS NULL OR n.id IS NULL),
         ('the case', e.case_id <> n.case_id),
         ('the text', CASE WHEN e.is_erased THEN n.text <> ${ERASED} ELSE e.note <> n.text END),
         ('whom it mentions', e.mentioned <> n.mentioned),
         ('who wrote it', e.actor_name <> n.author_name),
         ('when it was written', e.at <> n.written_at)
       ) AS v (what, differs) WHERE v.differs) f
     WHERE f.what IS NOT NULL`;
}
