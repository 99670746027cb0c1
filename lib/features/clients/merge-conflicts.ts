import 'server-only';
import { isBehindWall, type AssignmentTransaction } from '@/lib/assignment';
import type { Actor } from '@/lib/platform/auth/actor';
import { withFirm } from '@/lib/platform/db/with-firm';
import { notifyOfConflicts, withdrawQuestions } from '@/lib/features/walls';
import { companyKey } from '@/lib/shared/company-key';
import type { MergePair } from './client-row';

/** An open case whose holder a wall will keep from the merged client. */
export interface MergeConflict {
  readonly id: string;
  readonly number: number;
  readonly attorneyId: string;
}

type Reading = Pick<AssignmentTransaction, 'tx' | 'firmId'> & {
  readonly roster: Pick<AssignmentTransaction['roster'], 'list'>;
};

/** The attorneys whom a wall keeps from either of the two: it will hold for both. */
export function attorneysBehind(
  { roster }: Pick<Reading, 'roster'>,
  { from, into }: MergePair,
): { id: string; name: string }[] {
  return roster
    .list()
    .filter((attorney) => [from, into].some((client) => isBehindWall(attorney, targetOf(client))))
    .map(({ id, name }) => ({ id, name }));
}

/** The open cases of either that are held by an attorney behind a wall of either. */
export async function listMergeConflicts(
  reading: Reading,
  pair: MergePair,
): Promise<MergeConflict[]> {
  const behind = attorneysBehind(reading, pair).map(({ id }) => id);
  if (behind.length === 0) return [];
  const { tx, firmId } = reading;
  const cases = await tx.case.findMany({
    where: {
      firmId,
      clientId: { in: [pair.from.id, pair.into.id] },
      attorneyId: { in: behind },
      closedAt: null,
    },
    select: { id: true, number: true, attorneyId: true },
    orderBy: { number: 'asc' },
  });
  return cases.flatMap(({ attorneyId, ...one }) => (attorneyId ? [{ ...one, attorneyId }] : []));
}

/** Those of them that this actor may see: a case may stand behind a wall of its own company. */
export async function conflictsSeenBy(
  actor: Actor,
  conflicts: readonly MergeConflict[],
): Promise<MergeConflict[]> {
  if (conflicts.length === 0) return [];
  const { firmId } = actor;
  const ids = conflicts.map(({ id }) => id);
  const seen = await withFirm(actor, (tx) =>
    tx.case.findMany({ where: { firmId, id: { in: ids } }, select: { id: true } }),
  );
  return conflicts.filter(({ id }) => seen.some((one) => one.id === id));
}

/** Notifies the managers of them, as when a wall is added, and withdraws what these attorneys were asked. */
export async function notifyOfMergeConflicts(
  transaction: AssignmentTransaction,
  mergeId: string,
  pair: MergePair,
  conflicts: readonly MergeConflict[],
): Promise<void> {
  const { roster } = transaction;
  const target = { clientId: pair.into.id, companyKey: null };
  const behind = attorneysBehind(transaction, pair).map(({ id }) => id);
  const memberIds = behind.flatMap((id) => roster.find(id)?.memberId ?? []);
  for (const attorneyId of behind) {
    await withdrawQuestions(transaction, attorneyId, target);
    const held = conflicts.filter((one) => one.attorneyId === attorneyId);
    await notifyOfConflicts(transaction, { id: mergeId, attorneyId, ...target }, held, memberIds);
  }
}

function targetOf({ id, company }: { id: string; company: string | null }) {
  return { clientId: id, companies: [companyKey(company)] };
}
