import 'server-only';
import type { AssignmentTransaction } from '@/lib/assignment/transaction';
import { CLIENTS } from '@/lib/assignment/written-tables';
import type { OpenCase } from '@/lib/contracts/case';
import { memberIdOf } from '@/lib/platform/auth/actor';
import type { Client } from '@/lib/platform/db/generated/client';
import { withFirm, type FirmTx } from '@/lib/platform/db/with-firm';
import { selectedColumns } from '@/lib/platform/db/written-table';
import { notFound } from '@/lib/shared/errors';
import { newId } from '@/lib/platform/ids';
import { companyKey } from '@/lib/shared/company-key';
import { refuseBehindWall } from './refuse-behind-wall';

/**
 * The client a new case is for: the one that a person pointed at, else the same by external
 * reference, else by e-mail, else new. A known client keeps what is recorded; what was missing is
 * filled in.
 *
 * Someone with the same e-mail but another external reference is another client. A client who was
 * merged into another is that other.
 *
 * @throws AppError `not-found` for a `clientId` that is not the firm's; `opening-refused` where a wall
 * keeps the person who opens the case from the client
 */
export async function matchClient(
  transaction: AssignmentTransaction,
  given: OpenCase['client'],
  clientId?: string,
): Promise<Client> {
  const known = clientId
    ? await getClient(transaction, clientId)
    : await findClient(transaction.tx, transaction.firmId, given);
  refuseBehindWall(transaction, given, known);
  if (!known) return addClient(transaction, given);
  const company = known.company ?? given.company ?? null;
  const merged: Client = {
    ...known,
    email: known.email ?? given.email ?? null,
    company,
    companyKey: companyKey(company),
    externalRef: known.externalRef ?? given.externalRef ?? null,
  };
  const changed =
    merged.email !== known.email ||
    merged.companyKey !== known.companyKey ||
    merged.externalRef !== known.externalRef;
  if (changed)
    transaction.writes.changedClients.set(known.id, { ...merged, version: known.version + 1 });
  return merged;
}

async function getClient({ actor, firmId }: AssignmentTransaction, id: string): Promise<Client> {
  return withFirm(actor, async (tx) => {
    const client = await tx.client.findUnique({ where: { firmId_id: { firmId, id } } });
    if (!client) throw notFound('client', id);
    return standingOf(tx, client);
  });
}

/**
 * The client whom these particulars are of: by reference, else by e-mail address; the person who was merged
 * is found as the one they were merged into.
 */
export async function findClient(
  tx: FirmTx,
  firmId: string,
  given: Pick<OpenCase['client'], 'externalRef' | 'email'>,
): Promise<Client | null> {
  const externalRef = given.externalRef || null;
  const email = given.email || null;
  if (!externalRef && !email) return null;
  const [known] = await tx.$queryRaw<(Client & { byReference: boolean | null })[]>`
    SELECT ${selectedColumns(CLIENTS, 's')}, f.by_reference AS "byReference"
      FROM (SELECT coalesce(c.merged_into_id, c.id) AS id,
                   c.external_ref = ${externalRef}::text AS by_reference
              FROM clients c
             WHERE c.firm_id = ${firmId}::uuid
               AND (c.external_ref = ${externalRef}::text
                    OR (c.email = ${email}::text
                        AND (${externalRef}::text IS NULL OR c.external_ref IS NULL)))
             ORDER BY by_reference DESC NULLS LAST, c.id
             LIMIT 1) f
      JOIN clients s ON s.firm_id = ${firmId}::uuid AND s.id = f.id`;
  if (!known) return null;
  const { byReference, ...client } = known;
  return externalRef && client.externalRef && !byReference ? null : client;
}

async function standingOf(tx: FirmTx, client: Client): Promise<Client> {
  const { firmId, mergedIntoId } = client;
  if (mergedIntoId === null) return client;
  return tx.client.findUniqueOrThrow({ where: { firmId_id: { firmId, id: mergedIntoId } } });
}

function addClient(transaction: AssignmentTransaction, given: OpenCase['client']): Client {
  const client = newClient(transaction, given);
  transaction.writes.newClients.push(client);
  return client;
}

/** The row of a client who is not recorded yet. */
export function newClient(
  transaction: AssignmentTransaction,
  given: Pick<OpenCase['client'], 'name' | 'email' | 'company' | 'externalRef'>,
): Client {
  return {
    firmId: transaction.firmId,
    id: newId(),
    name: given.name,
    email: given.email ?? null,
    company: given.company ?? null,
    companyKey: companyKey(given.company),
    externalRef: given.externalRef ?? null,
    relationshipAttorneyId: null,
    mergedIntoId: null,
    createdById: memberIdOf(transaction.actor),
    createdAt: transaction.at,
    version: 1,
  };
}
