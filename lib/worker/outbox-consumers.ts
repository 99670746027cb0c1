import 'server-only';
import { mailConsumer } from '@/lib/features/mail';
import type { Consumer } from '@/lib/platform/outbox';

/** Who is told of events outside their transaction. A new one is its line here. */
export const outboxConsumers: readonly Consumer[] = [mailConsumer];
