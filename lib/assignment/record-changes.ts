import 'server-only';
import type { Handoff, RecordChange } from '@/lib/platform/db/generated/client';
import { newId } from '@/lib/platform/ids';
import type { CaseRow } from './facts';
import type { AssignmentTransaction } from './transaction';

/**
 * Opens the checklist that ends with another attorney of record. One that is open for someone
 * else is cancelled: the latest wish counts.
 *
 * @returns the open checklist, or null where the attorney is on record already
 */
export async function openRecordChange(
  transaction: AssignmentTransaction,
  row: CaseRow,
  toAttorneyId: string,
  note: string | null,
): Promise<RecordChange | null> {
  const { tx, firmId, at, actor } = transaction;
  const open = await tx.recordChange.findFirst({
    where: { firmId, caseId: row.id, status: 'open' },
  });
  if (open?.toAttorneyId === toAttorneyId) return open;
  if (open) await cancelRow(transaction, open, 'Somebody else is to be the attorney of record.');
  if (row.attorneyOfRecordId === toAttorneyId) return null;
  transaction.record('record-change-asked', {
    caseId: row.id,
    attorneyId: toAttorneyId,
    facts: { fromAttorneyId: row.attorneyOfRecordId, toAttorneyId },
    text: { note },
  });
  return tx.recordChange.create({
    data: {
      firmId,
      id: newId(),
      caseId: row.id,
      fromAttorneyId: row.attorneyOfRecordId,
      toAttorneyId,
      status: 'open',
      note,
      requestedAt: at,
      requestedById: actor.kind === 'member' ? actor.id : null,
      requestedByName: actor.name,
    },
  });
}

/** Opens the checklist for the new holder where the handoff asked for that too. */
export async function followRecord(
  transaction: AssignmentTransaction,
  row: CaseRow,
  { movesRecord, toAttorneyId, note }: Handoff,
): Promise<void> {
  if (movesRecord) await openRecordChange(transaction, row, toAttorneyId, note);
}

/** Cancels the checklist that is open for a case, if there is one. */
export async function cancelOpenRecordChange(
  transaction: AssignmentTransaction,
  caseId: string,
  why: string | null,
): Promise<void> {
  const { tx, firmId } = transaction;
  const open = await tx.recordChange.findFirst({ where: { firmId, caseId, status: 'open' } });
  if (open) await cancelRow(transaction, open, why);
}

async function cancelRow(
  transaction: AssignmentTransaction,
  open: RecordChange,
  why: string | null,
): Promise<void> {
  const { tx, firmId, at, actor } = transaction;
  transaction.record('record-change-cancelled', {
    caseId: open.caseId,
    attorneyId: open.toAttorneyId,
    facts: { recordChangeId: open.id },
    text: { why },
  });
  await tx.recordChange.update({
    where: { firmId_id: { firmId, id: open.id } },
    data: {
      status: 'cancelled',
      resolvedAt: at,
      resolvedByName: actor.name,
      resolution: why,
      version: open.version + 1,
    },
  });
}
