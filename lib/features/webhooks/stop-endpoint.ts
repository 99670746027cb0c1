import 'server-only';
import { withAssignmentTransaction } from '@/lib/assignment';
import { systemActor } from '@/lib/platform/auth/actor';
import type { WebhookEndpoint } from '@/lib/platform/db/generated/client';
import type { FirmTx } from '@/lib/platform/db/with-firm';
import { notifyManagers } from '@/lib/platform/notifications';
import { askForDelivery } from '@/lib/platform/outbox';
import { consumerNameOf } from './consumer-name';
import { PASSED_OVER, passOver } from './pass-over';

/**
 * Ends or disables an endpoint, once, and tells the admins. What has not arrived stays, and is sent
 * when someone starts the endpoint again.
 */
export async function stopEndpoint(
  { firmId, id, description }: Pick<WebhookEndpoint, 'firmId' | 'id' | 'description'>,
  state: 'ended' | 'disabled',
): Promise<void> {
  await withAssignmentTransaction(systemActor(firmId), async (transaction) => {
    const { tx, at } = transaction;
    const { count } = await tx.webhookEndpoint.updateMany({
      where: { firmId, id, state: 'on' },
      data: { state, version: { increment: 1 } },
    });
    if (count === 0) return;
    await holdBack(tx, firmId, id);
    transaction.record('webhook-stopped', {
      facts: { endpointId: id, state },
      text: { description },
    });
    const facts = { endpointId: id, endpoint: description, state };
    const key = `webhook:${id}:${at.toISOString()}`;
    const message = { kind: 'webhook-stopped', key, facts } as const;
    await notifyManagers(tx, firmId, message, [], 'webhooks.manage');
  });
}

/** Plans no attempt any more of what waits for an endpoint. */
export async function holdBack(tx: FirmTx, firmId: string, endpointId: string): Promise<void> {
  await tx.outboxFailure.updateMany({
    where: { firmId, consumer: consumerNameOf(endpointId), nextAttemptAt: { not: null } },
    data: { nextAttemptAt: null },
  });
}

/**
 * Tries everything now that has not arrived at an endpoint, and goes on from there, but for what is of
 * no use any more.
 */
export async function startAgain(
  tx: FirmTx,
  endpoint: Pick<WebhookEndpoint, 'firmId' | 'id' | 'kinds'>,
  at: Date,
): Promise<void> {
  const { firmId, id } = endpoint;
  const consumer = consumerNameOf(id);
  await passOver(tx, endpoint, at);
  await tx.outboxFailure.updateMany({
    where: { firmId, consumer, nextAttemptAt: null, error: { not: PASSED_OVER } },
    data: { attempts: 1, firstFailedAt: at, nextAttemptAt: at },
  });
  await askForDelivery(tx, firmId, consumer);
}

/** Tries now what is planned for later: what its address did does not count for another. */
export async function bringForward(
  tx: FirmTx,
  firmId: string,
  endpointId: string,
  at: Date,
): Promise<void> {
  const consumer = consumerNameOf(endpointId);
  const { count } = await tx.outboxFailure.updateMany({
    where: { firmId, consumer, nextAttemptAt: { gt: at } },
    data: { nextAttemptAt: at },
  });
  if (count > 0) await askForDelivery(tx, firmId, consumer);
}
