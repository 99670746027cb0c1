import 'server-only';
import type { ClientDto } from '@/lib/contracts/client';
import type { Actor } from '@/lib/platform/auth/actor';
import { requirePermission } from '@/lib/platform/auth/permissions';
import { withFirm } from '@/lib/platform/db/with-firm';
import { clientDto, getClientRow } from './client-row';
import { mayEditClient } from './may-edit';

/**
 * One client, also one who was merged into another: `mergedInto` says so.
 * @throws AppError `forbidden`, or `not-found`
 */
export async function getClient(actor: Actor, clientId: string): Promise<ClientDto> {
  requirePermission(actor, 'clients.read');
  const { firmId } = actor;
  return withFirm(actor, async (tx) => clientDto(await getClientRow(tx, firmId, clientId)));
}

/**
 * One client with what the actor may do about them, for the page.
 * @throws as `getClient`
 */
export async function getClientForPage(
  actor: Actor,
  clientId: string,
): Promise<{ client: ClientDto; mayEdit: boolean }> {
  requirePermission(actor, 'clients.read');
  const row = await withFirm(actor, (tx) => getClientRow(tx, actor.firmId, clientId));
  return { client: clientDto(row), mayEdit: mayEditClient(actor, row) };
}
