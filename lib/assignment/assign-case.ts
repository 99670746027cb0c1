import 'server-only';
import type { Actor } from '@/lib/platform/auth/actor';
import { requirePermission } from '@/lib/platform/auth/permissions';
import { decisionDto } from './dto';
import type { CaseWithDecision } from '@/lib/contracts/decision';
import type { AssignCase } from '@/lib/contracts/handoff';
import { AppError } from '@/lib/shared/errors';
import { chooseByHand } from './choose-by-hand';
import type { Decision, DecisionInput } from './core';
import { factsOf, inputFor, type CaseRow } from './facts';
import { dtoInTransaction, loadCase, refuseClosed } from './load-case';
import { decideAndPlace, placeWith, recordDecision } from './place';
import { findClientAttorneys } from './sql/client-attorneys';
import { withAssignmentTransaction } from './with-transaction';
import type { AssignmentTransaction } from './transaction';

interface Outcome {
  row: CaseRow;
  decision: Decision;
  decisionId: string;
}

/**
 * Gives a waiting case to an attorney by hand, or runs the rules on it again. The rules' own
 * ranking is recorded beside a person's choice.
 *
 * @throws AppError `not-found`, `stale-version`, `case-closed`; `already-assigned` when someone
 * holds the case (hand it off instead); an exclusion's code when the choice is refused.
 */
export async function assignCase(
  actor: Actor,
  caseId: string,
  request: AssignCase,
): Promise<CaseWithDecision> {
  requirePermission(actor, 'cases.assign');
  return withAssignmentTransaction(actor, async (transaction) => {
    const { row, client } = await loadCase(transaction, caseId, request.version);
    refuseClosed(row, 'assigned');
    refuseAssigned(transaction, row);
    const attorneysOf = await findClientAttorneys(
      transaction.tx,
      transaction.firmId,
      [row.clientId],
      [row.id],
    );
    const input = inputFor(transaction, factsOf(row, transaction, attorneysOf(row.clientId)));
    const next = { ...row, version: row.version + 1 };
    const outcome = request.attorneyId
      ? assignByHand(transaction, next, input, request.attorneyId, request.override ?? null)
      : runRules(transaction, row, next, input);
    const dto = dtoInTransaction(transaction, outcome.row, client);
    return { ...dto, decision: decisionDto(outcome.decisionId, outcome.decision) };
  });
}

function refuseAssigned(transaction: AssignmentTransaction, row: CaseRow): void {
  if (row.attorneyId === null) return;
  const { name } = transaction.roster.get(row.attorneyId);
  throw new AppError(
    'already-assigned',
    `Case ${row.number} is already with ${name}. Hand it off instead of assigning it.`,
  );
}

function assignByHand(
  transaction: AssignmentTransaction,
  row: CaseRow,
  input: DecisionInput,
  attorneyId: string,
  override: { reason: string } | null,
): Outcome {
  const decision = chooseByHand(transaction.actor, input, attorneyId, override);
  const decisionId = recordDecision(transaction, 'by-hand', input, decision);
  const placed = placeWith(transaction, row, attorneyId, {
    startReason: 'by-hand',
    decisionId,
    handoffId: null,
    newIntake: input.case,
  });
  return { row: placed, decision, decisionId };
}

function runRules(
  transaction: AssignmentTransaction,
  row: CaseRow,
  next: CaseRow,
  input: DecisionInput,
): Outcome {
  const outcome = decideAndPlace(transaction, next, input, 'rerun');
  // A case that goes on waiting has not changed, so its version stays.
  return outcome.decision.attorneyId === null ? { ...outcome, row } : outcome;
}
