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
 * Makes a user a member of the transaction's firm. An attorney of the roster with the same e-mail address
 * and no member yet becomes this member's. Someone who was removed is the member that they were.
 *
 * @throws AppError `duplicate-email` when the user is a member already.
 */
export async function joinFirm(
  transaction: AssignmentTransaction,
  joining: Joining,
): Promise<MemberDto> {
  const { tx, firmId } = transaction;
  const { userId, name, email, role, invitationId } = joining;
  await joinUserToFirm(tx, userId, firmId);
  const id = await writeMember(transaction, joining);
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

/** A new member's row, or again that of someone who was removed: history points to it. */
async function writeMember(
  { tx, firmId, at: createdAt }: AssignmentTransaction,
  { userId, name, email, role }: Joining,
): Promise<string> {
  const [removed] = await tx.member.updateManyAndReturn({
    where: { firmId, userId, removedAt: { not: null } },
    data: { role, name, email, active: true, removedAt: null, version: { increment: 1 } },
    select: { id: true },
  });
  if (removed) return removed.id;
  const id = newId();
  await tx.member.create({ data: { firmId, id, userId, role, name, email, createdAt } });
  return id;
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
