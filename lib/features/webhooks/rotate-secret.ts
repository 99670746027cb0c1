import 'server-only';
import { withAssignmentTransaction } from '@/lib/assignment';
import type { z } from 'zod';
import type { AddedWebhookDto, versionedWebhookSchema } from '@/lib/contracts/webhook';
import { OVERLAP_HOURS } from '@/lib/contracts/webhook-codes';
import type { Actor } from '@/lib/platform/auth/actor';
import { requirePermission } from '@/lib/platform/auth/permissions';
import { AppError, staleVersion } from '@/lib/shared/errors';
import { requireEndpoint, webhookDto } from './endpoint-row';
import { newSecret } from './secrets';
import { bringForward } from './stop-endpoint';

const HOUR_MS = 3_600_000;

/**
 * Gives an endpoint another secret. The one of before signs beside it for a day, so that nothing is
 * refused until the other system has the new one.
 *
 * @throws AppError `forbidden`, `not-found`, `stale-version`; `conflict` for a chat, which has none.
 */
export async function rotateSecret(
  actor: Actor,
  { webhookId, version }: z.output<typeof versionedWebhookSchema>,
): Promise<AddedWebhookDto> {
  requirePermission(actor, 'webhooks.manage');
  return withAssignmentTransaction(actor, async (transaction) => {
    const { tx, firmId, at } = transaction;
    const before = await requireEndpoint(tx, firmId, webhookId);
    if (before.version !== version) throw staleVersion('endpoint', version, before.version);
    if (!before.secretId) {
      throw new AppError('conflict', 'Chats are not signed, and have no secret to rotate.');
    }
    const { secret, ...signing } = newSecret();
    const row = await tx.webhookEndpoint.update({
      where: { firmId_id: { firmId, id: webhookId } },
      data: {
        ...signing,
        formerSecretId: before.secretId,
        formerUntil: new Date(at.getTime() + OVERLAP_HOURS * HOUR_MS),
        version: version + 1,
        // An endpoint whose secret was lost failed for want of it.
        failingSince: null,
        quietUntil: null,
      },
    });
    await bringForward(tx, firmId, webhookId, at);
    transaction.record('webhook-secret-rotated', { facts: { endpointId: webhookId } });
    return { ...webhookDto(row, at), secret };
  });
}
