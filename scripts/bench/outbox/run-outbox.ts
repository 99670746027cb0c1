import pLimit from 'p-limit';
import { EVENT_KINDS } from '@/lib/contracts/events';
import { WEBHOOK_TYPES } from '@/lib/contracts/webhook-codes';
import { addWebhook, webhookConsumers } from '@/lib/features/webhooks';
import { monotonicMs } from '@/lib/platform/clock';
import { withWholeFirm } from '@/lib/platform/db/with-firm';
import { beginCursors } from '@/lib/platform/outbox';
import { buildFirm, openCase, type BuiltFirm } from '@/tests/integration/build-firm';
import { eventually } from '@/tests/integration/eventually';
import { runAsOwner } from '@/tests/integration/throwaway-cluster';
import { CONSUMERS, IN_ORDER, WEBHOOKS } from './messages';
import { Receiver } from './receiver';
import { Workers } from './workers';

export interface OutboxOptions {
  /** Events at least. */
  readonly events: number;
  readonly firms: number;
  readonly workers: number;
  /** Which part of all requests the receiver fails, from 0 to 1. */
  readonly failing: number;
  /** A worker is killed so often … */
  readonly killEveryMs?: number;
  /** … or after so many deliveries. */
  readonly killEveryDeliveries?: number;
  readonly patienceMs: number;
}

export interface OutboxReport {
  readonly events: number;
  /** What was to be delivered: each event to each who is told of its kind. */
  readonly deliveries: number;
  /** Of them to webhooks. */
  readonly webhooks: number;
  readonly rolledBack: number;
  readonly kills: number;
  /** Deliveries that never came. */
  readonly missing: number;
  /** Deliveries of events that are not there, of work that was rolled back, or that no one was to be told of. */
  readonly ghosts: number;
  /** Deliveries that came before an earlier event of their firm, where order was promised. */
  readonly outOfOrder: number;
  /** Deliveries that came again, under their first id. */
  readonly repeated: number;
  /** Webhooks whose signature was not their firm's. */
  readonly unsigned: number;
  readonly failedRequests: number;
  readonly seconds: number;
}

interface Written {
  id: string;
  kind: string;
}

/** Every so many transactions one is rolled back after all its rows are written. */
const ROLLED_BACK_EVERY = 10;

/**
 * Writes events while workers that deliver them are killed again and again and the receiver often
 * fails, and compares what came with what is in the trail. The database must be this run's own, and
 * EVENHAND_OUTBOUND_LOOPBACK must allow webhooks to be told on this machine.
 */
export async function runOutbox(ownerUrl: string, options: OutboxOptions): Promise<OutboxReport> {
  const receiver = await Receiver.start(options.failing);
  const firms: BuiltFirm[] = [];
  for (let n = 0; n < options.firms; n += 1) firms.push(await toldFirm(receiver));
  const before = new Set((await readEvents(ownerUrl, firms)).map(({ id }) => id));
  const readNew = async () =>
    (await readEvents(ownerUrl, firms)).filter(({ id }) => !before.has(id));
  const workers = await Workers.start(options.workers, receiver);
  const startedMs = monotonicMs();
  const { killEveryMs, killEveryDeliveries } = options;
  const kill = () => workers.killOne();
  const timer = killEveryMs === undefined ? undefined : setInterval(kill, killEveryMs);
  receiver.onTaken = (taken) => {
    if (killEveryDeliveries !== undefined && taken % killEveryDeliveries === 0) kill();
  };
  try {
    const rolledBack = await writeEvents(firms, options.events);
    const events = await readNew();
    const wanted = await wantedOf(firms, events);
    await untilDelivered(receiver, wanted, options.patienceMs);
    const seconds = Math.round((monotonicMs() - startedMs) / 100) / 10;
    // A worker may have written more meanwhile, such as a case that came out of the waiting line.
    const known = await wantedOf(firms, await readNew());
    return {
      events: events.length,
      webhooks: [...wanted].filter((key) => key.startsWith(WEBHOOKS)).length,
      ...judge(receiver, wanted, known),
      ...{ rolledBack, kills: workers.kills, seconds },
    };
  } finally {
    clearInterval(timer);
    await workers.stop();
    await receiver.stop();
  }
}

/** A firm of whose events from now on the run's consumers and a webhook are told. */
async function toldFirm(receiver: Receiver): Promise<BuiltFirm> {
  const firm = await buildFirm([{ name: 'Ana' }, { name: 'Ben' }]);
  const { firmId, actor } = firm;
  const url = receiver.webhookOf(firmId);
  const { secret } = await addWebhook(actor, { url, kinds: [...WEBHOOK_TYPES], inOrder: true });
  receiver.trust(firmId, secret ?? '');
  // After the webhook, whose own event is none of the run's.
  const names = CONSUMERS.map(({ name }) => name);
  await withWholeFirm(firmId, (tx) => beginCursors(tx, firmId, names));
  return firm;
}

async function writeEvents(firms: readonly BuiltFirm[], events: number): Promise<number> {
  // A case that is opened is two events: that it is, and who got it or that it waits.
  const cases = Math.ceil(events / 2);
  let rolledBack = 0;
  await pLimit(firms.length).map(Array.from({ length: cases }), async (_, n) => {
    const firm = firms[n % firms.length];
    if (!firm) throw new Error('A run has at least one firm.');
    if (n % ROLLED_BACK_EVERY === 0) {
      await openInVain(firm);
      rolledBack += 1;
    }
    await openCase(firm);
  });
  return rolledBack;
}

/** Opens a case with all its rows, and takes everything back. */
async function openInVain(firm: BuiltFirm): Promise<void> {
  const reason = new Error('This transaction was meant to fail.');
  try {
    await withWholeFirm(
      firm.firmId,
      async () => {
        await openCase(firm);
        throw reason;
      },
      { lock: true },
    );
  } catch (error) {
    if (error !== reason) throw error;
  }
}

const keyOf = (consumer: string, eventId: string) => `${consumer} ${eventId}`;

/** Every delivery that these events have to come to. */
async function wantedOf(
  [firm]: readonly BuiltFirm[],
  events: readonly Written[],
): Promise<ReadonlySet<string>> {
  // Every firm's endpoint is told the same kinds.
  const [webhook] = firm ? await webhookConsumers(firm.firmId) : [];
  const kindsOf = new Map<string, readonly string[]>([
    ...CONSUMERS.map(({ name }) => [name, Object.keys(EVENT_KINDS)] as const),
    [WEBHOOKS, webhook?.kinds ?? []],
  ]);
  return new Set(
    [...kindsOf].flatMap(([consumer, kinds]) =>
      events.filter(({ kind }) => kinds.includes(kind)).map(({ id }) => keyOf(consumer, id)),
    ),
  );
}

const cameOf = ({ taken }: Receiver) =>
  new Set([...taken.values()].map(({ consumer, eventId }) => keyOf(consumer, eventId)));

function without(all: ReadonlySet<string>, taken: ReadonlySet<string>): string[] {
  return [...all].filter((one) => !taken.has(one));
}

function untilDelivered(
  receiver: Receiver,
  wanted: ReadonlySet<string>,
  patienceMs: number,
): Promise<unknown> {
  return eventually(
    `all ${wanted.size} deliveries arrive`,
    async () => {
      if (receiver.taken.size < wanted.size) return null;
      return without(wanted, cameOf(receiver)).length === 0 ? true : null;
    },
    patienceMs,
  ).catch(() => null);
}

function judge(receiver: Receiver, wanted: ReadonlySet<string>, known: ReadonlySet<string>) {
  const came = cameOf(receiver);
  const reached = new Map<string, number>();
  let outOfOrder = 0;
  for (const { consumer, firmId, seq } of receiver.taken.values()) {
    if (!IN_ORDER.includes(consumer)) continue;
    const stream = keyOf(consumer, firmId);
    if (seq <= (reached.get(stream) ?? 0)) outOfOrder += 1;
    reached.set(stream, Math.max(seq, reached.get(stream) ?? 0));
  }
  return {
    deliveries: wanted.size,
    missing: without(wanted, came).length,
    ghosts: without(came, known).length,
    outOfOrder,
    repeated: receiver.repeated,
    unsigned: receiver.unsigned,
    failedRequests: receiver.failed,
  };
}

function readEvents(ownerUrl: string, firms: readonly BuiltFirm[]): Promise<Written[]> {
  return runAsOwner<Written>(
    ownerUrl,
    'SELECT id::text, kind FROM events WHERE firm_id = ANY ($1::uuid[])',
    [firms.map(({ firmId }) => firmId)],
  );
}
