import 'server-only';
import { DAY_MS } from '@/lib/shared/time';
import { now } from '@/lib/platform/clock';
import type { WebhookEndpoint } from '@/lib/platform/db/generated/client';
import { withWholeFirm } from '@/lib/platform/db/with-firm';
import {
  defineConsumer,
  LaterError,
  TryAfterError,
  UndeliverableError,
  type Consumer,
  type Delivery,
} from '@/lib/platform/outbox';
import { attempt, type Attempt } from './attempt';
import { consumerNameOf } from './consumer-name';
import { isSubscribed } from './is-subscribed';
import { keepAttempt } from './keep-attempt';
import { messageOf } from './message';
import { stopEndpoint } from './stop-endpoint';
import { eventKindsOf } from './types';

/** After so long without a success an endpoint is disabled. */
const PATIENCE_MS = 3 * DAY_MS;

/** The firm's endpoints that are told, each a consumer of the outbox with a cursor of its own. */
export async function webhookConsumers(firmId: string): Promise<Consumer[]> {
  const endpoints = await withWholeFirm(firmId, (tx) =>
    tx.webhookEndpoint.findMany({
      where: { firmId, state: 'on' },
      select: { id: true, kinds: true, inOrder: true },
    }),
  );
  return endpoints.map(({ id, kinds, inOrder }) =>
    defineConsumer({
      name: consumerNameOf(id),
      kinds: eventKindsOf(kinds),
      ordered: inOrder,
      handle: (delivery) => deliver(id, delivery),
      isStillSubscribed: (tx) => isSubscribed(tx, firmId, id),
    }),
  );
}

/** Tells one endpoint of one event, once, and keeps how that went. */
async function deliver(endpointId: string, delivery: Delivery): Promise<void> {
  const { firmId, eventId, signal } = delivery;
  const endpoint = await findOpen(firmId, endpointId);
  const message = await messageOf(delivery);
  // Behind a wall there is nothing to tell.
  if (!message) return;
  const one = await attempt(endpoint, message, signal);
  const failing = await keepAttempt(endpoint, eventId, one);
  if (one.undeliverable) throw new UndeliverableError(wordsOf(one));
  if (!failing) return;
  if (one.gone) {
    await stopEndpoint(endpoint, 'ended');
    throw new UndeliverableError(wordsOf(one));
  }
  if (one.at.getTime() - failing.since.getTime() >= PATIENCE_MS) {
    await stopEndpoint(endpoint, 'disabled');
    throw new UndeliverableError(wordsOf(one));
  }
  if (failing.quietUntil) throw new TryAfterError(wordsOf(one), failing.quietUntil);
  throw new Error(wordsOf(one));
}

const wordsOf = ({ error }: Attempt) => error ?? 'It did not arrive.';

/**
 * The endpoint as it is now: a batch may have found it otherwise.
 * @throws LaterError where it is stopped, since what waits is sent when it is started; and while it is left
 *   alone: one attempt counts for all that would follow it.
 */
async function findOpen(firmId: string, id: string): Promise<WebhookEndpoint> {
  const endpoint = await withWholeFirm(firmId, (tx) =>
    tx.webhookEndpoint.findUnique({ where: { firmId_id: { firmId, id } } }),
  );
  // Due at once: if it is still stopped when this is written down, nothing is planned; if it was started
  // again meanwhile, it is told.
  if (endpoint?.state !== 'on') throw new LaterError(now(), 'The endpoint was stopped.');
  const { quietUntil } = endpoint;
  if (quietUntil && quietUntil > now()) throw new LaterError(quietUntil);
  return endpoint;
}
