import 'server-only';
import { loadCase, type AssignmentTransaction, type CaseRow } from '@/lib/assignment';
import type { Actor } from '@/lib/platform/auth/actor';
import { hasPermission, requirePermission } from '@/lib/platform/auth/permissions';
import type { RecordChange } from '@/lib/platform/db/generated/client';
import { withFirm } from '@/lib/platform/db/with-firm';
import { AppError, notFound, staleVersion } from '@/lib/shared/errors';
import { isId } from '@/lib/shared/validation/is-id';

/** A checklist that is still open, with its case. */
export interface OpenRecord {
  readonly change: RecordChange;
  readonly row: CaseRow;
}

/**
 * Reads a checklist that is about to be changed.
 * @throws AppError `not-found`, `forbidden`, `stale-version`; `conflict` when it is not open.
 */
export async function loadOpenRecord(
  transaction: AssignmentTransaction,
  id: string,
  version: number | undefined,
): Promise<OpenRecord> {
  const { firmId, actor } = transaction;
  const change = isId(id)
    ? await withFirm(actor, (tx) =>
        tx.recordChange.findUnique({ where: { firmId_id: { firmId, id } } }),
      )
    : null;
  if (!change) throw notFound('record-change', id);
  const { row } = await loadCase(transaction, change.caseId);
  requireRecordKeeping(actor, row, [change.fromAttorneyId, change.toAttorneyId]);
  if (change.status !== 'open') {
    throw new AppError(
      'conflict',
      `This change of the attorney of record is ${change.status} already. Reload the page.`,
    );
  }
  if (version !== undefined && version !== change.version) {
    throw staleVersion('checklist', version, change.version);
  }
  return { change, row };
}

/**
 * Managers keep the record of every case, an attorney that of the cases they hold, sign or are to
 * sign.
 * @throws AppError `forbidden`
 */
export function requireRecordKeeping(
  actor: Actor,
  row: CaseRow,
  signers: readonly (string | null)[],
): void {
  const own = actor.attorneyId;
  const isTheirs =
    own !== null && [row.attorneyId, row.attorneyOfRecordId, ...signers].includes(own);
  if (isTheirs && hasPermission(actor.role, 'cases.edit-own')) return;
  requirePermission(actor, 'cases.edit');
}
