import 'server-only';
import type { Case } from '@/lib/platform/db/generated/client';
import { sql, type Sql } from '@/lib/platform/db/sql';
import { caseDto } from '@/lib/assignment';
import { CASE_COLUMNS } from '@/lib/assignment/sql';
import type { CaseDto } from '@/lib/contracts/case';
import type { Ref } from '@/lib/contracts/values';

/** A case with the names around it, as `caseColumns` and `caseTables` read it in one query. */
export type NamedCaseRow = Case & {
  clientName: string;
  attorneyName: string | null;
  attorneyOfRecordName: string | null;
};

/** What to select for a `NamedCaseRow`. */
export const caseColumns: Sql = sql`
  ${CASE_COLUMNS},
  l.name AS "clientName", a.name AS "attorneyName", r.name AS "attorneyOfRecordName"`;

/** The names around a case `c`, to be joined to whatever picked it; `l` is the client. */
export function caseNames(firmId: string): Sql {
  return sql`
    JOIN clients l ON l.firm_id = ${firmId}::uuid AND l.id = c.client_id
    LEFT JOIN attorneys a ON a.firm_id = ${firmId}::uuid AND a.id = c.attorney_id
    LEFT JOIN attorneys r ON r.firm_id = ${firmId}::uuid AND r.id = c.attorney_of_record_id`;
}

/** Where to select a `NamedCaseRow` from: `c` is the case, `l` the client. */
export function caseTables(firmId: string): Sql {
  return sql`cases c ${caseNames(firmId)}`;
}

/** A reference by id and name; null where there is none. */
export function refOrNull(id: string | null, name: string | null): Ref | null {
  return id === null || name === null ? null : { id, name };
}

/** A case as API and pages show it. */
export function caseFromRow(row: NamedCaseRow): CaseDto {
  return caseDto({
    ...row,
    client: { id: row.clientId, name: row.clientName },
    attorney: refOrNull(row.attorneyId, row.attorneyName),
    attorneyOfRecord: refOrNull(row.attorneyOfRecordId, row.attorneyOfRecordName),
  });
}
