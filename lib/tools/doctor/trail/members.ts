import 'server-only';
import type { FirmTx } from '@/lib/platform/db/with-firm';
import type { Finding } from '../finding';

/** A member has the name, role and access that the last change on record gave them. */
export async function checkMemberTrail(tx: FirmTx, firmId: string): Promise<Finding[]> {
  return tx.$queryRaw<Finding[]>`
    WITH told AS (
      SELECT e.seq, e.kind, e.data || coalesce(t.words, '{}') AS data
        FROM events e
        LEFT JOIN event_texts t ON t.firm_id = ${firmId}::uuid AND t.id = e.id
       WHERE e.firm_id = ${firmId}::uuid
         AND e.kind IN ('firm-created', 'member-added', 'member-changed', 'member-removed')),
    said AS (
      SELECT DISTINCT ON (id) id, name, role, active
        FROM (SELECT seq, coalesce(data ->> 'memberId', data ->> 'adminMemberId') AS id,
                     CASE kind WHEN 'firm-created' THEN data ->> 'adminName'
                               ELSE data ->> 'name' END AS name,
                     CASE kind WHEN 'firm-created' THEN 'admin' ELSE data ->> 'role' END AS role,
                     coalesce(data ->> 'active', 'true') AS active
                FROM told) AS e
       -- A firm may begin with an invitation instead of an admin.
       WHERE id IS NOT NULL
       ORDER BY id, seq DESC),
    ours AS (
      SELECT id::text, name, role, active::text FROM members WHERE firm_id = ${firmId}::uuid)
    SELECT 'member-trail' AS "check",
           CASE WHEN m.id IS NULL THEN format('Member %s is on record, but not there.', s.id)
                WHEN s.id IS NULL THEN format('Member %s is there, but not on record.', m.id)
                ELSE format('Member %s is %s, %s, %s; the audit trail says %s, %s, %s.', m.id, m.name,
                            m.role, CASE m.active WHEN 'true' THEN 'active' ELSE 'switched off' END,
                            coalesce(s.name, 'no name'), s.role,
                            CASE s.active WHEN 'true' THEN 'active' ELSE 'switched off' END)
           END AS detail
      FROM ours m
      FULL JOIN said s ON s.id = m.id
     WHERE m.id IS NULL OR s.id IS NULL OR s.role <> m.role OR s.active <> m.active
        OR s.name <> m.name`;
}
