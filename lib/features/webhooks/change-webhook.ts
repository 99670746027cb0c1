import 'server-only';
import { withAssignmentTransaction } from '@/lib/assignment';
import type { EventDetails } from '@/lib/contracts/events';
import {
  changeWebhookSchema,
  type ChangeWebhookInput,
  type WebhookDto,
} from '@/lib/contracts/webhook';
import type { WebhookState } from '@/lib/contracts/webhook-codes';
import type { Actor } from '@/lib/platform/auth/actor';
import { requirePermission } from '@/lib/platform/auth/permissions';
import type { WebhookEndpoint } from '@/lib/platform/db/generated/client';
import { staleVersion } from '@/lib/shared/errors';
import { parseInput } from '@/lib/shared/validation/parse-input';
import { hostNameOf, requireEndpoint, requireTarget, webhookDto } from './endpoint-row';
import { bringForward, holdBack, startAgain } from './stop-endpoint';

/**
 * Changes where an endpoint is and what it is told, pauses it, and starts it again: what happened
 * meanwhile in the last seven days, and what had not arrived, is sent then.
 *
 * @throws AppError `forbidden`, `not-found`, `validation-failed`, `stale-version`.
 */
export async function changeWebhook(
  actor: Actor,
  endpointId: string,
  input: ChangeWebhookInput,
): Promise<WebhookDto> {
  requirePermission(actor, 'webhooks.manage');
  const { version, url, ...given } = parseInput(changeWebhookSchema, input);
  const target = url === undefined ? {} : { url: requireTarget(url) };
  return withAssignmentTransaction(actor, async (transaction) => {
    const { tx, firmId, at } = transaction;
    const before = await requireEndpoint(tx, firmId, endpointId);
    if (before.version !== version) throw stale(before, version);
    const after = settingsAfter(before, { ...given, ...target });
    const difference = differenceOf(before, after);
    if (!difference) return webhookDto(before, at);
    const isStarted = after.state === 'on' && before.state !== 'on';
    const isMoved = after.url !== before.url;
    const row = await tx.webhookEndpoint.update({
      where: { firmId_id: { firmId, id: endpointId } },
      data: {
        ...after,
        version: version + 1,
        // Neither says anything of another address.
        ...((isStarted || isMoved) && { failingSince: null, quietUntil: null }),
      },
    });
    if (isStarted) await startAgain(tx, row, at);
    else if (isMoved) await bringForward(tx, firmId, endpointId, at);
    if (after.state === 'paused') await holdBack(tx, firmId, endpointId);
    transaction.record('webhook-changed', difference);
    return webhookDto(row, at);
  });
}

type Settings = Pick<WebhookEndpoint, 'url' | 'description' | 'kinds' | 'inOrder' | 'state'>;

interface Given {
  readonly url?: string;
  readonly description?: string | undefined;
  readonly kinds?: readonly string[] | undefined;
  readonly inOrder?: boolean | undefined;
  readonly active?: boolean | undefined;
}

function settingsAfter(before: Settings, given: Given): Settings {
  const { url, description, kinds, inOrder } = before;
  return {
    url: given.url ?? url,
    description: given.description ?? description,
    kinds: given.kinds ? [...new Set(given.kinds)] : kinds,
    inOrder: given.inOrder ?? inOrder,
    state: stateAfter(before, given.active),
  };
}

function stateAfter({ state }: Settings, active: boolean | undefined): string {
  if (active === undefined) return state;
  const asked: WebhookState = active ? 'on' : 'paused';
  // What was ended or disabled is told nothing as it is.
  return !active && state !== 'on' ? state : asked;
}

/** What is another, from what to what; null where nothing is. */
function differenceOf(
  before: Settings & Pick<WebhookEndpoint, 'id'>,
  after: Settings,
): EventDetails<'webhook-changed'> | null {
  const isOther = (key: keyof Settings) =>
    JSON.stringify(before[key]) !== JSON.stringify(after[key]);
  const facts = (['state', 'kinds', 'inOrder'] as const).filter(isOther);
  const changedTexts = (['url', 'description'] as const).filter(isOther);
  if (facts.length + changedTexts.length === 0) return null;
  const changes = Object.fromEntries(facts.map((key) => [key, [before[key], after[key]]]));
  const hosts = [hostNameOf(before.url), hostNameOf(after.url)] as const;
  return {
    facts: { endpointId: before.id, changes, changedTexts },
    text: {
      ...(isOther('url') && { host: [...hosts] }),
      ...(isOther('description') && { description: [before.description, after.description] }),
    },
  };
}

function stale({ version, url, description }: WebhookEndpoint, expected: number) {
  return staleVersion('endpoint', expected, version, undefined, { url, description });
}
