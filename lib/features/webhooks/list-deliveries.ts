import 'server-only';
import {
  listDeliveriesSchema,
  type DeliveryDto,
  type ListDeliveriesInput,
} from '@/lib/contracts/webhook';
import type { Actor } from '@/lib/platform/auth/actor';
import { requirePermission } from '@/lib/platform/auth/permissions';
import { decodeCursor, pageOf, pageSizeOf } from '@/lib/platform/db/cursor';
import type { WebhookDelivery } from '@/lib/platform/db/generated/client';
import { withFirm } from '@/lib/platform/db/with-firm';
import type { Page } from '@/lib/shared/paging';
import { parseInput } from '@/lib/shared/validation/parse-input';
import { requireEndpoint } from './endpoint-row';
import { headersOf } from './secrets';

const ORDER = 'deliveries-newest';
const isInstant = (text: string) => !Number.isNaN(Date.parse(text));

/**
 * What an endpoint was told and what it answered, the newest first, as far as the reader's walls let
 * them see.
 * @throws AppError `forbidden`, `not-found`, `validation-failed`.
 */
export async function listDeliveries(
  actor: Actor,
  endpointId: string,
  input: ListDeliveriesInput = {},
): Promise<Page<DeliveryDto>> {
  requirePermission(actor, 'webhooks.manage');
  const query = parseInput(listDeliveriesSchema, input);
  const size = pageSizeOf(query);
  const last = decodeCursor(ORDER, query.cursor, isInstant);
  const attemptedAt = new Date(last?.value ?? 0);
  const { firmId } = actor;
  const rows = await withFirm(actor, async (tx) => {
    await requireEndpoint(tx, firmId, endpointId);
    return tx.webhookDelivery.findMany({
      where: {
        ...{ firmId, endpointId },
        ...(query.failedOnly && { delivered: false }),
        ...(last && {
          OR: [{ attemptedAt: { lt: attemptedAt } }, { attemptedAt, id: { lt: last.id } }],
        }),
      },
      orderBy: [{ attemptedAt: 'desc' }, { id: 'desc' }],
      take: size + 1,
    });
  });
  const keyOf = (row: WebhookDelivery) => ({ value: row.attemptedAt.toISOString(), id: row.id });
  return pageOf(rows, size, ORDER, keyOf, deliveryDto);
}

function deliveryDto(row: WebhookDelivery): DeliveryDto {
  const { id, type, messageId, durationMs, delivered, status, answer, error } = row;
  return {
    ...{ id, type, messageId, durationMs, delivered, status, answer, error },
    attemptedAt: row.attemptedAt.toISOString(),
    headers: row.signature === null ? {} : headersOf(messageId, row.attemptedAt, row.signature),
    request: row.body,
    canResend: row.eventId !== null,
  };
}
