import 'server-only';
import type { AssignmentTransaction } from '@/lib/assignment';
import {
  CLIENT_COLUMNS,
  findKnownAttorneys,
  LAST_HELD,
  NO_ATTORNEYS,
  type KnownAttorneys,
} from '@/lib/assignment/sql';
import type { OpenCase } from '@/lib/contracts/case';
import { memberIdOf } from '@/lib/platform/auth/actor';
import type { Client } from '@/lib/platform/db/generated/client';
import { withFirm, type FirmTx } from '@/lib/platform/db/with-firm';
import { notFound } from '@/lib/shared/errors';
import { newId } from '@/lib/platform/ids';
import { companyKey } from '@/lib/shared/company-key';
import { refuseBehindWall } from './refuse-behind-wall';

/** A client and how they were known before; null for someone who is new. */
export interface MatchedClient {
  readonly client: Client;
  readonly known: Client | null;
}

/**
 * The client a new case is for: the one that a person pointed at, else the same by external
 * reference, else by e-mail, else new. A known client keeps what is recorded; what was missing is
 * filled in.
 *
 * Someone with the same e-mail but another external reference is another client. A client who was
 * merged into another is that other.
 *
 * @param found what `findClient` has found
 * @throws AppError `not-found` for a `clientId` that is not the firm's; `opening-refused` where a wall
 * keeps the person who opens the case from the client
 */
export async function matchClient(
  transaction: AssignmentTransaction,
  given: OpenCase['client'],
  found: FoundClient,
  clientId?: string,
): Promise<MatchedClient & Pick<FoundClient, 'attorneys'>> {
  const { client: known, attorneys } = clientId ? await getClient(transaction, clientId) : found;
  const client = saveClient(transaction, clientFor(transaction, given, known), known);
  return { client, known, attorneys };
}

/**
 * The client whom these particulars make of the one who is known, or of no one; not written down yet.
 * @throws AppError `opening-refused` as `matchClient`
 */
export function clientFor(
  transaction: AssignmentTransaction,
  given: OpenCase['client'],
  known: Client | null,
): Client {
  refuseBehindWall(transaction, given, known);
  if (!known) return newClient(transaction, given);
  const company = known.company ?? given.company ?? null;
  return {
    ...known,
    email: known.email ?? given.email ?? null,
    company,
    companyKey: companyKey(company),
    externalRef: known.externalRef ?? given.externalRef ?? null,
  };
}

/** Writes a client down where they are new or something was filled in, once per transaction. */
export function saveClient(
  { writes }: AssignmentTransaction,
  client: Client,
  known: Client | null,
): Client {
  if (!known) {
    writes.newClients.push(client);
    return client;
  }
  if (!isFilledIn(client, known)) return client;
  const isNew = writes.newClients.findIndex(({ id }) => id === client.id);
  if (isNew >= 0) {
    writes.newClients[isNew] = client;
    return client;
  }
  const version = writes.changedClients.get(client.id)?.version ?? known.version + 1;
  const saved = { ...client, version };
  writes.changedClients.set(client.id, saved);
  return saved;
}

/** Whether something is known of the client now that was not before. */
export function isFilledIn(client: Client, known: Client): boolean {
  return (
    client.email !== known.email ||
    client.companyKey !== known.companyKey ||
    client.externalRef !== known.externalRef
  );
}

async function getClient(
  transaction: AssignmentTransaction,
  id: string,
): Promise<Pick<FoundClient, 'client' | 'attorneys'>> {
  const { actor, firmId } = transaction;
  const client = await withFirm(actor, async (tx) => {
    const named = await tx.client.findUnique({ where: { firmId_id: { firmId, id } } });
    if (!named) throw notFound('client', id);
    return standingOf(tx, named);
  });
  // Whose they are does not depend on what the person who opens the case may see.
  return { client, attorneys: await findKnownAttorneys(transaction.tx, firmId, client.id) };
}

/** By what a client is recognised. */
export type Recognised = Pick<OpenCase['client'], 'externalRef' | 'email'>;

/**
 * The client whom these particulars are of: by reference, else by e-mail address; one who was merged
 * is found as the one they were merged into.
 */
export async function findClient(
  tx: FirmTx,
  firmId: string,
  given: Recognised,
): Promise<FoundClient> {
  if (!given.externalRef && !given.email) return NO_ONE_KNOWN;
  return (await findClients(tx, firmId, [given])).get(given) ?? NO_ONE_KNOWN;
}

/** A client who was found, whether it was by the reference, and whose they are. */
export interface FoundClient {
  readonly client: Client | null;
  readonly byReference: boolean;
  readonly attorneys: KnownAttorneys;
}

export const NO_ONE_KNOWN: FoundClient = {
  client: null,
  byReference: false,
  attorneys: NO_ATTORNEYS,
};

interface FoundRow extends Client, Omit<KnownAttorneys, 'relationshipAttorneyId'> {
  readonly nth: number;
  readonly byReference: boolean | null;
}

/** Finds the client of each of these particulars, as `findClient` does, in one query. */
export async function findClients<G extends Recognised>(
  tx: FirmTx,
  firmId: string,
  given: readonly G[],
): Promise<ReadonlyMap<G, FoundClient>> {
  const refs = given.map(({ externalRef }) => externalRef || null);
  const emails = given.map(({ email }) => email || null);
  const rows = await tx.$queryRaw<FoundRow[]>`
    SELECT ${CLIENT_COLUMNS}, f.by_reference AS "byReference", g.nth::int AS nth,
           k.attorney_id AS "lastAttorneyId", k.id AS "lastCaseId", k.received_at AS "lastReceivedAt"
      FROM unnest(${refs}::text[], ${emails}::text[]) WITH ORDINALITY AS g(ref, email, nth)
     CROSS JOIN LATERAL (
           SELECT coalesce(c.merged_into_id, c.id) AS id, c.external_ref = g.ref AS by_reference
             FROM clients c
            WHERE c.firm_id = ${firmId}::uuid
              AND (c.external_ref = g.ref
                   OR (c.email = g.email AND (g.ref IS NULL OR c.external_ref IS NULL)))
            ORDER BY by_reference DESC NULLS LAST, c.id
            LIMIT 1) f
      JOIN clients s ON s.firm_id = ${firmId}::uuid AND s.id = f.id
      LEFT JOIN LATERAL (
           SELECT c.attorney_id, c.id, c.received_at FROM cases c
            WHERE c.firm_id = ${firmId}::uuid AND c.client_id = s.id AND ${LAST_HELD}) k ON true`;
  const byNth = new Map(rows.map((row) => [row.nth, row]));
  return new Map(given.map((one, at) => [one, foundOf(byNth.get(at + 1), one)]));
}

function foundOf(row: FoundRow | undefined, { externalRef }: Recognised): FoundClient {
  if (!row) return NO_ONE_KNOWN;
  const { byReference, nth: _nth, lastAttorneyId, lastCaseId, lastReceivedAt, ...client } = row;
  const { relationshipAttorneyId } = client;
  if (externalRef && client.externalRef && !byReference) return NO_ONE_KNOWN;
  return {
    client,
    byReference: byReference ?? false,
    attorneys: { relationshipAttorneyId, lastAttorneyId, lastCaseId, lastReceivedAt },
  };
}

async function standingOf(tx: FirmTx, client: Client): Promise<Client> {
  const { firmId, mergedIntoId } = client;
  if (mergedIntoId === null) return client;
  return tx.client.findUniqueOrThrow({ where: { firmId_id: { firmId, id: mergedIntoId } } });
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
