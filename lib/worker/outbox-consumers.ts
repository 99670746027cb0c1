import 'server-only';
import { mailConsumer } from '@/lib/features/mail';
import { webhookConsumers } from '@/lib/features/webhooks';
import type { Consumer } from '@/lib/platform/outbox';

/** Who is told of a firm's events outside their transaction. */
export type ConsumersOf = (firmId: string) => Promise<readonly Consumer[]>;

/** Those of every firm; a new one is its line here. */
const EVERYWHERE: readonly Consumer[] = [mailConsumer];

/** The product's own, and the endpoints that the firm has. */
export const outboxConsumers: ConsumersOf = async (firmId) => [
  ...EVERYWHERE,
  ...(await webhookConsumers(firmId)),
];
