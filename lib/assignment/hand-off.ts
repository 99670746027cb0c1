import 'server-only';
import { decisionDto } from './dto';
import type { DecisionDto } from '@/lib/contracts/decision';
import type { ReassignmentDto } from '@/lib/contracts/handoff';
import type { HandoffReason } from '@/lib/contracts/case-codes';
import type { Handoff } from '@/lib/platform/db/generated/client';
import { sql } from '@/lib/platform/db/sql';
import { newId } from '@/lib/platform/ids';
import { elapsedDays } from '@/lib/shared/time';
import type { Decision, DecisionInput } from './core';
import type { CaseRow } from './facts';
import { reviveCovers } from './revive-covers';
import { isTakenBack } from './sql/taken-back';
import { releaseLoaded, type LoadedCase } from './load-case';
import { placeWith, recordDecision } from './place';
import type { AssignmentTransaction } from './transaction';

export interface HandoffRequest {
  readonly toAttorneyId: string;
  readonly reason: HandoffReason;
  readonly note: string | null;
  readonly overrideReason: string | null;
  /** Whether the attorney of record is to follow the case: opens its checklist. */
  readonly movesRecord?: boolean;
  /** The handoff that this one takes back. */
  readonly undoesId?: string | null | undefined;
}

/** A handoff from the case's holder, in the given status; `pending` ones are not resolved yet. */
export function newHandoff(
  transaction: AssignmentTransaction,
  row: CaseRow,
  fromAttorneyId: string,
  request: HandoffRequest,
  status: 'pending' | 'done',
): Handoff {
  const handoff: Handoff = {
    firmId: transaction.firmId,
    id: newId(),
    caseId: row.id,
    fromAttorneyId,
    toAttorneyId: request.toAttorneyId,
    reason: request.reason,
    note: request.note,
    overrideReason: request.overrideReason,
    movesRecord: request.movesRecord ?? false,
    undoesId: request.undoesId ?? null,
    status,
    requestedAt: transaction.at,
    requestedById: transaction.actor.id,
    requestedByName: transaction.actor.name,
    resolvedAt: status === 'pending' ? null : transaction.at,
    resolution: null,
    version: 1,
  };
  transaction.writes.newHandoffs.push(handoff);
  return handoff;
}

/** Moves the case to its new holder: both intervals, both workloads, the decision and the event. */
export async function carryOut(
  transaction: AssignmentTransaction,
  loaded: LoadedCase,
  handoff: Handoff,
  input: DecisionInput,
  decision: Decision,
): Promise<{ row: CaseRow; assignment: ReassignmentDto; decision: DecisionDto }> {
  const decisionId = recordDecision(transaction, 'handoff', input, decision);
  releaseLoaded(transaction, loaded, 'handoff');
  const heldSince = await findHeldSince(transaction, loaded.row.id);
  const daysHeld = heldSince ? elapsedDays(heldSince, transaction.at) : 0;
  const row = placeWith(transaction, withoutHolder(loaded.row), handoff.toAttorneyId, {
    startReason: 'handoff',
    decisionId,
    handoffId: handoff.id,
    newIntake: null,
  });
  transaction.record('case-handed-off', {
    caseId: row.id,
    attorneyId: handoff.toAttorneyId,
    facts: {
      handoffId: handoff.id,
      fromAttorneyId: handoff.fromAttorneyId,
      toAttorneyId: handoff.toAttorneyId,
      reason: handoff.reason,
      undoesId: handoff.undoesId,
      daysHeld,
    },
    text: { note: handoff.note, overrideReason: handoff.overrideReason },
  });
  await reviveCovers(transaction, handoff);
  transaction.drainAfterCommit();
  return {
    row,
    decision: decisionDto(decisionId, decision),
    assignment: {
      id: begunIn(transaction),
      fromAttorneyId: handoff.fromAttorneyId,
      toAttorneyId: handoff.toAttorneyId,
      handoffId: handoff.id,
      daysHeld: Math.max(0, daysHeld),
      // The schema and the database's check guarantee the closed list that Prisma types as text.
      reason: handoff.reason as HandoffReason,
    },
  };
}

/** The case between its old holder and the new one. */
function withoutHolder(row: CaseRow): CaseRow {
  return { ...row, attorneyId: null, assignedAt: null, version: row.version + 1 };
}

/** The id of the interval that a handoff has just begun. */
function begunIn({ writes }: AssignmentTransaction): string {
  const begun = writes.newAssignments.at(-1);
  if (!begun) throw new Error('A handoff began no assignment.');
  return begun.id;
}

/** Since when the holder has the case; what was undone in between does not interrupt that. */
async function findHeldSince(
  { tx, firmId }: AssignmentTransaction,
  caseId: string,
): Promise<Date | null> {
  const [row] = await tx.$queryRaw<{ startedAt: Date }[]>`
    SELECT s.started_at AS "startedAt"
      FROM assignments s
     WHERE s.firm_id = ${firmId}::uuid AND s.case_id = ${caseId}::uuid
       AND NOT ${isTakenBack(firmId, sql`s.handoff_id`)}
     ORDER BY s.turn DESC
     LIMIT 1`;
  return row?.startedAt ?? null;
}

/** Withdraws the question that is open about a case, if there is one. */
export async function withdrawPendingHandoff(
  transaction: AssignmentTransaction,
  caseId: string,
  why: string,
): Promise<void> {
  const pending = await transaction.tx.handoff.findFirst({
    where: { firmId: transaction.firmId, caseId, status: 'pending' },
  });
  if (!pending) return;
  transaction.writes.resolvedHandoffs.push({
    ...pending,
    status: 'withdrawn',
    resolvedAt: transaction.at,
    resolution: why,
    version: pending.version + 1,
  });
  transaction.record('handoff-withdrawn', {
    caseId,
    facts: { handoffId: pending.id },
    text: { note: why },
  });
}
