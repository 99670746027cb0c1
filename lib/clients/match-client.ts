import 'server-only';
import type { AssignmentUnit } from '@/lib/assignment/unit';
import type { OpenCase } from '@/lib/contracts/case-schema';
import type { Client } from '@/lib/db/generated/client';
import { withFirm } from '@/lib/db/with-firm';
import { notFound } from '@/lib/errors';
import { newId } from '@/lib/ids';
import { companyKey } from '@/lib/company-key';
import { refuseBehindWall } from './refuse-behind-wall';

/**
 * The client a new case is for: the one that a person pointed at, else the same by external
 * reference, else by e-mail, else new. A known client keeps what is recorded; what was missing is
 * filled in.
 *
 * Someone with the same e-mail but another external reference is another client.
 *
 * @throws AppError `not-found` for a `clientId` that is not the firm's; `opening-refused` where a wall
 * keeps whoever opens the case from the client
 */
export async function matchClient(
  unit: AssignmentUnit,
  given: OpenCase['client'],
  clientId?: string,
): Promise<Client> {
  const known = clientId ? await getClient(unit, clientId) : await findClient(unit, given);
  refuseBehindWall(unit, given, known);
  if (!known) return addClient(unit, given);
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
  if (changed) unit.writes.changedClients.set(known.id, { ...merged, version: known.version + 1 });
  return merged;
}

async function getClient({ actor, firmId }: AssignmentUnit, id: string): Promise<Client> {
  const client = await withFirm(actor, (tx) =>
    tx.client.findUnique({ where: { firmId_id: { firmId, id } } }),
  );
  if (!client) throw notFound('client', id);
  return client;
}

async function findClient(unit: AssignmentUnit, given: OpenCase['client']): Promise<Client | null> {
  const { firmId, tx } = unit;
  if (given.externalRef) {
    const byReference = await tx.client.findFirst({
      where: { firmId, externalRef: given.externalRef },
    });
    if (byReference) return byReference;
  }
  if (!given.email) return null;
  return tx.client.findFirst({
    where: { firmId, email: given.email, ...(given.externalRef ? { externalRef: null } : {}) },
    orderBy: { id: 'asc' },
  });
}

function addClient(unit: AssignmentUnit, given: OpenCase['client']): Client {
  const client: Client = {
    firmId: unit.firmId,
    id: newId(),
    name: given.name,
    email: given.email ?? null,
    company: given.company ?? null,
    companyKey: companyKey(given.company),
    externalRef: given.externalRef ?? null,
    createdAt: unit.at,
    version: 1,
  };
  unit.writes.newClients.push(client);
  return client;
}
