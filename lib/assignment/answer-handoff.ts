import 'server-only';
import type { Actor } from '@/lib/platform/auth/actor';
import { hasPermission } from '@/lib/platform/auth/permissions';
import type { CaseDto } from '@/lib/contracts/case';
import type { AnsweredHandoff, AnswerHandoff, ReassignmentDto } from '@/lib/contracts/handoff';
import type { Handoff } from '@/lib/platform/db/generated/client';
import { withFirm } from '@/lib/platform/db/with-firm';
import { AppError, notFound } from '@/lib/shared/errors';
import { isId } from '@/lib/shared/validation/is-id';
import { exclusionsInRecord } from '@/lib/wording/record-exclusion';
import { decideByHand, ManualChoiceRefused } from './core';
import { carryOut } from './hand-off';
import { handoffDto } from './handoff-dto';
import { dtoInTransaction, loadCase, refuseClosed } from './load-case';
import { handoffInput } from './handoff-inputs';
import { followRecord } from './record-changes';
import { withAssignmentTransaction } from './with-transaction';
import type { AssignmentTransaction } from './transaction';

export type HandoffAnswer = 'accept' | 'decline' | 'withdraw';

/**
 * Accepts, declines or withdraws a handoff that waits for an answer. Accepting checks again
 * whether the colleague may take the case, since the firm has moved on meanwhile.
 *
 * @throws AppError `not-found`, `forbidden`, `handoff-not-pending`, or an exclusion's code when
 * the colleague can no longer take the case (the handoff stays open).
 */
export async function answerHandoff(
  actor: Actor,
  handoffId: string,
  answer: HandoffAnswer,
  { note }: AnswerHandoff = {},
): Promise<AnsweredHandoff> {
  return withAssignmentTransaction(actor, async (transaction) => {
    const handoff = await loadPending(transaction, handoffId);
    requireAnswering(actor, handoff, answer);
    const resolved: Handoff = {
      ...handoff,
      status: STATUS_AFTER[answer],
      resolvedAt: transaction.at,
      resolution: note ?? null,
      version: handoff.version + 1,
    };
    transaction.writes.resolvedHandoffs.push(resolved);
    transaction.record(`handoff-${STATUS_AFTER[answer]}`, {
      caseId: handoff.caseId,
      facts: { handoffId },
      text: { note: note ?? null },
    });
    const moved = await moveIfAccepted(transaction, resolved, answer);
    return { handoff: handoffDto(resolved, transaction.roster), ...moved };
  });
}

const STATUS_AFTER = { accept: 'accepted', decline: 'declined', withdraw: 'withdrawn' } as const;

async function loadPending(
  transaction: AssignmentTransaction,
  handoffId: string,
): Promise<Handoff> {
  const handoff = isId(handoffId)
    ? await withFirm(transaction.actor, (tx) =>
        tx.handoff.findUnique({
          where: { firmId_id: { firmId: transaction.firmId, id: handoffId } },
        }),
      )
    : null;
  if (!handoff) throw notFound('handoff', handoffId);
  if (handoff.status === 'pending') return handoff;
  throw new AppError(
    'handoff-not-pending',
    handoff.status === 'expired'
      ? 'This handoff expired, since nobody answered it in time. Ask for it again.'
      : `This handoff has been answered already: it is ${handoff.status}.`,
  );
}

function requireAnswering(actor: Actor, handoff: Handoff, answer: HandoffAnswer): void {
  if (hasPermission(actor.role, 'cases.handoff')) return;
  const mayAnswer =
    answer === 'withdraw'
      ? actor.attorneyId === handoff.fromAttorneyId || actor.id === handoff.requestedById
      : actor.attorneyId === handoff.toAttorneyId;
  if (mayAnswer) return;
  throw new AppError(
    'forbidden',
    answer === 'withdraw'
      ? 'Only who asked for this handoff, or a manager, may withdraw it.'
      : 'Only the colleague who was asked, or a manager, may answer this handoff.',
  );
}

async function moveIfAccepted(
  transaction: AssignmentTransaction,
  handoff: Handoff,
  answer: HandoffAnswer,
): Promise<{ case: CaseDto; assignment: ReassignmentDto | null }> {
  const loaded = await loadCase(transaction, handoff.caseId);
  if (answer !== 'accept') {
    return { case: dtoInTransaction(transaction, loaded.row, loaded.client), assignment: null };
  }
  refuseClosed(loaded.row, 'handed off');
  const input = await handoffInput(transaction, loaded.row, handoff.fromAttorneyId);
  // The override was allowed when the handoff was asked for; the person who accepts need not repeat it.
  const override = handoff.overrideReason === null ? null : { reason: handoff.overrideReason };
  try {
    const decision = decideByHand(input, handoff.toAttorneyId, override);
    const moved = await carryOut(transaction, loaded, handoff, input, decision);
    await followRecord(transaction, moved.row, handoff);
    return {
      case: dtoInTransaction(transaction, moved.row, loaded.client),
      assignment: moved.assignment,
    };
  } catch (error) {
    if (!(error instanceof ManualChoiceRefused)) throw error;
    throw new AppError(
      error.exclusions[0]?.code ?? 'conflict',
      exclusionsInRecord(error.exclusions),
    );
  }
}
