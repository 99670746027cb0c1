import { z } from 'zod';
import { pageFields } from '@/lib/shared/paging';
import {
  choiceField,
  flagField,
  idField,
  textField,
  versionField,
} from '@/lib/shared/validation/fields';
import { answer } from './registry';
import { id, instant, pageOf } from './values';
import { WEBHOOK_STATES, WEBHOOK_TARGETS, WEBHOOK_TYPES } from './webhook-codes';

const kinds = z
  .array(choiceField('A kind of event', WEBHOOK_TYPES), {
    error: 'kinds: choose at least one kind of event.',
  })
  .min(1, { error: 'kinds: choose at least one kind of event.' })
  .max(WEBHOOK_TYPES.length, { error: 'kinds: name each kind of event once.' });

const settings = {
  url: textField('The address', 2_000),
  description: textField('The description', 120),
  kinds,
  inOrder: flagField('In order').default(false),
};

/** An endpoint that is to be told. */
export const addWebhookSchema = z.strictObject({
  target: choiceField('The kind of target', WEBHOOK_TARGETS).default('webhook'),
  ...settings,
  description: textField('The description', 120).default('Webhook'),
  /** False: it is paused until someone starts it. */
  active: flagField('active').default(true),
});
export type AddWebhookInput = z.input<typeof addWebhookSchema>;

/** What is to be another; the rest stays. */
const change = {
  version: versionField(),
  url: settings.url.optional(),
  description: settings.description.optional(),
  kinds: kinds.optional(),
  inOrder: flagField('In order').optional(),
  /** False pauses; true starts again what was paused, ended or disabled. */
  active: flagField('active').optional(),
};
export const changeWebhookSchema = z.strictObject(change);
export type ChangeWebhookInput = z.input<typeof changeWebhookSchema>;

const webhookId = idField('The endpoint');

/** The same as forms send it, with the endpoint. */
export const changeWebhookFormSchema = z.strictObject({ webhookId, ...change });

/** One endpoint as it was on the screen. */
export const versionedWebhookSchema = z.strictObject({ webhookId, version: versionField() });
export const oneWebhookSchema = z.strictObject({ webhookId });
export const resendDeliverySchema = z.strictObject({ deliveryId: idField('The delivery') });

/** Attempts, the newest first. */
export const listDeliveriesSchema = z.strictObject({
  ...pageFields,
  failedOnly: flagField('failedOnly').default(false),
});
export type ListDeliveriesInput = z.input<typeof listDeliveriesSchema>;

const webhookShape = {
  id,
  target: z.enum(WEBHOOK_TARGETS),
  url: z.string(),
  description: z.string(),
  kinds: z.array(z.enum(WEBHOOK_TYPES)),
  inOrder: z.boolean(),
  state: z.enum(WEBHOOK_STATES),
  /** The first failure since the last success; null where none has failed. */
  failingSince: instant.nullable(),
  lastDeliveredAt: instant.nullable(),
  /** Until when the secret of before signs beside the new one; null where only one signs. */
  formerSecretUntil: instant.nullable(),
  createdAt: instant,
  createdBy: z.string(),
  version: z.int(),
};

/** An endpoint of the firm. */
export const webhookResponse = answer('Webhook', z.object(webhookShape));
export type WebhookDto = z.infer<typeof webhookResponse>;

export const webhookPage = pageOf('WebhookPage', webhookResponse);

/** The same with its secret, this once; null for chats, which are not signed. */
export const addedWebhookResponse = answer(
  'AddedWebhook',
  z.object({ ...webhookShape, secret: z.string().nullable() }),
);
export type AddedWebhookDto = z.infer<typeof addedWebhookResponse>;

/** One attempt: what was sent, and what came back. */
export const deliveryResponse = answer(
  'WebhookDelivery',
  z.object({
    id,
    type: z.string(),
    /** The `webhook-id` of the message: the same at every attempt. */
    messageId: z.string(),
    attemptedAt: instant,
    durationMs: z.int(),
    delivered: z.boolean(),
    /** The headers of Standard Webhooks that went with it; none to a chat. */
    headers: z.record(z.string(), z.string()),
    request: z.string(),
    status: z.int().nullable(),
    answer: z.string().nullable(),
    error: z.string().nullable(),
    /** Whether it can be sent again: a test is made anew instead. */
    canResend: z.boolean(),
  }),
);
export type DeliveryDto = z.infer<typeof deliveryResponse>;

export const deliveryPage = pageOf('WebhookDeliveryPage', deliveryResponse);
