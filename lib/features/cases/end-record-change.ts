import 'server-only';
import {
  cancelOpenRecordChange,
  refuseClosed,
  withAssignmentTransaction,
  type AssignmentTransaction,
} from '@/lib/assignment';
import type { Actor } from '@/lib/platform/auth/actor';
import type { RecordChange } from '@/lib/platform/db/generated/client';
import { AppError } from '@/lib/shared/errors';
import { loadOpenRecord } from './load-open-record';
import { REQUIRED_STEPS } from '@/lib/contracts/case-codes';
import type { RecordChangeDto, EndRecordChange } from '@/lib/contracts/record-change';
import { recordChangeOf, STEP_COLUMNS } from './record-row';

/**
 * Completes the checklist: from now on the other attorney is on record.
 * @throws AppError `not-found`, `forbidden`, `stale-version`, `case-closed`; `conflict` when it is
 * not open, or steps that must be done are not.
 */
export async function completeRecordChange(
  actor: Actor,
  id: string,
  { version, note }: EndRecordChange = {},
): Promise<RecordChangeDto> {
  return withAssignmentTransaction(actor, async (transaction) => {
    const { change, row } = await loadOpenRecord(transaction, id, version);
    refuseClosed(row, 'signed by somebody else');
    refuseUnfinished(change);
    const { toAttorneyId } = change;
    transaction.record('attorney-of-record-changed', {
      caseId: row.id,
      attorneyId: toAttorneyId,
      facts: { recordChangeId: id, fromAttorneyId: row.attorneyOfRecordId, toAttorneyId },
    });
    transaction.writes.saveCase({
      ...row,
      attorneyOfRecordId: toAttorneyId,
      version: row.version + 1,
    });
    const completed = await transaction.tx.recordChange.update({
      where: { firmId_id: { firmId: transaction.firmId, id } },
      data: {
        status: 'completed',
        resolvedAt: transaction.at,
        resolvedByName: actor.name,
        resolution: note ?? null,
        version: change.version + 1,
      },
    });
    return recordChangeOf(completed, transaction.roster);
  });
}

/**
 * Cancels the checklist: the attorney of record stays who they are.
 * @throws AppError `not-found`, `forbidden`, `stale-version`; `conflict` when it is not open.
 */
export async function cancelRecordChange(
  actor: Actor,
  id: string,
  { version, note }: EndRecordChange = {},
): Promise<RecordChangeDto> {
  return withAssignmentTransaction(actor, async (transaction) => {
    const { change } = await loadOpenRecord(transaction, id, version);
    await cancelOpenRecordChange(transaction, change.caseId, note ?? null);
    return recordChangeOf(await reload(transaction, id), transaction.roster);
  });
}

function reload({ tx, firmId }: AssignmentTransaction, id: string): Promise<RecordChange> {
  return tx.recordChange.findUniqueOrThrow({ where: { firmId_id: { firmId, id } } });
}

function refuseUnfinished(change: RecordChange): void {
  const missing = REQUIRED_STEPS.filter((step) => change[STEP_COLUMNS[step].at] === null);
  if (missing.length === 0) return;
  throw new AppError(
    'conflict',
    `Not everything is done yet: ${missing.join(' and ')} must be ticked first.`,
    missing.map((step) => ({ path: step, message: 'Tick this first.' })),
  );
}
