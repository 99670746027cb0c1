import 'server-only';
import type { CaseDto } from '@/lib/contracts/case';
import type { ChangeableFact } from '@/lib/contracts/case-codes';
import type { EventDetails } from '@/lib/contracts/events';
import { newId } from '@/lib/platform/ids';
import type { CaseRow } from './facts';
import { withdrawPendingHandoff } from './hand-off';
import { dtoInTransaction, releaseLoaded, type LoadedCase } from './load-case';
import { placeWith, reweigh, weighIn } from './place';
import { cancelOpenRecordChange } from './record-changes';
import type { AssignmentTransaction } from './transaction';

/** What can be changed of a case; what it weighs and who holds it follow. */
export type CaseEdit = Pick<CaseRow, ChangeableFact>;

/**
 * Changes a case under the firm's lock: the audit trail, its holder's counters, and where its stage
 * closes or reopens it, the interval as well. `differences` are what the trail says; null where the
 * edit changes nothing, and then nothing is written.
 */
export async function changeLoadedCase(
  transaction: AssignmentTransaction,
  loaded: LoadedCase,
  edit: CaseEdit,
  differences: Pick<EventDetails<'case-changed'>, 'facts'> | null,
): Promise<CaseDto> {
  const { row, client } = loaded;
  if (!differences) return dtoInTransaction(transaction, row, client);
  transaction.record('case-changed', { caseId: row.id, ...differences });
  const weight = weighIn(transaction, edit.complexity, edit.stage);
  const after = await moveStage(transaction, loaded, {
    ...row,
    ...edit,
    ...weight,
    version: row.version + 1,
  });
  transaction.writes.saveCase(after);
  transaction.drainAfterCommit();
  return dtoInTransaction(transaction, after, client);
}

async function moveStage(
  transaction: AssignmentTransaction,
  loaded: LoadedCase,
  after: CaseRow,
): Promise<CaseRow> {
  const before = loaded.row;
  if (before.stage === after.stage) {
    if (!before.closedAt) reweigh(transaction, before, after);
    return after;
  }
  noteStageChange(transaction, before, after);
  const moved: CaseRow = { ...after, stageSince: transaction.at };
  if (after.stage === 'closed') return closeCase(transaction, loaded, moved);
  if (before.closedAt) return reopenCase(transaction, moved);
  reweigh(transaction, before, moved);
  return moved;
}

function noteStageChange(
  transaction: AssignmentTransaction,
  before: CaseRow,
  after: CaseRow,
): void {
  transaction.writes.stageChanges.push({
    firmId: transaction.firmId,
    id: newId(),
    caseId: before.id,
    fromStage: before.stage,
    toStage: after.stage,
    changedAt: transaction.at,
    actorName: transaction.actor.name,
  });
}

async function closeCase(
  transaction: AssignmentTransaction,
  loaded: LoadedCase,
  after: CaseRow,
): Promise<CaseRow> {
  releaseLoaded(transaction, loaded, 'closed');
  await withdrawPendingHandoff(transaction, after.id, 'The case was closed.');
  await cancelOpenRecordChange(transaction, after.id, 'The case was closed.');
  return { ...after, closedAt: transaction.at, waitingSince: null };
}

function reopenCase(transaction: AssignmentTransaction, after: CaseRow): CaseRow {
  const holder = after.attorneyId === null ? null : transaction.roster.find(after.attorneyId);
  const free: CaseRow = { ...after, closedAt: null, attorneyId: null, assignedAt: null };
  if (!holder?.active) return { ...free, waitingSince: transaction.at };
  return placeWith(transaction, free, holder.id, {
    startReason: 'reopened',
    decisionId: null,
    handoffId: null,
    newIntake: null,
  });
}
