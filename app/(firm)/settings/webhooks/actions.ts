'use server';

import {
  addWebhook,
  changeWebhook,
  removeWebhook,
  resendDelivery,
  rotateSecret,
  testWebhook,
} from '@/lib/features/webhooks';
import {
  addWebhookSchema,
  changeWebhookFormSchema,
  oneWebhookSchema,
  resendDeliverySchema,
  versionedWebhookSchema,
} from '@/lib/contracts/webhook';
import { firmAction } from '@/lib/platform/actions/firm-action';

const permission = 'webhooks.manage';

// Adding and rotating are not `once`: that would keep the answer, and with it the secret, in the
// database. Sent twice, the one is refused by the address of the first, the other by its version.

/** Has another system told; the answer is the only time that its secret is seen. */
export const addWebhookAction = firmAction({
  permission,
  schema: addWebhookSchema,
  records: ['webhook-added'],
  once: false,
  handler: async ({ actor, input }) => ({ data: await addWebhook(actor, input) }),
});

/** Changes an endpoint, pauses it, or starts it again. */
export const changeWebhookAction = firmAction({
  permission,
  schema: changeWebhookFormSchema,
  records: ['webhook-changed'],
  once: true,
  handler: async ({ actor, input: { webhookId, ...change } }) => {
    const { description, state } = await changeWebhook(actor, webhookId, change);
    if (change.active === undefined) return { message: `${description} is changed.` };
    return {
      message:
        state === 'on'
          ? `${description} is told again. What has waited is on its way.`
          : `${description} is told nothing for now. What happens meanwhile waits.`,
    };
  },
});

/** Gives an endpoint another secret, which is seen this once. */
export const rotateSecretAction = firmAction({
  permission,
  schema: versionedWebhookSchema,
  records: ['webhook-secret-rotated'],
  once: false,
  handler: async ({ actor, input }) => ({ data: await rotateSecret(actor, input) }),
});

/** Takes an endpoint away. */
export const removeWebhookAction = firmAction({
  permission,
  schema: oneWebhookSchema,
  records: ['webhook-removed'],
  once: true,
  handler: async ({ actor, input: { webhookId } }) => ({
    message: `${await removeWebhook(actor, webhookId)} is told nothing any more.`,
  }),
});

/** Sends something that tells of nothing, and says how that went. */
export const testWebhookAction = firmAction({
  permission,
  schema: oneWebhookSchema,
  records: { nothing: 'sends a test, which tells of nothing; the log has it' },
  once: false,
  handler: async ({ actor, input: { webhookId } }) => {
    const { delivered, status, error, durationMs } = await testWebhook(actor, webhookId);
    return {
      message: delivered
        ? `The test arrived: ${status} after ${durationMs} ms.`
        : `The test did not arrive. ${error ?? ''}`,
    };
  },
});

/** Sends what a delivery told of again. */
export const resendDeliveryAction = firmAction({
  permission,
  schema: resendDeliverySchema,
  records: { nothing: 'repeats a delivery; what it tells of is on record' },
  // Asked twice, it is sent once more, which every receiver must bear.
  once: false,
  handler: async ({ actor, input: { deliveryId } }) => {
    await resendDelivery(actor, deliveryId);
    return { message: 'It is sent again now. Look here again in a moment.' };
  },
});
