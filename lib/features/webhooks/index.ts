import 'server-only';

/** Other systems and chats that are told of what happens (decision 0084). */
export { addWebhook } from './add-webhook';
export { changeWebhook } from './change-webhook';
export { webhookConsumers } from './consumers';
export { requireSubscribed } from './is-subscribed';
export { listDeliveries } from './list-deliveries';
export { getWebhook, listWebhooks } from './list-webhooks';
export { removeWebhook } from './remove-webhook';
export { resendDelivery } from './resend-delivery';
export { rotateSecret } from './rotate-secret';
export { testWebhook } from './test-webhook';
