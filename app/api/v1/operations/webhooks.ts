import 'server-only';
import {
  addWebhook,
  changeWebhook,
  listDeliveries,
  listWebhooks,
  removeWebhook,
  resendDelivery,
} from '@/lib/features/webhooks';
import { requestBody } from '@/lib/contracts/registry';
import { noContent } from '@/lib/contracts/values';
import {
  addedWebhookResponse,
  addWebhookSchema,
  changeWebhookSchema,
  deliveryPage,
  listDeliveriesSchema,
  webhookPage,
  webhookResponse,
} from '@/lib/contracts/webhook';
import { defineOperation } from '../operation';
import { flagParameter, pageParameters, pageQuery } from '../query';

const shared = { scope: 'admin', permission: 'webhooks.manage', tag: 'Webhooks' } as const;

const list = defineOperation({
  ...shared,
  id: 'listWebhooks',
  method: 'GET',
  path: '/webhooks',
  summary: 'Other systems and chats that are told of what happens, newest first',
  query: pageQuery,
  answers: { 200: webhookPage },
  handle: ({ actor, query }) => listWebhooks(actor, query),
});

const add = defineOperation({
  ...shared,
  id: 'addWebhook',
  method: 'POST',
  path: '/webhooks',
  records: ['webhook-added'],
  summary: 'Have an address told; its signing secret is in this answer and nowhere else',
  body: requestBody('AddWebhook', addWebhookSchema),
  answers: { 201: addedWebhookResponse },
  keptOf: (answer) => ({ ...answer, secret: null }),
  handle: ({ actor, body }) => addWebhook(actor, body),
});

const change = defineOperation({
  ...shared,
  id: 'changeWebhook',
  method: 'PATCH',
  path: '/webhooks/{id}',
  records: ['webhook-changed'],
  summary: 'Change what an endpoint is told and where, pause it, or start it again',
  body: requestBody('ChangeWebhook', changeWebhookSchema),
  answers: { 200: webhookResponse },
  handle: ({ actor, params, body }) => changeWebhook(actor, params.id, body),
});

const deliveries = defineOperation({
  ...shared,
  id: 'listDeliveries',
  method: 'GET',
  path: '/webhooks/{id}/deliveries',
  summary: 'What an endpoint was told and what it answered, newest first; kept for thirty days',
  query: listDeliveriesSchema.extend({
    ...pageParameters,
    failedOnly: flagParameter('failedOnly').default(false),
  }),
  answers: { 200: deliveryPage },
  handle: ({ actor, params, query }) => listDeliveries(actor, params.id, query),
});

const resend = defineOperation({
  ...shared,
  id: 'resendDelivery',
  method: 'POST',
  path: '/webhooks/{id}/deliveries/{deliveryId}/resend',
  records: { nothing: 'repeats a delivery; what it tells of is on record' },
  summary: 'Send again, under the same webhook-id, whether it had arrived or not',
  answers: { 204: noContent },
  handle: async ({ actor, params }) => {
    await resendDelivery(actor, params.deliveryId, params.id);
    return null;
  },
});

const remove = defineOperation({
  ...shared,
  id: 'removeWebhook',
  method: 'DELETE',
  path: '/webhooks/{id}',
  records: ['webhook-removed'],
  summary: 'Tell an endpoint nothing any more, and forget its log',
  answers: { 204: noContent },
  handle: async ({ actor, params }) => {
    await removeWebhook(actor, params.id);
    return null;
  },
});

export const WEBHOOK_OPERATIONS = [list, add, change, deliveries, resend, remove];
