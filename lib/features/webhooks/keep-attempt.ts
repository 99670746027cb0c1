import 'server-only';
import type { WebhookEndpoint } from '@/lib/platform/db/generated/client';
import { withWholeFirm, type FirmTx } from '@/lib/platform/db/with-firm';
import { newId } from '@/lib/platform/ids';
import type { Attempt } from './attempt';
import { calmUntil } from './retry-after';

type Endpoint = Pick<WebhookEndpoint, 'firmId' | 'id'>;

/** What a failure says of its endpoint. */
export interface Failing {
  /** Since when nothing has arrived. */
  readonly since: Date;
  /** Until when it is told nothing, whatever waits for it. */
  readonly quietUntil: Date | null;
}

/**
 * Keeps an attempt in the log, and what it says of the endpoint. One that does not answer at all is
 * left alone for as long as it has failed by then: what waits for it must not hold up other firms.
 *
 * @returns null where it was delivered, and where the message alone is to blame
 */
export async function keepAttempt(
  endpoint: Endpoint,
  eventId: string,
  one: Attempt,
): Promise<Failing | null> {
  const { firmId, id } = endpoint;
  return withWholeFirm(firmId, async (tx) => {
    await logAttempt(tx, endpoint, eventId, one);
    if (one.undeliverable) return null;
    const row = await tx.webhookEndpoint.findUnique({
      where: { firmId_id: { firmId, id } },
      select: { failingSince: true },
    });
    const failing = one.delivered ? null : failingBy(one, row?.failingSince ?? one.at);
    await tx.webhookEndpoint.updateMany({
      where: { firmId, id },
      data: failing
        ? { failingSince: failing.since, quietUntil: failing.quietUntil }
        : { failingSince: null, quietUntil: null, lastDeliveredAt: one.at },
    });
    return failing;
  });
}

function failingBy({ at, status, quietUntil }: Attempt, since: Date): Failing {
  return { since, quietUntil: quietUntil ?? (status === null ? calmUntil(at, since) : null) };
}

/** Writes an attempt into the log; a test is about no event. */
export async function logAttempt(
  tx: FirmTx,
  { firmId, id: endpointId }: Endpoint,
  eventId: string | null,
  { message, at, body, signature, durationMs, delivered, status, answer, error }: Attempt,
): Promise<void> {
  await tx.webhookDelivery.create({
    data: {
      ...{ firmId, id: newId(), endpointId, eventId },
      ...{ type: message.type, messageId: message.id, attemptedAt: at, durationMs },
      ...{ delivered, body, signature, status, answer, error },
    },
  });
}
