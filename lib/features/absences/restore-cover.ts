import 'server-only';
import {
  handOffTo,
  loadCase,
  refuseClosed,
  requireUndoable,
  type AssignmentTransaction,
  type LoadedCase,
} from '@/lib/assignment';
import type { Cover } from '@/lib/platform/db/generated/client';
import { AppError } from '@/lib/shared/errors';
import { exclusionsInRecord } from '@/lib/wording/record-exclusion';
import { getAbsenceRow } from './absence-row';
import { endedCover, OPEN_COVERS } from './cover-row';
import { notifyOfPlan, notifyOfWithdrawal } from './notify-of-covers';

/** A cover that an act changed: as it was before, if it was there, and as the act left it. */
export interface CoverChange {
  before: Cover | null;
  now: Cover;
}

/** The handoff by which an act moved a covered case, and where the case belongs without it. */
interface Move {
  handoffId: string;
  toAttorneyId: string;
}

/** What an act's handoff of the case was, if there was one. */
export function moveOf({ before, now }: CoverChange): Move | null {
  const wasActive = before?.status === 'active';
  if (now.status === 'active' && now.startHandoffId) {
    if (wasActive && before.startHandoffId === now.startHandoffId) return null;
    const toAttorneyId = wasActive ? before.toAttorneyId : now.fromAttorneyId;
    return { handoffId: now.startHandoffId, toAttorneyId };
  }
  if (now.status === 'returned' && wasActive && now.returnHandoffId) {
    return { handoffId: now.returnHandoffId, toAttorneyId: before.toAttorneyId };
  }
  return null;
}

/**
 * Lets a cover be what it was before an act: its case goes back by undoing the act's own handoff,
 * which leaves no handoff behind, and what was planned is planned again.
 *
 * @throws AppError where the case has moved on since, is closed, or its colleague may not have it
 */
export async function restoreCover(
  transaction: AssignmentTransaction,
  change: CoverChange,
): Promise<void> {
  const { before, now } = change;
  const move = moveOf(change);
  const loaded = await loadCase(transaction, now.caseId);
  const backId = move ? await moveBack(transaction, loaded, now, move) : null;
  if (!before) {
    if (!OPEN_COVERS.some((status) => status === now.status)) return;
    const withdrawn = endedCover(now, transaction.at, 'ended', 'withdrawn');
    transaction.writes.covers.set(now.id, { ...withdrawn, returnHandoffId: backId });
    if (now.status === 'planned') notifyOfWithdrawal(transaction, now);
  } else {
    if (!move) requireStillHeld(transaction, loaded, before);
    await refuseCoveredAnew(transaction, before);
    const startHandoffId = before.status === 'active' && backId ? backId : before.startHandoffId;
    const restored = { ...before, startHandoffId, version: now.version + 1 };
    transaction.writes.covers.set(now.id, restored);
    await notifyOfRestored(transaction, now, restored);
  }
  transaction.record('cover-undone', {
    caseId: now.caseId,
    attorneyId: now.toAttorneyId,
    facts: { coverId: now.id, from: now.status, to: before?.status ?? null },
  });
}

/** Who was told that they need not stand in is to again, and the other way round. */
async function notifyOfRestored(
  transaction: AssignmentTransaction,
  now: Cover,
  restored: Cover,
): Promise<void> {
  const isSame = now.status === 'planned' && now.toAttorneyId === restored.toAttorneyId;
  if (restored.status !== 'planned' || isSame) return;
  if (now.status === 'planned') notifyOfWithdrawal(transaction, now);
  const { tx, firmId } = transaction;
  notifyOfPlan(transaction, await getAbsenceRow(tx, firmId, now.absenceId), [restored]);
}

async function moveBack(
  transaction: AssignmentTransaction,
  loaded: LoadedCase,
  now: Cover,
  { handoffId, toAttorneyId }: Move,
): Promise<string> {
  const { row } = loaded;
  refuseClosed(row, 'handed back');
  await requireUndoable(transaction, row, handoffId, toAttorneyId);
  const { name } = transaction.roster.get(toAttorneyId);
  // As at the end of a cover: whose case it is may have it back, however full their workload is.
  const override =
    toAttorneyId === now.fromAttorneyId ? { reason: `${name} held this case before.` } : null;
  const moved = await handOffTo(transaction, loaded, toAttorneyId, {
    override,
    reason: 'absence',
    note: 'What was done about the absence was undone.',
    undoesId: handoffId,
  });
  if (moved.handoffId !== null) return moved.handoffId;
  throw new AppError(moved.exclusions[0]?.code ?? 'conflict', exclusionsInRecord(moved.exclusions));
}

/** A cover that did not move its case goes on only where the case still is. */
function requireStillHeld(
  transaction: AssignmentTransaction,
  { row, interval }: LoadedCase,
  before: Cover,
) {
  const isThere =
    before.status === 'active'
      ? interval?.handoffId === before.startHandoffId
      : row.attorneyId === before.fromAttorneyId;
  if (isThere && row.closedAt === null) return;
  const holder =
    row.attorneyId === null ? 'waiting' : `with ${transaction.roster.get(row.attorneyId).name}`;
  throw new AppError('conflict', `It is ${row.closedAt ? 'closed' : holder} by now.`);
}

async function refuseCoveredAnew(
  { tx, firmId }: AssignmentTransaction,
  before: Cover,
): Promise<void> {
  const { caseId, status, absenceId, id } = before;
  const same = status === 'planned' ? { status, absenceId } : { status };
  const other = await tx.cover.findFirst({
    where: { firmId, caseId, id: { not: id }, ...same },
    include: { toAttorney: { select: { name: true } } },
  });
  if (other) throw new AppError('conflict', `${other.toAttorney.name} covers it by now.`);
}
