import 'server-only';
import { AppError } from '@/lib/shared/errors';
import { decideByHand, ManualChoiceRefused, type Decision, type DecisionInput } from './core';
import { carryOut, newHandoff, withdrawPendingHandoff, type HandoffRequest } from './hand-off';
import type { LoadedCase } from './load-case';
import type { AssignmentTransaction } from './transaction';

/** A handoff of one case that is part of something larger: a cover, or a departure plan. */
export interface CaseMove {
  readonly input: DecisionInput;
  readonly decision: Decision & { readonly attorneyId: string };
  readonly reason: HandoffRequest['reason'];
  readonly note: string | null;
  /** The handoff that this move takes back. */
  readonly undoesId?: string;
}

/**
 * Moves a held case to whom a decision chose, at once: someone who plans covers or a departure has the
 * last word, so no one is asked to accept, and a question that is still open is withdrawn.
 *
 * @returns the id of the handoff
 */
export async function moveCase(
  transaction: AssignmentTransaction,
  loaded: LoadedCase,
  { input, decision, reason, note, undoesId }: CaseMove,
): Promise<string> {
  const { row } = loaded;
  if (row.attorneyId === null) {
    throw new AppError('case-waiting', `Case ${row.number} is waiting and nobody holds it.`);
  }
  const { attorneyId: toAttorneyId } = decision;
  await withdrawPendingHandoff(transaction, row.id, note ?? 'The case was handed off by a plan.');
  const overrideReason = decision.override?.reason ?? null;
  const handoff = newHandoff(
    transaction,
    row,
    row.attorneyId,
    { toAttorneyId, reason, note, overrideReason, undoesId },
    'done',
  );
  await carryOut(transaction, loaded, handoff, input, decision);
  return handoff.id;
}

/**
 * The decision for this attorney, or null with what stands against them. Without an override the
 * attorney must be eligible; what no one may override stands against them even with one.
 */
export function tryChoosing(
  input: DecisionInput,
  attorneyId: string,
  override: { readonly reason: string } | null = null,
):
  | { decision: Decision & { attorneyId: string }; refused: null }
  | { decision: null; refused: Pick<ManualChoiceRefused, 'exclusions'> } {
  try {
    return {
      decision: { ...decideByHand(input, attorneyId, override), attorneyId },
      refused: null,
    };
  } catch (error) {
    if (error instanceof ManualChoiceRefused) return { decision: null, refused: error };
    throw error;
  }
}
