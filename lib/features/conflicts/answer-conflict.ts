import 'server-only';
import {
  changeLoadedCase,
  loadHeldCase,
  releaseHeldCase,
  withAssignmentTransaction,
  type AssignmentTransaction,
} from '@/lib/assignment';
import { answerConflictSchema, type AnswerConflictInput } from '@/lib/contracts/conflict';
import type { Actor } from '@/lib/platform/auth/actor';
import { requirePermission } from '@/lib/platform/auth/permissions';
import { parseInput } from '@/lib/shared/validation/parse-input';

/**
 * Says of a likely conflict that there is none, whereupon the rules place the case with the waiting
 * line, or that the case is not taken on, which closes it. With the reason, on record.
 *
 * @throws AppError `forbidden`, `validation-failed`, `not-found`, `stale-version`, `case-closed`;
 * `conflict` where there is nothing to answer any more.
 */
export async function answerConflict(
  actor: Actor,
  caseId: string,
  input: AnswerConflictInput,
): Promise<void> {
  requirePermission(actor, 'cases.assign');
  const { version, answer, note } = parseInput(answerConflictSchema, input);
  await withAssignmentTransaction(actor, async (transaction) => {
    const loaded = await loadHeldCase(transaction, caseId, version);
    const { stage } = loaded.row;
    transaction.record('conflict-answered', { caseId, facts: { answer }, text: { why: note } });
    await readNotices(transaction, caseId);
    if (answer === 'clear') {
      releaseHeldCase(transaction, loaded.row);
      return;
    }
    const row = { ...loaded.row, conflictCheck: answer };
    const closed = { ...row, stage: 'closed' as const };
    const changes = { stage: [stage, closed.stage] as [typeof stage, typeof closed.stage] };
    await changeLoadedCase(transaction, { ...loaded, row }, closed, { facts: { changes } });
  });
}

/** What the managers were told of it needs no reading any more. */
async function readNotices(
  { tx, firmId, at }: AssignmentTransaction,
  caseId: string,
): Promise<void> {
  await tx.notification.updateMany({
    where: { firmId, caseId, kind: 'conflict-waits', readAt: null },
    data: { readAt: at },
  });
}
