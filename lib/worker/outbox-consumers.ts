import 'server-only';
import type { Consumer } from '@/lib/platform/outbox';

/** Who is told of events outside their transaction. A new one is its line here. */
export const outboxConsumers: readonly Consumer[] = [];
