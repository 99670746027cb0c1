import 'server-only';
import type { WebhookEndpoint } from '@/lib/platform/db/generated/client';
import type { FirmTx } from '@/lib/platform/db/with-firm';
import { outboundRules, readTarget, RefusedTargetError } from '@/lib/platform/outbound';
import { invalidField, notFound } from '@/lib/shared/errors';
import type { WebhookDto } from '@/lib/contracts/webhook';

/** An endpoint as pages and API show it. */
export function webhookDto(row: WebhookEndpoint, at: Date): WebhookDto {
  const { id, target, url, description, kinds, inOrder, state, version, formerUntil } = row;
  const overlaps = formerUntil !== null && formerUntil > at;
  // The database's checks guarantee the closed lists.
  return {
    ...{ id, url, description, inOrder, version },
    target: target as WebhookDto['target'],
    kinds: kinds as WebhookDto['kinds'],
    state: state as WebhookDto['state'],
    failingSince: row.failingSince?.toISOString() ?? null,
    lastDeliveredAt: row.lastDeliveredAt?.toISOString() ?? null,
    formerSecretUntil: overlaps ? formerUntil.toISOString() : null,
    createdAt: row.createdAt.toISOString(),
    createdBy: row.createdByName,
  };
}

/** @throws AppError `not-found` for one that is absent or another firm's. */
export async function requireEndpoint(
  tx: Pick<FirmTx, 'webhookEndpoint'>,
  firmId: string,
  id: string,
): Promise<WebhookEndpoint> {
  const row = await tx.webhookEndpoint.findUnique({ where: { firmId_id: { firmId, id } } });
  if (!row) throw notFound('endpoint', id);
  return row;
}

/**
 * The address as it is called.
 * @throws AppError `validation-failed` for one that never is (decision 0085).
 */
export function requireTarget(url: string): string {
  try {
    return readTarget(url, outboundRules()).href;
  } catch (error) {
    if (error instanceof RefusedTargetError) throw invalidField('url', error.message);
    throw error;
  }
}

/** As much of an address as anyone may read: that of a chat is a key to it. */
export function hostNameOf(url: string): string {
  return new URL(url).host;
}
