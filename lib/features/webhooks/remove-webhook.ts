import 'server-only';
import { withAssignmentTransaction } from '@/lib/assignment';
import type { Actor } from '@/lib/platform/auth/actor';
import { requirePermission } from '@/lib/platform/auth/permissions';
import { consumerNameOf } from './consumer-name';
import { requireEndpoint } from './endpoint-row';

/**
 * Takes an endpoint away, with its log and with what had not arrived. That it was there stays on record.
 * @returns what it was called
 * @throws AppError `forbidden` or `not-found`.
 */
export async function removeWebhook(actor: Actor, endpointId: string): Promise<string> {
  requirePermission(actor, 'webhooks.manage');
  return withAssignmentTransaction(actor, async (transaction) => {
    const { tx, firmId } = transaction;
    const { description } = await requireEndpoint(tx, firmId, endpointId);
    const consumer = consumerNameOf(endpointId);
    await tx.outboxFailure.deleteMany({ where: { firmId, consumer } });
    await tx.outboxCursor.deleteMany({ where: { firmId, consumer } });
    await tx.webhookEndpoint.delete({ where: { firmId_id: { firmId, id: endpointId } } });
    transaction.record('webhook-removed', { facts: { endpointId }, text: { description } });
    return description;
  });
}
