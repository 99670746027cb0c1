import 'server-only';
import { sql, type Sql } from '@/lib/platform/db/sql';
import type { FirmTx } from '@/lib/platform/db/with-firm';

/** Whose a client is: what continuity looks at. */
export interface ClientAttorneys {
  readonly lastAttorneyId: string | null;
  readonly relationshipAttorneyId: string | null;
}

/** … and of which of their cases that was said: of the one received last. */
export interface KnownAttorneys extends ClientAttorneys {
  readonly lastCaseId: string | null;
  readonly lastReceivedAt: Date | null;
}

/**
 * Whose each client is: the relationship attorney, and the attorney of their most recent case other
 * than the given cases. One query; a client who is not recorded yet has neither.
 */
export async function findClientAttorneys(
  tx: FirmTx,
  firmId: string,
  clientIds: readonly string[],
  exceptCaseIds: readonly string[],
): Promise<(clientId: string) => ClientAttorneys> {
  const known = await readAttorneys(tx, firmId, clientIds, exceptCaseIds);
  return (clientId) => {
    const { lastAttorneyId, relationshipAttorneyId } = known.get(clientId) ?? NO_ATTORNEYS;
    return { lastAttorneyId, relationshipAttorneyId };
  };
}

/** Of the cases `c` of a client, the one received last of those that someone holds or held; ends a query. */
export const LAST_HELD: Sql = sql`c.attorney_id IS NOT NULL
            ORDER BY c.received_at DESC, c.id DESC LIMIT 1`;

/** Whose a client is, as `findClientAttorneys` says, and by which case. */
export async function findKnownAttorneys(
  tx: FirmTx,
  firmId: string,
  clientId: string,
): Promise<KnownAttorneys> {
  return (await readAttorneys(tx, firmId, [clientId], [])).get(clientId) ?? NO_ATTORNEYS;
}

async function readAttorneys(
  tx: FirmTx,
  firmId: string,
  clientIds: readonly string[],
  exceptCaseIds: readonly string[],
): Promise<ReadonlyMap<string, KnownAttorneys>> {
  const rows = await tx.$queryRaw<({ clientId: string } & KnownAttorneys)[]>`
    SELECT l.id AS "clientId", l.relationship_attorney_id AS "relationshipAttorneyId",
           k.attorney_id AS "lastAttorneyId", k.id AS "lastCaseId",
           k.received_at AS "lastReceivedAt"
      FROM clients l
      LEFT JOIN LATERAL (
           SELECT c.attorney_id, c.id, c.received_at FROM cases c
            WHERE c.firm_id = ${firmId}::uuid AND c.client_id = l.id
              AND c.id <> ALL (${[...exceptCaseIds]}::uuid[]) AND ${LAST_HELD}) k ON true
     WHERE l.firm_id = ${firmId}::uuid AND l.id = ANY (${[...clientIds]}::uuid[])`;
  return new Map(rows.map(({ clientId, ...attorneys }) => [clientId, attorneys]));
}

export const NO_ATTORNEYS: KnownAttorneys = {
  lastAttorneyId: null,
  relationshipAttorneyId: null,
  lastCaseId: null,
  lastReceivedAt: null,
};
