import 'server-only';
import { withAssignmentTransaction } from '@/lib/assignment';
import { createClientSchema, type ClientDto, type CreateClientInput } from '@/lib/contracts/client';
import type { Actor } from '@/lib/platform/auth/actor';
import { hasPermission, lacksPermission, requirePermission } from '@/lib/platform/auth/permissions';
import { withFirm } from '@/lib/platform/db/with-firm';
import { AppError } from '@/lib/shared/errors';
import { companyKey } from '@/lib/shared/company-key';
import { parseInput } from '@/lib/shared/validation/parse-input';
import { clientDto, getClientRow } from './client-row';
import { newClient, findClient } from './match-client';
import { refuseBehindWall } from './refuse-behind-wall';
import { requireRelationshipAttorney } from './require-relationship-attorney';

/**
 * Records a client before there is a case. Someone whom a new case would take for a known client is not
 * recorded twice.
 *
 * @throws AppError `forbidden`, `validation-failed`, `ethical-wall`; `duplicate-external-ref` or
 * `duplicate-email` for a client who is known; `opening-refused` where a wall keeps the caller away
 */
export async function createClient(actor: Actor, input: CreateClientInput): Promise<ClientDto> {
  requirePermission(actor, 'clients.create');
  const given = parseInput(createClientSchema, input);
  return withAssignmentTransaction(actor, async (transaction) => {
    const { tx, firmId } = transaction;
    const { client: known } = await findClient(tx, firmId, given);
    refuseBehindWall(transaction, given, known);
    if (known) throw isKnown(given);
    const client = newClient(transaction, given);
    if (given.relationshipAttorneyId) {
      if (!hasPermission(actor.role, 'clients.edit'))
        throw lacksPermission(actor.role, 'clients.edit');
      const target = { companies: [companyKey(given.company)] };
      requireRelationshipAttorney(transaction, given.relationshipAttorneyId, target);
      client.relationshipAttorneyId = given.relationshipAttorneyId;
    }
    await tx.client.create({ data: client });
    transaction.record('client-added', { facts: { clientId: client.id } });
    return withFirm(actor, async (own) => clientDto(await getClientRow(own, firmId, client.id)));
  });
}

function isKnown({ externalRef }: { externalRef?: string | null | undefined }): AppError {
  const remedy = 'Change that client instead, or open the case: it will be theirs.';
  if (externalRef) {
    const message = `A client with this external reference or e-mail address is recorded already. ${remedy}`;
    return new AppError('duplicate-external-ref', message, [{ path: 'externalRef', message }]);
  }
  const message = `A client with this e-mail address is recorded already. ${remedy}`;
  return new AppError('duplicate-email', message, [{ path: 'email', message }]);
}
