import 'server-only';
import { AppError } from '@/lib/shared/errors';
import {
  decide,
  decideByHand,
  ManualChoiceRefused,
  type Decision,
  type DecisionInput,
  type Exclusion,
} from './core';
import { carryOut, newHandoff, withdrawPendingHandoff, type HandoffRequest } from './hand-off';
import { handoffInput } from './handoff-inputs';
import type { LoadedCase } from './load-case';
import type { AssignmentTransaction } from './transaction';

/** A handoff of one case that is part of something larger: a cover, or a departure plan. */
export interface CaseMove {
  readonly reason: HandoffRequest['reason'];
  readonly note: string | null;
  /** The handoff that this move takes back. */
  readonly undoesId?: string;
}

/** The handoff that moved a case, or what stands against the attorney who was to have it. */
export type HandedOff =
  | { readonly handoffId: string; readonly exclusions: null }
  | { readonly handoffId: null; readonly exclusions: readonly Exclusion[] };

/**
 * Hands a held case to an attorney, at once: someone who plans covers or a departure has the last word,
 * so no one is asked to accept, and a question that is still open is withdrawn. Without an override the
 * attorney must be eligible.
 *
 * @throws AppError `case-waiting` when nobody holds the case
 */
export async function handOffTo(
  transaction: AssignmentTransaction,
  loaded: LoadedCase,
  toAttorneyId: string,
  { override = null, ...move }: CaseMove & { override?: { readonly reason: string } | null },
): Promise<HandedOff> {
  const input = await handoffInput(transaction, loaded.row, loaded.row.attorneyId);
  const { decision, refused } = tryChoosing(input, toAttorneyId, override);
  if (!decision) return { handoffId: null, exclusions: refused.exclusions };
  return {
    handoffId: await moveCase(transaction, loaded, input, decision, move),
    exclusions: null,
  };
}

/** The decision of the rules, and the handoff that moved the case where they found someone. */
export type HandedOffByRules =
  | { readonly handoffId: string; readonly decision: Decision & { readonly attorneyId: string } }
  | { readonly handoffId: null; readonly decision: Decision };

/** Hands a held case to whom the rules choose, at once, as `handOffTo` does; it stays where they find no one. */
export async function handOffByRules(
  transaction: AssignmentTransaction,
  loaded: LoadedCase,
  move: CaseMove,
): Promise<HandedOffByRules> {
  const input = await handoffInput(transaction, loaded.row, loaded.row.attorneyId);
  const decision = decide(input);
  if (decision.attorneyId === null) return { handoffId: null, decision };
  const found = { ...decision, attorneyId: decision.attorneyId };
  return {
    handoffId: await moveCase(transaction, loaded, input, found, move),
    decision: found,
  };
}

async function moveCase(
  transaction: AssignmentTransaction,
  loaded: LoadedCase,
  input: DecisionInput,
  decision: Decision & { readonly attorneyId: string },
  { reason, note, undoesId }: CaseMove,
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
