import 'server-only';
import type { Actor } from '@/lib/platform/auth/actor';
import { requirePermission } from '@/lib/platform/auth/permissions';
import { now } from '@/lib/platform/clock';
import { withFirm, withWholeFirm } from '@/lib/platform/db/with-firm';
import { newId } from '@/lib/platform/ids';
import { askForDelivery } from '@/lib/platform/outbox';
import { AppError, notFound } from '@/lib/shared/errors';
import { consumerNameOf } from './consumer-name';
import { requireSubscribed } from './is-subscribed';

/**
 * Has what a delivery told of sent again now, under its first id, whether it had arrived or not. It has
 * its three days anew, and is made of what the event says and the walls hide today.
 *
 * @throws AppError `forbidden`; `not-found`, also for a delivery of another endpoint than named, and
 * for one behind a wall; `conflict` for a test, and while the endpoint is stopped.
 */
export async function resendDelivery(
  actor: Actor,
  deliveryId: string,
  endpointId?: string,
): Promise<void> {
  requirePermission(actor, 'webhooks.manage');
  const { firmId } = actor;
  await withFirm(actor, async (tx) => {
    const delivery = await tx.webhookDelivery.findUnique({
      where: { firmId_id: { firmId, id: deliveryId } },
      select: { endpointId: true, eventId: true },
    });
    if (!delivery || (endpointId !== undefined && delivery.endpointId !== endpointId)) {
      throw notFound('delivery', deliveryId);
    }
    const { eventId } = delivery;
    if (!eventId) throw new AppError('conflict', 'This was a test. Send another test instead.');
    // The walls' own role only reads; what it has found may be written.
    await sendAgain(firmId, delivery.endpointId, eventId);
  });
}

async function sendAgain(firmId: string, endpointId: string, eventId: string): Promise<void> {
  const at = now();
  const consumer = consumerNameOf(endpointId);
  await withWholeFirm(firmId, async (tx) => {
    await requireSubscribed(tx, firmId, consumer);
    const { seq } = await tx.event.findUniqueOrThrow({
      where: { firmId_id: { firmId, id: eventId } },
      select: { seq: true },
    });
    const identity = { firmId, consumer, eventId };
    const planned = { attempts: 0, firstFailedAt: at, nextAttemptAt: at, error: 'Sent again.' };
    await tx.outboxFailure.upsert({
      where: { firmId_consumer_eventId: identity, firmId },
      create: { ...identity, id: newId(), seq, ...planned },
      update: planned,
    });
    await askForDelivery(tx, firmId, consumer);
  });
}
