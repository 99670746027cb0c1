import 'server-only';
import { MAX_TESTS_PER_MINUTE } from '@/lib/contracts/webhook-codes';
import type { Actor } from '@/lib/platform/auth/actor';
import { AttemptLimit } from '@/lib/platform/auth/attempt-limit';
import { requirePermission } from '@/lib/platform/auth/permissions';
import { now } from '@/lib/platform/clock';
import { withWholeFirm } from '@/lib/platform/db/with-firm';
import { newId } from '@/lib/platform/ids';
import { tooManyRequests } from '@/lib/shared/errors';
import { attempt, type Attempt } from './attempt';
import { requireEndpoint } from './endpoint-row';
import { logAttempt } from './keep-attempt';
import { testMessage } from './message';

const tests = new AttemptLimit('webhook-test', MAX_TESTS_PER_MINUTE, 60_000);

/**
 * Sends an endpoint something that tells of nothing, at once and whatever its state, and says how that
 * went. It counts neither for nor against the endpoint.
 *
 * @throws AppError `forbidden`, `not-found`; `too-many-requests` for the seventh within a minute.
 */
export async function testWebhook(
  actor: Actor,
  endpointId: string,
): Promise<Pick<Attempt, 'delivered' | 'status' | 'error' | 'durationMs'>> {
  requirePermission(actor, 'webhooks.manage');
  const { firmId } = actor;
  const at = now();
  const endpoint = await withWholeFirm(firmId, (tx) => requireEndpoint(tx, firmId, endpointId));
  const waitSeconds = await tests.countAttempt(endpointId);
  if (waitSeconds > 0) {
    throw tooManyRequests('That were many tests. Wait a minute, then try again.', waitSeconds);
  }
  // The other side may take its time: no transaction waits for it, and no other test.
  const one = await attempt(endpoint, testMessage(endpointId, newId(), at));
  await withWholeFirm(firmId, (tx) => logAttempt(tx, endpoint, null, one));
  return one;
}
