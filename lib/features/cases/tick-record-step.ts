import 'server-only';
import { withAssignmentTransaction } from '@/lib/assignment';
import type { Actor } from '@/lib/platform/auth/actor';
import { loadOpenRecord } from './load-open-record';
import type { RecordChangeDto, TickRecordStep } from '@/lib/contracts/record-change';
import { recordChangeOf, STEP_COLUMNS } from './record-row';

/**
 * Ticks one step of the checklist, or takes the tick back, with who did it and when.
 * @throws AppError `not-found`, `forbidden`, `stale-version`; `conflict` when it is not open.
 */
export async function tickRecordStep(
  actor: Actor,
  id: string,
  { step, done, version }: TickRecordStep,
): Promise<RecordChangeDto> {
  return withAssignmentTransaction(actor, async (transaction) => {
    const { change, row } = await loadOpenRecord(transaction, id, version);
    const columns = STEP_COLUMNS[step];
    if ((change[columns.at] !== null) === done) return recordChangeOf(change, transaction.roster);
    transaction.record('record-step-ticked', {
      caseId: row.id,
      attorneyId: change.toAttorneyId,
      facts: { recordChangeId: id, step, done },
    });
    const ticked = await transaction.tx.recordChange.update({
      where: { firmId_id: { firmId: transaction.firmId, id } },
      data: {
        [columns.at]: done ? transaction.at : null,
        [columns.by]: done ? actor.name : null,
        version: change.version + 1,
      },
    });
    return recordChangeOf(ticked, transaction.roster);
  });
}
