import 'server-only';
import {
  withAssignmentTransaction,
  withdrawPendingHandoff,
  type AssignmentTransaction,
} from '@/lib/assignment';
import { changeAttorney } from '@/lib/features/attorneys';
import type { Actor } from '@/lib/platform/auth/actor';
import { requirePermission } from '@/lib/platform/auth/permissions';
import { closeSessionsInFirm } from '@/lib/platform/db/identity-store';
import { withWholeFirm } from '@/lib/platform/db/with-firm';
import { AppError, notFound, staleVersion } from '@/lib/shared/errors';
import { parseInput } from '@/lib/shared/validation/parse-input';
import type { RemovedMemberDto } from './dto';
import { keepOneAdmin } from './keep-one-admin';
import { readOpenEnds } from './read-open-ends';
import { removeMemberSchema, type RemoveMemberInput } from '@/lib/contracts/member';

/**
 * Takes a member out of the firm: their sessions and calendar
 * addresses end and so does every handoff that waits because of
 * them. The attorney that they are gets no new cases; those that they hold wait for a departure
 * plan, which a person reviews. History keeps their name, and they can be invited again.
 *
 * @throws AppError `forbidden` without `members.manage`.
 * @throws AppError `not-found` for an absent or another firm's member, and for one removed already.
 * @throws AppError `stale-version` when someone changed the member in between.
 * @throws AppError `conflict` for oneself, and for the firm's only active admin.
 */
export async function removeMember(
  actor: Actor,
  input: RemoveMemberInput,
): Promise<RemovedMemberDto> {
  requirePermission(actor, 'members.manage');
  const { memberId, version } = parseInput(removeMemberSchema, input);
  if (actor.id === memberId) {
    throw new AppError('conflict', 'You cannot remove yourself. Ask another admin to do it.');
  }
  return withWholeFirm(
    actor.firmId,
    async () => {
      const { attorney, ...removed } = await withAssignmentTransaction(actor, (transaction) =>
        removeInTransaction(transaction, memberId, version),
      );
      if (attorney?.active) await changeAttorney(actor, attorney.id, { active: false });
      const leaves = attorney !== null && attorney.openCount > 0;
      return {
        ...removed,
        departure: leaves ? { attorneyId: attorney.id, cases: attorney.openCount } : null,
      };
    },
    { lock: true },
  );
}

async function removeInTransaction(
  transaction: AssignmentTransaction,
  memberId: string,
  version: number,
) {
  const { tx, firmId, at } = transaction;
  const where = { firmId_id: { firmId, id: memberId } };
  const before = await tx.member.findUnique({
    where,
    include: { attorney: { select: { id: true, active: true, openCount: true } } },
  });
  if (!before || before.removedAt) throw notFound('member', memberId);
  const { name, role, active, userId, attorney } = before;
  if (before.version !== version) {
    throw staleVersion('member', version, before.version, undefined, { name, role, active });
  }
  await keepOneAdmin(transaction, memberId);
  await tx.member.update({
    where,
    data: { active: false, removedAt: at, version: version + 1 },
    select: { id: true },
  });
  await closeSessionsInFirm(tx, userId, firmId);
  // For good: who is invited again makes their calendar addresses anew.
  await tx.calendarFeed.deleteMany({ where: { firmId, memberId } });
  const handoffs = await endHandoffs(transaction, { memberId, name });
  transaction.record('member-removed', {
    facts: { memberId, role, active: false, handoffs },
    text: { name },
  });
  if (attorney && attorney.openCount > 0) {
    const facts = { attorneyId: attorney.id, attorney: name, cases: attorney.openCount };
    const message = { kind: 'departure-open' as const, key: `removed:${memberId}`, facts };
    transaction.writes.notifyManagers(message, [memberId]);
  }
  return { name, handoffs, attorney };
}

/** What waits for an answer of theirs, and what they have asked for. */
async function endHandoffs(
  transaction: AssignmentTransaction,
  { memberId, name }: { memberId: string; name: string },
): Promise<number> {
  const open = await readOpenEnds(transaction.tx, transaction.firmId, [memberId]);
  for (const { caseId } of open) {
    await withdrawPendingHandoff(transaction, caseId, `${name} is no longer with the firm.`);
  }
  return open.length;
}
