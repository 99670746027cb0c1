import 'server-only';
import { withWholeFirm } from '@/lib/platform/db/with-firm';
import type { Consumer } from './consumer';
import { deliverOutbox, type DeliveryLimits } from './deliver';
import { askForDelivery } from './wake-outbox';

/**
 * The job behind a delivery: delivers what is due, and queues the next turn where something is left
 * or another process is at it, which may die.
 */
export async function runDelivery(
  firmId: string,
  consumer: Consumer,
  limits?: Partial<DeliveryLimits>,
): Promise<void> {
  const outcome = await deliverOutbox(firmId, consumer, limits);
  if (outcome.status === 'done') return;
  const runAt = outcome.status === 'busy' ? outcome.heldUntil : undefined;
  await withWholeFirm(firmId, (tx) => askForDelivery(tx, firmId, consumer.name, runAt));
}
