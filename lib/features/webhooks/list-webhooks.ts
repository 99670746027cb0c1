import 'server-only';
import type { WebhookDto } from '@/lib/contracts/webhook';
import type { Actor } from '@/lib/platform/auth/actor';
import { requirePermission } from '@/lib/platform/auth/permissions';
import { now } from '@/lib/platform/clock';
import { decodeCursor, pageOf, pageSizeOf } from '@/lib/platform/db/cursor';
import type { WebhookEndpoint } from '@/lib/platform/db/generated/client';
import { withWholeFirm } from '@/lib/platform/db/with-firm';
import { pageSchema, type Page, type PageInput } from '@/lib/shared/paging';
import { parseInput } from '@/lib/shared/validation/parse-input';
import { requireEndpoint, webhookDto } from './endpoint-row';

const ORDER = 'webhooks-newest';
const isInstant = (text: string) => !Number.isNaN(Date.parse(text));

/**
 * The firm's endpoints, the newest first.
 * @throws AppError `forbidden` or `validation-failed`.
 */
export async function listWebhooks(actor: Actor, input: PageInput = {}): Promise<Page<WebhookDto>> {
  requirePermission(actor, 'webhooks.manage');
  const query = parseInput(pageSchema, input);
  const size = pageSizeOf(query);
  const last = decodeCursor(ORDER, query.cursor, isInstant);
  const createdAt = new Date(last?.value ?? 0);
  const { firmId } = actor;
  const rows = await withWholeFirm(firmId, (tx) =>
    tx.webhookEndpoint.findMany({
      where: {
        firmId,
        ...(last && { OR: [{ createdAt: { lt: createdAt } }, { createdAt, id: { lt: last.id } }] }),
      },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      take: size + 1,
    }),
  );
  const at = now();
  const keyOf = (row: WebhookEndpoint) => ({ value: row.createdAt.toISOString(), id: row.id });
  return pageOf(rows, size, ORDER, keyOf, (row) => webhookDto(row, at));
}

/** One of them. @throws AppError `forbidden` or `not-found`. */
export async function getWebhook(actor: Actor, endpointId: string): Promise<WebhookDto> {
  requirePermission(actor, 'webhooks.manage');
  const { firmId } = actor;
  const row = await withWholeFirm(firmId, (tx) => requireEndpoint(tx, firmId, endpointId));
  return webhookDto(row, now());
}
