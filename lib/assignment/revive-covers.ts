import 'server-only';
import type { Cover, Handoff } from '@/lib/platform/db/generated/client';
import type { AssignmentTransaction } from './transaction';

/**
 * Lets the covers go on that an undone handoff had ended: what is undone has not happened. Where
 * the absence is over meanwhile they stay ended.
 */
export async function reviveCovers(
  transaction: AssignmentTransaction,
  handoff: Handoff,
): Promise<void> {
  const { tx, firmId, at } = transaction;
  const { undoesId, caseId, toAttorneyId: holderId } = handoff;
  if (undoesId === null) return;
  const undone = await tx.handoff.findFirst({ where: { firmId, id: undoesId } });
  const ended = await tx.cover.findMany({
    where: {
      ...{ firmId, caseId, status: 'ended', endReason: 'case-moved' },
      endedAt: undone?.resolvedAt ?? null,
      absence: { cancelledAt: null, endsAt: { gt: at } },
    },
  });
  const revived = ended.filter(
    (cover) => (cover.startedAt ? cover.toAttorneyId : cover.fromAttorneyId) === holderId,
  );
  if (revived.length === 0) return;
  await endOthers(transaction, caseId);
  for (const cover of revived) transaction.writes.covers.set(cover.id, goesOn(cover, handoff.id));
}

/** As it was before, but the case has come by another handoff. */
function goesOn(cover: Cover, handoffId: string): Cover {
  const open = { ...cover, endedAt: null, endReason: null, version: cover.version + 1 };
  return cover.startedAt === null
    ? { ...open, status: 'planned' }
    : { ...open, status: 'active', startHandoffId: handoffId };
}

/** What was planned for the person who had the case in between has nothing left to cover. */
async function endOthers({ tx, firmId, at, writes }: AssignmentTransaction, caseId: string) {
  const open = await tx.cover.findMany({
    where: { firmId, caseId, status: { in: ['planned', 'active'] } },
  });
  for (const cover of open) {
    const end = { status: 'ended', endedAt: at, endReason: 'case-moved' };
    writes.covers.set(cover.id, { ...cover, ...end, version: cover.version + 1 });
  }
}
