import 'server-only';
import { withAssignmentTransaction, type AssignmentTransaction } from '@/lib/assignment';
import type { Actor } from '@/lib/platform/auth/actor';
import { requirePermission } from '@/lib/platform/auth/permissions';
import { refuseInSample } from '@/lib/platform/auth/refuse-in-sample';
import { newId } from '@/lib/platform/ids';
import { beginCursors } from '@/lib/platform/outbox';
import { AppError, invalidField } from '@/lib/shared/errors';
import { parseInput } from '@/lib/shared/validation/parse-input';
import {
  addWebhookSchema,
  type AddedWebhookDto,
  type AddWebhookInput,
} from '@/lib/contracts/webhook';
import { MAX_ENDPOINTS } from '@/lib/contracts/webhook-codes';
import { consumerNameOf } from './consumer-name';
import { hostNameOf, requireTarget, webhookDto } from './endpoint-row';
import { newSecret } from './secrets';

/**
 * Has another system told of what happens from now on. The secret by which it knows us is in this
 * answer and nowhere else.
 *
 * @throws AppError `forbidden`; `validation-failed`, also for an address that is never called;
 * `conflict` where the firm has as many endpoints as it may, and in a sample firm.
 */
export async function addWebhook(actor: Actor, input: AddWebhookInput): Promise<AddedWebhookDto> {
  requirePermission(actor, 'webhooks.manage');
  await refuseInSample(actor.firmId, 'No other system is told of it.');
  const { url: given, kinds, active, ...rest } = parseInput(addWebhookSchema, input);
  const url = requireTarget(given);
  const types = [...new Set(kinds)];
  return withAssignmentTransaction(actor, async (transaction) => {
    const { tx, firmId, at } = transaction;
    await requireRoom(transaction, url);
    const { secret, ...signing } = rest.target === 'webhook' ? newSecret() : NO_SECRET;
    const id = newId();
    const row = await tx.webhookEndpoint.create({
      data: {
        ...{ firmId, id, url, kinds: types, createdAt: at },
        ...rest,
        ...signing,
        state: active ? 'on' : 'paused',
        createdByName: actor.name,
      },
    });
    await beginCursors(tx, firmId, [consumerNameOf(id)]);
    const { target, inOrder, description } = rest;
    transaction.record('webhook-added', {
      facts: { endpointId: id, target, kinds: types, inOrder },
      text: { description, host: hostNameOf(url) },
    });
    return { ...webhookDto(row, at), secret };
  });
}

const NO_SECRET = { secret: null, secretId: null, secretDigest: null } as const;

async function requireRoom({ tx, firmId }: AssignmentTransaction, url: string): Promise<void> {
  const others = await tx.webhookEndpoint.findMany({ where: { firmId }, select: { url: true } });
  if (others.some((other) => other.url === url)) {
    throw invalidField('url', 'This address is an endpoint already. Change that one instead.');
  }
  if (others.length < MAX_ENDPOINTS) return;
  throw new AppError(
    'conflict',
    `The firm has ${MAX_ENDPOINTS} endpoints, which is the limit. Remove one that nobody reads any more.`,
  );
}
