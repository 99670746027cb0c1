import 'server-only';
import type { FirmTx } from '@/lib/platform/db/with-firm';
import { AppError } from '@/lib/shared/errors';
import { endpointIdOf } from './consumer-name';

/** Whether an endpoint is told of what happens: it is there and not stopped. */
export async function isSubscribed(
  tx: FirmTx,
  firmId: string,
  endpointId: string,
): Promise<boolean> {
  return (await tx.webhookEndpoint.count({ where: { firmId, id: endpointId, state: 'on' } })) > 0;
}

/**
 * Lets every consumer of the outbox pass but an endpoint that is stopped, for which nothing is tried.
 * @throws AppError `conflict`
 */
export async function requireSubscribed(
  tx: FirmTx,
  firmId: string,
  consumer: string,
): Promise<void> {
  const endpointId = endpointIdOf(consumer);
  if (endpointId === null || (await isSubscribed(tx, firmId, endpointId))) return;
  throw new AppError(
    'conflict',
    'This endpoint is stopped. Start it under Settings, Webhooks: what has not arrived is sent then.',
  );
}
