import 'server-only';
import type { FirmTx } from '@/lib/platform/db/with-firm';
import type { RecordChangeEntry } from '@/lib/contracts/case-history';
import { recordChangeDto, type NamedRecordChange } from './record-row';

/** Changes of the attorney of record of one case, oldest first. */
export async function readRecordChanges(
  tx: FirmTx,
  firmId: string,
  caseId: string,
): Promise<RecordChangeEntry[]> {
  const rows = await tx.$queryRaw<NamedRecordChange[]>`
    SELECT c.firm_id AS "firmId", c.id, c.case_id AS "caseId",
           c.from_attorney_id AS "fromAttorneyId", c.to_attorney_id AS "toAttorneyId",
           c.status, c.note, c.requested_at AS "requestedAt",
           c.requested_by_id AS "requestedById", c.requested_by_name AS "requestedByName",
           c.g28_signed_at AS "g28SignedAt", c.g28_signed_by_name AS "g28SignedByName",
           c.client_informed_at AS "clientInformedAt",
           c.client_informed_by_name AS "clientInformedByName",
           c.filed_at AS "filedAt", c.filed_by_name AS "filedByName",
           c.resolved_at AS "resolvedAt", c.resolved_by_name AS "resolvedByName", c.resolution,
           c.version, f.name AS "fromName", t.name AS "toName"
      FROM record_changes c
      LEFT JOIN attorneys f ON f.firm_id = c.firm_id AND f.id = c.from_attorney_id
      JOIN attorneys t ON t.firm_id = c.firm_id AND t.id = c.to_attorney_id
     WHERE c.firm_id = ${firmId}::uuid AND c.case_id = ${caseId}::uuid
     ORDER BY c.requested_at, c.id`;
  return rows.map((row) => {
    const change = recordChangeDto(row);
    return { kind: 'record-change', at: change.requestedAt, ...change };
  });
}
