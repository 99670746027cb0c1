import 'server-only';
import { withFirm, withWholeFirm, type FirmTx } from '@/lib/platform/db/with-firm';

/** A member who can be mentioned, and the attorney that they are. */
export interface MemberToMention {
  readonly id: string;
  readonly name: string;
  readonly role: string;
  readonly attorneyId: string | null;
  /** Whether any wall stands against that attorney. */
  readonly isWalled: boolean;
}

/** The firm's active members, by name. */
export function listMembers(
  tx: Pick<FirmTx, '$queryRaw'>,
  firmId: string,
): Promise<MemberToMention[]> {
  return tx.$queryRaw<MemberToMention[]>`
    SELECT m.id, m.name, m.role, a.id AS "attorneyId",
           EXISTS (SELECT FROM ethical_walls w
                    WHERE w.firm_id = ${firmId}::uuid AND w.attorney_id = a.id
                      AND w.removed_at IS NULL) AS "isWalled"
      FROM members m
      LEFT JOIN attorneys a ON a.firm_id = ${firmId}::uuid AND a.member_id = m.id
     WHERE m.firm_id = ${firmId}::uuid AND m.active
     ORDER BY lower(m.name), m.id`;
}

/**
 * Those of the members for whom the case is not there. Each is asked with their own eyes, so that
 * this cannot differ from what they find.
 */
export async function membersWhoCannotSee(
  firmId: string,
  caseId: string,
  members: readonly MemberToMention[],
): Promise<Set<string>> {
  const hidden = new Set<string>();
  for (const { id, attorneyId, isWalled } of members) {
    if (!isWalled) continue;
    const seen = await withFirm({ firmId, attorneyId }, (tx) =>
      tx.case.count({ where: { firmId, id: caseId } }),
    );
    if (seen === 0) hidden.add(id);
  }
  return hidden;
}

/** The members with those who cannot see the case, in one transaction. */
export function readMembers(
  firmId: string,
  caseId: string,
): Promise<(MemberToMention & { readonly canSee: boolean })[]> {
  return withWholeFirm(firmId, async (tx) => {
    const members = await listMembers(tx, firmId);
    const hidden = await membersWhoCannotSee(firmId, caseId, members);
    return members.map((member) => ({ ...member, canSee: !hidden.has(member.id) }));
  });
}
