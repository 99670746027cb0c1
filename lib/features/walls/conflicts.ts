import 'server-only';
import {
  membersBehindWall,
  withdrawPendingHandoff,
  type AssignmentTransaction,
} from '@/lib/assignment';
import type { FirmTx } from '@/lib/platform/db/with-firm';
import { notifyManagers } from '@/lib/platform/notifications';

/** What a wall keeps its attorney from: exactly one of the two. */
export interface Target {
  readonly clientId: string | null;
  readonly companyKey: string | null;
}

export interface Conflict {
  readonly id: string;
  readonly number: number;
}

/** More cases than this are told of in one notification. */
const MAX_SINGLE_NOTIFICATIONS = 10;

/** The open cases behind the wall that its attorney holds in spite of it. */
export async function listConflicts(
  tx: FirmTx,
  firmId: string,
  attorneyId: string,
  target: Target,
): Promise<Conflict[]> {
  return tx.case.findMany({
    where: { firmId, attorneyId, closedAt: null, ...(await behind(tx, firmId, target)) },
    select: { id: true, number: true },
    orderBy: { number: 'asc' },
  });
}

// A client who was merged into another is still known by their own id and company.
async function behind(tx: FirmTx, firmId: string, { clientId, companyKey }: Target) {
  const merged = await tx.client.findMany({
    where: {
      firmId,
      mergedIntoId: { not: null },
      ...(clientId ? { id: clientId } : { companyKey }),
    },
    select: { mergedIntoId: true },
  });
  const into = { clientId: { in: merged.flatMap(({ mergedIntoId }) => mergedIntoId ?? []) } };
  return clientId
    ? { OR: [{ clientId }, into] }
    : { OR: [{ companyKey }, { client: { companyKey } }, into] };
}

/** Takes back what the attorney was asked to take over: they can no longer see the question. */
export async function withdrawQuestions(
  transaction: AssignmentTransaction,
  attorneyId: string,
  target: Target,
): Promise<void> {
  const { tx, firmId } = transaction;
  const asked = await tx.handoff.findMany({
    where: {
      firmId,
      toAttorneyId: attorneyId,
      status: 'pending',
      case: await behind(tx, firmId, target),
    },
    select: { caseId: true },
  });
  for (const { caseId } of asked) {
    await withdrawPendingHandoff(
      transaction,
      caseId,
      'An ethical wall keeps the colleague from this case.',
    );
  }
}

/**
 * Tells the managers of them, each with a handoff ready; never those who stand behind the wall, nor
 * the members who are named besides.
 */
export async function notifyOfConflicts(
  transaction: AssignmentTransaction,
  wall: { readonly id: string; readonly attorneyId: string } & Target,
  conflicts: readonly Conflict[],
  besides: readonly string[] = [],
): Promise<void> {
  if (conflicts.length === 0) return;
  const { tx, firmId, actor } = transaction;
  const attorney = {
    attorneyId: wall.attorneyId,
    attorney: transaction.roster.get(wall.attorneyId).name,
  };
  const target = { clientId: wall.clientId, companies: [wall.companyKey] };
  const ownMemberId = transaction.roster.get(wall.attorneyId).memberId;
  const exceptMemberIds = [
    ...membersBehindWall(transaction.roster, target),
    ownMemberId ?? '',
    ...besides,
  ].filter(Boolean);
  if (conflicts.length > MAX_SINGLE_NOTIFICATIONS) {
    const facts = { ...attorney, by: actor.name, cases: conflicts.length };
    const message = { kind: 'wall-conflicts' as const, key: `wall:${wall.id}`, facts };
    await notifyManagers(tx, firmId, message, exceptMemberIds);
    return;
  }
  for (const { id: caseId } of conflicts) {
    const key = `wall:${wall.id}:${caseId}`;
    const facts = { ...attorney, by: actor.name };
    await notifyManagers(
      tx,
      firmId,
      { kind: 'wall-conflict', key, caseId, facts },
      exceptMemberIds,
    );
  }
}
