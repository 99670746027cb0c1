import 'server-only';
import { MAX_TESTS_PER_MINUTE, TEST_TYPE } from '@/lib/contracts/webhook-codes';
import type { Actor } from '@/lib/platform/auth/actor';
import { requirePermission } from '@/lib/platform/auth/permissions';
import { now } from '@/lib/platform/clock';
import { FirmQueue } from '@/lib/platform/db/firm-queue';
import type { WebhookEndpoint } from '@/lib/platform/db/generated/client';
import { withWholeFirm } from '@/lib/platform/db/with-firm';
import { newId } from '@/lib/platform/ids';
import { tooManyRequests } from '@/lib/shared/errors';
import { attempt, type Attempt } from './attempt';
import { requireEndpoint } from './endpoint-row';
import { logAttempt } from './keep-attempt';
import { testMessage } from './message';

const MINUTE_MS = 60_000;

/**
 * Sends an endpoint something that tells of nothing, at once and whatever its state, and says how that
 * went. It counts neither for nor against the endpoint.
 *
 * @throws AppError `forbidden`, `not-found`; `too-many-requests` for the seventh within a minute;
 * `conflict` where its secret cannot be made any more.
 */
export async function testWebhook(
  actor: Actor,
  endpointId: string,
): Promise<Pick<Attempt, 'delivered' | 'status' | 'error' | 'durationMs'>> {
  requirePermission(actor, 'webhooks.manage');
  const { firmId } = actor;
  const at = now();
  const endpoint = await turns.run(endpointId, () => admit(firmId, endpointId, at));
  let one: Attempt | null = null;
  try {
    // The other side may take its time: no transaction waits for it, and no other test.
    one = await attempt(endpoint, testMessage(endpointId, newId(), at));
    return one;
  } finally {
    const done = one;
    await turns.run(endpointId, () => conclude(endpoint, done));
  }
}

/** Of each endpoint, one test is let in or logged at a time, so that none is missed or counted twice. */
const turns = new FirmQueue(1);

/** Tests that were let in and are not in the log yet, of each endpoint. */
const underWay = new Map<string, number>();

async function admit(firmId: string, endpointId: string, at: Date): Promise<WebhookEndpoint> {
  const since = new Date(at.getTime() - MINUTE_MS);
  const { endpoint, logged } = await withWholeFirm(firmId, async (tx) => ({
    endpoint: await requireEndpoint(tx, firmId, endpointId),
    logged: await tx.webhookDelivery.count({
      where: { firmId, endpointId, type: TEST_TYPE, attemptedAt: { gt: since } },
    }),
  }));
  const open = underWay.get(endpointId) ?? 0;
  if (logged + open >= MAX_TESTS_PER_MINUTE) {
    throw tooManyRequests('That were many tests. Wait a minute, then try again.', 60);
  }
  underWay.set(endpointId, open + 1);
  return endpoint;
}

async function conclude(endpoint: WebhookEndpoint, one: Attempt | null): Promise<void> {
  const { firmId, id } = endpoint;
  try {
    if (one) await withWholeFirm(firmId, (tx) => logAttempt(tx, endpoint, null, one));
  } finally {
    const left = (underWay.get(id) ?? 1) - 1;
    if (left > 0) underWay.set(id, left);
    else underWay.delete(id);
  }
}
