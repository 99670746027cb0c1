import 'server-only';
import { withAssignmentUnit, type AssignmentUnit } from '@/lib/assignment';
import type { Actor } from '@/lib/auth/actor';
import { hashPassword } from '@/lib/auth/passwords';
import { requirePermission } from '@/lib/auth/permissions';
import { admitUser } from '@/lib/db/door';
import { newId } from '@/lib/ids';
import { parseInput } from '@/lib/validation/parse-input';
import type { MemberDto } from './dto';
import { MEMBER_SELECT, memberDto } from './member-row';
import { addMemberSchema, type AddMemberInput } from './schema';

/**
 * Adds a person to the firm with a role and a first password. Someone who signs in to another
 * firm already keeps the password they have there, and the answer does not tell the two apart: a
 * firm must not learn who works elsewhere. An attorney of the roster with the same e-mail address
 * and no member yet becomes this member's.
 *
 * @throws AppError `forbidden` without `members.manage`.
 * @throws AppError `duplicate-email` when the address already belongs to a member of the firm.
 */
export async function addMember(actor: Actor, input: AddMemberInput): Promise<MemberDto> {
  requirePermission(actor, 'members.manage');
  const { name, email, role, password } = parseInput(addMemberSchema, input);
  // Before the firm is locked: hashing takes its time on purpose.
  const passwordHash = await hashPassword(password);
  return withAssignmentUnit(actor, async (unit) => {
    const { tx, firmId, at: createdAt } = unit;
    const admission = { userId: newId(), firmId, email, passwordHash, createdAt };
    const { userId } = await admitUser(tx, admission);
    const id = newId();
    await tx.member.create({ data: { firmId, id, userId, role, name, email, createdAt } });
    await linkAttorney(unit, id, email);
    unit.record('member-added', { data: { memberId: id, name, email, role } });
    const row = await tx.member.findUniqueOrThrow({
      where: { firmId_id: { firmId, id } },
      select: MEMBER_SELECT,
    });
    return memberDto(row);
  });
}

async function linkAttorney(unit: AssignmentUnit, memberId: string, email: string): Promise<void> {
  const { tx, firmId } = unit;
  const linked = await tx.attorney.updateManyAndReturn({
    where: { firmId, email, memberId: null },
    data: { memberId, version: { increment: 1 } },
    select: { id: true },
  });
  for (const { id } of linked) {
    unit.record('attorney-changed', { attorneyId: id, data: { memberId } });
  }
}
