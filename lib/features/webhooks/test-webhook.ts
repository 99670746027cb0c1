import 'server-only';
import { MAX_TESTS_PER_MINUTE, TEST_TYPE } from '@/lib/contracts/webhook-codes';
import type { Actor } from '@/lib/platform/auth/actor';
import { requirePermission } from '@/lib/platform/auth/permissions';
import { now } from '@/lib/platform/clock';
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
  const endpoint = await withWholeFirm(firmId, async (tx) => {
    const row = await requireEndpoint(tx, firmId, endpointId);
    const since = new Date(at.getTime() - MINUTE_MS);
    const tests = await tx.webhookDelivery.count({
      where: { firmId, endpointId, type: TEST_TYPE, attemptedAt: { gt: since } },
    });
    if (tests < MAX_TESTS_PER_MINUTE) return row;
    throw tooManyRequests('That were many tests. Wait a minute, then try again.', 60);
  });
  // The other side may take its time: no transaction waits for it.
  const one = await attempt(endpoint, testMessage(endpointId, newId(), at));
  await withWholeFirm(firmId, (tx) => logAttempt(tx, endpoint, null, one));
  return one;
}
