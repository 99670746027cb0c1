import 'server-only';
import type { Actor } from '@/lib/platform/auth/actor';
import { requirePermission } from '@/lib/platform/auth/permissions';
import { withFirm } from '@/lib/platform/db/with-firm';
import { caseColumns, caseFromRow, caseTables, type NamedCaseRow } from './case-row';
import type { CaseDto } from '@/lib/contracts/case';

/** The cases of these ids as they are now, in the same order; those that are not there are left out. */
export async function findCases(actor: Actor, ids: readonly string[]): Promise<CaseDto[]> {
  requirePermission(actor, 'cases.read');
  const { firmId } = actor;
  return withFirm(actor, async (tx) => {
    // What can be done with the cases that a metric counts.
    const rows = await tx.$queryRaw<NamedCaseRow[]>`
      SELECT ${caseColumns} FROM ${caseTables(firmId)}
       WHERE c.firm_id = ${firmId}::uuid AND c.id = ANY (${[...ids]}::uuid[])`;
    const byId = new Map(rows.map((row) => [row.id, caseFromRow(row)]));
    return ids.flatMap((id) => byId.get(id) ?? []);
  });
}
