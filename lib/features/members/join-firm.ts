import 'server-only';
import type { AssignmentTransaction } from '@/lib/assignment';
import type { Role } from '@/lib/platform/auth/permissions';
import { joinUserToFirm } from '@/lib/platform/db/identity-store';
import { newId } from '@/lib/platform/ids';
import type { MemberDto } from './dto';
import { MEMBER_SELECT, memberDto } from './member-row';

/** Who joins, as what; `invitationId` where someone was asked and accepted. */
export interface Joining {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly invitationId?: string;
}

/**
 * Makes a user a member of the unit's firm. An attorney of the roster with the same e-mail address
 * and no member yet becomes this member's.
 *
 * @throws AppError `duplicate-email` when the user is a member already.
 */
export async function joinFirm(
  transaction: AssignmentTransaction,
  joining: Joining,
): Promise<MemberDto> {
  const { tx, firmId, at: createdAt } = transaction;
  const { userId, name, email, role, invitationId } = joining;
  await joinUserToFirm(tx, userId, firmId);
  const id = newId();
  await tx.member.create({ data: { firmId, id, userId, role, name, email, createdAt } });
  await linkAttorney(transaction, id, email);
  transaction.record('member-added', {
    facts: { memberId: id, role, invitationId },
    text: { name, email },
  });
  const row = await tx.member.findUniqueOrThrow({
    where: { firmId_id: { firmId, id } },
    select: MEMBER_SELECT,
  });
  return memberDto(row);
}

async function linkAttorney(
  transaction: AssignmentTransaction,
  memberId: string,
  email: string,
): Promise<void> {
  const { tx, firmId } = transaction;
  const linked = await tx.attorney.updateManyAndReturn({
    where: { firmId, email, memberId: null },
    data: { memberId, version: { increment: 1 } },
    select: { id: true },
  });
  for (const { id } of linked) {
    const changes = { memberId: { from: null, to: memberId } };
    transaction.record('attorney-changed', { attorneyId: id, facts: { changes } });
  }
}
