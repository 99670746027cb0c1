import 'server-only';
import { loadCase, type AssignmentUnit, type CaseRow } from '@/lib/assignment';
import type { Actor } from '@/lib/auth/actor';
import { hasPermission, requirePermission } from '@/lib/auth/permissions';
import type { RecordChange } from '@/lib/db/generated/client';
import { withFirm } from '@/lib/db/with-firm';
import { AppError, notFound, staleVersion } from '@/lib/errors';
import { isId } from '@/lib/validation/is-id';

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
  unit: AssignmentUnit,
  id: string,
  version: number | undefined,
): Promise<OpenRecord> {
  const { firmId, actor } = unit;
  const change = isId(id)
    ? await withFirm(actor, (tx) =>
        tx.recordChange.findUnique({ where: { firmId_id: { firmId, id } } }),
      )
    : null;
  if (!change) throw notFound('record-change', id);
  const { row } = await loadCase(unit, change.caseId);
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
