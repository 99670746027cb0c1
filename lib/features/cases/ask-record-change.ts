import 'server-only';
import {
  findLastingExclusion,
  loadCase,
  openRecordChange,
  refuseClosed,
  withAssignmentTransaction,
  type AssignmentTransaction,
  type CaseRow,
} from '@/lib/assignment';
import type { Actor } from '@/lib/platform/auth/actor';
import { AppError, invalidField, notFound } from '@/lib/shared/errors';
import { exclusionInRecord } from '@/lib/wording/record-exclusion';
import { requireRecordKeeping } from './load-open-record';
import type { RecordChangeDto, AskRecordChange } from '@/lib/contracts/record-change';
import { recordChangeOf } from './record-row';

/**
 * Asks to change the attorney of record, who signed the G-28 with the agency: opens a checklist.
 * Who holds the case is another matter and stays as it is.
 *
 * @throws AppError `not-found`, `forbidden`, `stale-version`, `case-closed`; `validation-failed`
 * when the attorney is on record already; `inactive` or `ethical-wall` when they cannot be.
 */
export async function askRecordChange(
  actor: Actor,
  caseId: string,
  request: AskRecordChange,
): Promise<RecordChangeDto> {
  return withAssignmentTransaction(actor, async (transaction) => {
    const { row } = await loadCase(transaction, caseId, request.version);
    requireRecordKeeping(actor, row, []);
    refuseClosed(row, 'signed by somebody else');
    refuseUnfit(transaction, row, request.toAttorneyId);
    const note = request.note ?? null;
    const change = await openRecordChange(transaction, row, request.toAttorneyId, note);
    if (change) return recordChangeOf(change, transaction.roster);
    throw invalidField('toAttorneyId', 'This attorney is on record already. Choose another one.');
  });
}

// Expertise and room matter for working on a case, not for having signed it.
function refuseUnfit(transaction: AssignmentTransaction, row: CaseRow, attorneyId: string): void {
  if (!transaction.roster.find(attorneyId)) throw notFound('attorney', attorneyId);
  const against = findLastingExclusion(transaction, row, attorneyId);
  if (!against) return;
  const message = exclusionInRecord(against);
  throw new AppError(against.code, `This attorney cannot be on record. ${message}`, [
    { path: 'toAttorneyId', message },
  ]);
}
