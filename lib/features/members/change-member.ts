import 'server-only';
import { withAssignmentTransaction } from '@/lib/assignment';
import type { Actor } from '@/lib/platform/auth/actor';
import { requirePermission } from '@/lib/platform/auth/permissions';
import { closeSessionsInFirm } from '@/lib/platform/db/identity-store';
import { notFound, staleVersion } from '@/lib/shared/errors';
import { parseInput } from '@/lib/shared/validation/parse-input';
import type { MemberDto } from './dto';
import { keepOneAdmin } from './keep-one-admin';
import { MEMBER_SELECT, memberDto } from './member-row';
import { changeMemberSchema, type ChangeMemberInput } from '@/lib/contracts/member';

/**
 * Changes a member's name or role, or switches their access off and on. It holds from their next
 * request; switching off also ends their sessions in this firm.
 *
 * @throws AppError `forbidden` without `members.manage`.
 * @throws AppError `not-found` for an absent, removed or another firm's member.
 * @throws AppError `stale-version` when someone changed the member in between.
 * @throws AppError `conflict` when the firm would be left without an active admin.
 */
export async function changeMember(
  actor: Actor,
  memberId: string,
  input: ChangeMemberInput,
): Promise<MemberDto> {
  requirePermission(actor, 'members.manage');
  const { version, ...changes } = parseInput(changeMemberSchema, input);
  return withAssignmentTransaction(actor, async (transaction) => {
    const { tx, firmId } = transaction;
    const where = { firmId_id: { firmId, id: memberId } };
    const before = await tx.member.findUnique({ where });
    if (!before || before.removedAt) throw notFound('member', memberId);
    if (before.version !== version) {
      const { name, role, active } = before;
      throw staleVersion('member', version, before.version, undefined, { name, role, active });
    }
    const { name = before.name, role = before.role, active = before.active } = changes;
    if (!active || role !== 'admin') await keepOneAdmin(transaction, memberId);
    await tx.member.update({ where, data: { name, role, active, version: version + 1 } });
    if (before.active && !active) await closeSessionsInFirm(tx, before.userId, firmId);
    const from = { role: before.role, active: before.active };
    transaction.record('member-changed', {
      facts: { memberId, role, active, from },
      text: { name, nameBefore: before.name },
    });
    return memberDto(await tx.member.findUniqueOrThrow({ where, select: MEMBER_SELECT }));
  });
}
