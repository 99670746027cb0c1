import 'server-only';
import { AppError } from '@/lib/shared/errors';
import { UNDO_WINDOW_MS } from '@/lib/contracts/case-codes';
import type { CaseRow } from './facts';
import type { AssignmentTransaction } from './transaction';

/**
 * Refuses to call a handoff an undo that is none: only the last handoff of a case can be taken back,
 * to whom it came from, and only while it is fresh. Later it is a handoff like any other.
 *
 * @throws AppError `conflict`
 */
export async function requireUndoable(
  { tx, firmId, at }: AssignmentTransaction,
  row: CaseRow,
  handoffId: string,
  toAttorneyId: string | undefined,
): Promise<void> {
  const last = await tx.handoff.findFirst({
    where: { firmId, caseId: row.id, status: { in: ['done', 'accepted'] } },
    orderBy: [{ resolvedAt: 'desc' }, { id: 'desc' }],
  });
  const isLast =
    last?.id === handoffId &&
    last.undoesId === null &&
    last.fromAttorneyId === toAttorneyId &&
    last.toAttorneyId === row.attorneyId;
  const isFresh =
    last?.resolvedAt != null && at.getTime() - last.resolvedAt.getTime() <= UNDO_WINDOW_MS;
  if (isLast && isFresh) return;
  throw new AppError(
    'conflict',
    isLast
      ? 'This handoff is too long ago to be undone. Hand the case off again instead.'
      : 'This handoff is not the last one of the case any more. Hand the case off again instead.',
  );
}
