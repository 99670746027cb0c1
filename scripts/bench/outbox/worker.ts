// One worker of the outbox run: the product's own, with consumers that post to the run's receiver
// beside the product's webhooks.
import { disconnect } from '@/lib/platform/db/client';
import { EVENT_KINDS, type EventKind } from '@/lib/contracts/events';
import { defineConsumer, type Consumer, type Delivery } from '@/lib/platform/outbox';
import { webhookConsumers } from '@/lib/features/webhooks';
import { startJobs } from '@/lib/worker/start-jobs';
import { CONSUMERS, type Posted } from './messages';

const [receiver = ''] = process.argv.slice(2);

/** Patient to the end, so that nothing of a run fails for good, and quick, so that it ends. */
const RETRY = { firstMs: 50, longestMs: 500, patienceMs: 600_000 };

function consumerOf({ name, ordered }: (typeof CONSUMERS)[number]): Consumer {
  return defineConsumer<EventKind>({
    name,
    kinds: Object.keys(EVENT_KINDS) as EventKind[],
    ordered,
    retry: RETRY,
    handle: (delivery) => post(name, delivery),
  });
}

async function post(consumer: string, { id, firmId, eventId, seq, signal }: Delivery) {
  const body: Posted = { id, consumer, firmId, eventId, seq, worker: process.pid };
  const answer = await fetch(receiver, { method: 'POST', body: JSON.stringify(body), signal });
  await answer.arrayBuffer();
  if (!answer.ok) throw new Error(`The receiver answered ${answer.status}.`);
}

await startJobs({
  // Webhooks as the product sends them, only less patiently.
  consumersOf: async (firmId) => [
    ...CONSUMERS.map(consumerOf),
    ...(await webhookConsumers(firmId)).map((consumer) => ({ ...consumer, retry: RETRY })),
  ],
  limits: { leaseMs: 2_000, runMs: 10_000 },
  times: { pollSeconds: 0.5, watchSeconds: 5 },
});
await disconnect();
process.exit(0);
