import 'server-only';
import { rolesWith } from '@/lib/platform/auth/permissions';
import { sql, type Sql } from '@/lib/platform/db/sql';
import type { NotificationKind } from './dto';
import type { Message } from './notification';

/** A notification for everyone who sees to the firm, but for those who must not hear of it. */
export interface ManagerNotification {
  readonly message: Message<NotificationKind>;
  readonly exceptMemberIds: readonly string[];
}

/**
 * `INSERT` of notifications for managers and admins, as a part of the statement that writes what they
 * are about. The one who acts is not notified, nor is anyone twice under one key.
 */
export function insertForManagers(
  { firmId, at, memberId }: { firmId: string; at: Date; memberId: string | null },
  notifications: readonly ManagerNotification[],
): Sql {
  const rows = notifications.map(({ message, exceptMemberIds }) => ({
    ...{ kind: message.kind, key: message.key, facts: message.facts },
    ...{ case_id: message.caseId ?? null, except_ids: exceptMemberIds },
  }));
  const roles = [...rolesWith('firm.alerts')];
  return sql`
    INSERT INTO notifications (firm_id, id, member_id, kind, key, case_id, facts, created_at)
    SELECT m.firm_id, gen_random_uuid(), m.id, x.kind, x.key, x.case_id, x.facts, ${at}::timestamptz
      FROM members m
     CROSS JOIN jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS x(
           kind text, key text, facts jsonb, case_id uuid, except_ids uuid[])
     WHERE m.firm_id = ${firmId}::uuid AND m.active AND m.role = ANY (${roles}::text[])
       AND m.id IS DISTINCT FROM ${memberId}::uuid AND NOT m.id = ANY (x.except_ids)
    ON CONFLICT DO NOTHING`;
}
