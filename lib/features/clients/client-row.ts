import 'server-only';
import type { ClientDto } from '@/lib/contracts/client';
import { sql, type Sql } from '@/lib/platform/db/sql';
import type { FirmTx } from '@/lib/platform/db/with-firm';
import { notFound } from '@/lib/shared/errors';
import { isId } from '@/lib/shared/validation/is-id';

/** A client with what stands around them, as it is read. */
export interface ClientRow extends Omit<
  ClientDto,
  'createdAt' | 'relationshipAttorney' | 'mergedInto'
> {
  createdAt: Date;
  relationshipAttorneyId: string | null;
  relationshipAttorneyName: string | null;
  mergedIntoId: string | null;
  mergedIntoName: string | null;
  createdById: string | null;
}

/** Two clients who may be merged: the one who goes, and the one who stays. */
export interface MergePair {
  readonly from: ClientRow;
  readonly into: ClientRow;
}

/** The columns of `ClientRow`, of a client `l` with `clientNames` beside it. */
export function clientColumns(firmId: string): Sql {
  return sql`
    l.id, l.name, l.email, l.company, l.external_ref AS "externalRef", l.created_at AS "createdAt",
    l.version, l.created_by_id AS "createdById",
    l.relationship_attorney_id AS "relationshipAttorneyId", r.name AS "relationshipAttorneyName",
    m.id AS "mergedIntoId", m.name AS "mergedIntoName",
    (SELECT count(*)::int FROM cases c
      WHERE c.firm_id = ${firmId}::uuid AND c.client_id = l.id) AS cases,
    (SELECT count(*)::int FROM cases c
      WHERE c.firm_id = ${firmId}::uuid AND c.client_id = l.id
        AND c.closed_at IS NULL) AS "openCases"`;
}

/** The names beside a client. */
export function clientNames(firmId: string): Sql {
  return sql`
    LEFT JOIN attorneys r ON r.firm_id = ${firmId}::uuid AND r.id = l.relationship_attorney_id
    LEFT JOIN clients m ON m.firm_id = ${firmId}::uuid AND m.id = l.merged_into_id`;
}

/**
 * One client, as the person who reads sees them.
 * @throws AppError `not-found`
 */
export async function getClientRow(
  tx: FirmTx,
  firmId: string,
  clientId: string,
): Promise<ClientRow> {
  if (!isId(clientId)) throw notFound('client', clientId);
  const [row] = await tx.$queryRaw<ClientRow[]>`
    SELECT ${clientColumns(firmId)} FROM clients l ${clientNames(firmId)}
     WHERE l.firm_id = ${firmId}::uuid AND l.id = ${clientId}::uuid`;
  if (!row) throw notFound('client', clientId);
  return row;
}

/** The row as pages and API show it. */
export function clientDto(row: ClientRow): ClientDto {
  const { relationshipAttorneyId, relationshipAttorneyName, mergedIntoId, mergedIntoName } = row;
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    company: row.company,
    externalRef: row.externalRef,
    relationshipAttorney: refOf(relationshipAttorneyId, relationshipAttorneyName),
    mergedInto: refOf(mergedIntoId, mergedIntoName),
    cases: row.cases,
    openCases: row.openCases,
    createdAt: row.createdAt.toISOString(),
    version: row.version,
  };
}

function refOf(id: string | null, name: string | null) {
  return id === null || name === null ? null : { id, name };
}
