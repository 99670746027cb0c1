import 'server-only';
import type { Actor } from '@/lib/platform/auth/actor';
import { requirePermission } from '@/lib/platform/auth/permissions';
import { withFirm, type FirmTx } from '@/lib/platform/db/with-firm';
import { notFound } from '@/lib/shared/errors';
import { isId } from '@/lib/shared/validation/is-id';
import { caseColumns, caseFromRow, caseTables, type NamedCaseRow } from './case-row';
import type { CaseDto } from '@/lib/contracts/case';

/**
 * One case.
 * @throws AppError `not-found` when the firm has no case with this id.
 */
export async function getCase(actor: Actor, caseId: string): Promise<CaseDto> {
  requirePermission(actor, 'cases.read');
  return withFirm(actor, async (tx) => caseFromRow(await getCaseRow(tx, actor, caseId)));
}

/**
 * One case with the names around it, in one query.
 * @throws AppError `not-found` when the firm has no case with this id.
 */
export async function getCaseRow(tx: FirmTx, actor: Actor, caseId: string): Promise<NamedCaseRow> {
  if (!isId(caseId)) throw notFound('case', caseId);
  const [row] = await tx.$queryRaw<NamedCaseRow[]>`
    SELECT ${caseColumns} FROM ${caseTables(actor.firmId)}
     WHERE c.firm_id = ${actor.firmId}::uuid AND c.id = ${caseId}::uuid`;
  if (!row) throw notFound('case', caseId);
  return row;
}
