import 'server-only';
import type { Actor } from '@/lib/platform/auth/actor';
import { hasPermission, requirePermission } from '@/lib/platform/auth/permissions';
import type { ReassignResult, ReassignCase } from '@/lib/contracts/handoff';
import { AppError, notFound } from '@/lib/shared/errors';
import { chooseByHand, noOneEligible } from './choose-by-hand';
import { decide, type Decision, type DecisionInput } from './core';
import type { CaseRow } from './facts';
import { carryOut, newHandoff } from './hand-off';
import { handoffInput } from './handoff-inputs';
import { followRecord } from './record-changes';
import { handoffDto } from './handoff-dto';
import { dtoInTransaction, loadCase, refuseClosed } from './load-case';
import { requireUndoable } from './undo-handoff';
import { withAssignmentTransaction } from './with-transaction';
import type { AssignmentTransaction } from './transaction';

/**
 * Hands a case to a colleague, or to whom the rules choose. Where the firm asks for the
 * colleague's acceptance, the case stays until they accept. With `undoes` it takes back the handoff
 * of that id, which counts as if it had never been.
 *
 * @throws AppError `not-found`, `stale-version`, `case-closed`, `forbidden`; `case-waiting` when
 * no one holds the case; `handoff-pending` when a handoff waits for an answer; `nobody-eligible`
 * or an exclusion's code when the case cannot move. Nothing is changed then.
 */
export async function reassignCase(
  actor: Actor,
  caseId: string,
  request: ReassignCase & { readonly undoes?: string | undefined },
): Promise<ReassignResult> {
  return withAssignmentTransaction(actor, async (transaction) => {
    const loaded = await loadCase(transaction, caseId, request.version);
    const { row } = loaded;
    refuseClosed(row, 'handed off');
    const holderId = requireHolder(row);
    requireHandingOff(actor, holderId);
    await refusePending(transaction, row);
    if (request.undoes)
      await requireUndoable(transaction, row, request.undoes, request.toAttorneyId);
    const input = await handoffInput(transaction, row, holderId);
    const decision = chooseReceiver(actor, input, holderId, request);
    const toAttorneyId = decision.attorneyId;
    if (toAttorneyId === null) throw noOneEligible(decision);
    const asked = {
      toAttorneyId,
      reason: request.reason,
      note: request.note ?? null,
      overrideReason: request.override?.reason ?? null,
      movesRecord: request.moveRecord ?? false,
      undoesId: request.undoes ?? null,
    };
    if (transaction.rules.handoffNeedsAcceptance && actor.attorneyId !== toAttorneyId) {
      const handoff = newHandoff(transaction, row, holderId, asked, 'pending');
      const { note, overrideReason, ...rest } = asked;
      transaction.record('handoff-requested', {
        caseId,
        attorneyId: toAttorneyId,
        facts: { handoffId: handoff.id, fromAttorneyId: holderId, ...rest },
        text: { note, overrideReason },
      });
      return { status: 'pending', handoff: handoffDto(handoff, transaction.roster) };
    }
    const handoff = newHandoff(transaction, row, holderId, asked, 'done');
    const moved = await carryOut(transaction, loaded, handoff, input, decision);
    await followRecord(transaction, moved.row, handoff);
    return {
      status: 'done',
      case: dtoInTransaction(transaction, moved.row, loaded.client),
      assignment: moved.assignment,
    };
  });
}

function requireHolder(row: CaseRow): string {
  if (row.attorneyId !== null) return row.attorneyId;
  throw new AppError(
    'case-waiting',
    `Case ${row.number} is waiting and nobody holds it. Assign it instead of handing it off.`,
  );
}

function requireHandingOff(actor: Actor, holderId: string): void {
  const own = actor.attorneyId === holderId;
  if (own && hasPermission(actor.role, 'cases.handoff-own')) return;
  requirePermission(actor, 'cases.handoff');
}

async function refusePending(transaction: AssignmentTransaction, row: CaseRow): Promise<void> {
  const pending = await transaction.tx.handoff.findFirst({
    where: { firmId: transaction.firmId, caseId: row.id, status: 'pending' },
    select: { toAttorneyId: true },
  });
  if (!pending) return;
  const { name } = transaction.roster.get(pending.toAttorneyId);
  throw new AppError(
    'handoff-pending',
    `A handoff of case ${row.number} to ${name} waits for an answer. Withdraw it before asking someone else.`,
  );
}

function chooseReceiver(
  actor: Actor,
  input: DecisionInput,
  holderId: string,
  request: ReassignCase,
): Decision {
  const { toAttorneyId } = request;
  if (toAttorneyId === undefined) return decide(input);
  if (!input.candidates.some(({ id }) => id === toAttorneyId)) {
    throw notFound('attorney', toAttorneyId);
  }
  if (toAttorneyId === holderId) {
    throw new AppError('previous-holder', 'This attorney holds the case already.', [
      { path: 'toAttorneyId', message: 'Choose somebody other than the present holder.' },
    ]);
  }
  return chooseByHand(actor, input, toAttorneyId, request.override ?? null);
}
