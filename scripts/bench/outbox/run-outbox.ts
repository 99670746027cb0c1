import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import pLimit from 'p-limit';
import { monotonicMs } from '@/lib/platform/clock';
import { withWholeFirm } from '@/lib/platform/db/with-firm';
import { beginCursors } from '@/lib/platform/outbox';
import { buildFirm, openCase, type BuiltFirm } from '@/tests/integration/build-firm';
import { eventually } from '@/tests/integration/eventually';
import { runAsOwner } from '@/tests/integration/throwaway-cluster';
import { checkout } from '../../lib/checkout';
import { programArguments } from '../../lib/commands';
import { CONSUMERS } from './messages';
import { Receiver } from './receiver';

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
  readonly rolledBack: number;
  readonly kills: number;
  /** Events that a consumer was never told of. */
  readonly missing: number;
  /** Deliveries of events that are not there: of work that was rolled back. */
  readonly ghosts: number;
  /** Deliveries that came before an earlier event of their firm, where order was promised. */
  readonly outOfOrder: number;
  /** Deliveries that came again, under their first id. */
  readonly repeated: number;
  readonly failedRequests: number;
  readonly seconds: number;
}

interface Written {
  id: string;
  seq: number;
}

/** Every so many transactions one is rolled back after all its rows are written. */
const ROLLED_BACK_EVERY = 10;

/**
 * Writes events while workers that deliver them are killed again and again and the receiver often
 * fails, and compares what came with what is in the trail. The database must be this run's own.
 */
export async function runOutbox(ownerUrl: string, options: OutboxOptions): Promise<OutboxReport> {
  const receiver = await Receiver.start(options.failing);
  const firms: BuiltFirm[] = [];
  for (let n = 0; n < options.firms; n += 1) {
    const firm = await buildFirm([{ name: 'Ana' }, { name: 'Ben' }]);
    const names = CONSUMERS.map(({ name }) => name);
    await withWholeFirm(firm.firmId, (tx) => beginCursors(tx, firm.firmId, names));
    firms.push(firm);
  }
  const before = await readEvents(ownerUrl, firms);
  const workers = new Workers(options.workers, receiver);
  const startedMs = monotonicMs();
  const { killEveryMs, killEveryDeliveries } = options;
  const kill = () => workers.killOne();
  const timer = killEveryMs === undefined ? undefined : setInterval(kill, killEveryMs);
  receiver.onTaken = (taken) => {
    if (killEveryDeliveries !== undefined && taken % killEveryDeliveries === 0) kill();
  };
  try {
    const rolledBack = await writeEvents(firms, options.events);
    const known = new Set(before.map(({ id }) => id));
    const events = (await readEvents(ownerUrl, firms)).filter(({ id }) => !known.has(id));
    await untilDelivered(receiver, events.length, options.patienceMs);
    const seconds = Math.round((monotonicMs() - startedMs) / 100) / 10;
    return { ...judge(receiver, events), rolledBack, kills: workers.kills, seconds };
  } finally {
    clearInterval(timer);
    await workers.stop();
    await receiver.stop();
  }
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

function untilDelivered(receiver: Receiver, events: number, patienceMs: number): Promise<true> {
  const wanted = events * CONSUMERS.length;
  return eventually(
    `all ${wanted} deliveries arrive`,
    async () => (receiver.taken.size >= wanted ? true : null),
    patienceMs,
  ).catch(() => true);
}

function judge(receiver: Receiver, events: readonly Written[]) {
  const written = new Set(events.map(({ id }) => id));
  const taken = [...receiver.taken.values()];
  const reached = new Map<string, number>();
  let outOfOrder = 0;
  for (const { consumer, firmId, seq } of taken) {
    if (consumer !== CONSUMERS[0].name) continue;
    if (seq <= (reached.get(firmId) ?? 0)) outOfOrder += 1;
    reached.set(firmId, Math.max(seq, reached.get(firmId) ?? 0));
  }
  const arrived = taken.filter(({ eventId }) => written.has(eventId)).length;
  return {
    events: events.length,
    missing: events.length * CONSUMERS.length - arrived,
    ghosts: taken.length - arrived,
    outOfOrder,
    repeated: receiver.repeated,
    failedRequests: receiver.failed,
  };
}

function readEvents(ownerUrl: string, firms: readonly BuiltFirm[]): Promise<Written[]> {
  return runAsOwner<Written>(
    ownerUrl,
    'SELECT id::text, seq FROM events WHERE firm_id = ANY ($1::uuid[])',
    [firms.map(({ firmId }) => firmId)],
  );
}

/** Worker processes that are killed now and then, and started again at once. */
class Workers {
  kills = 0;
  private readonly places: ChildProcess[];
  private stopping = false;

  constructor(
    size: number,
    private readonly receiver: Receiver,
  ) {
    this.places = Array.from({ length: size }, () => this.launch());
  }

  /** Kills one that has delivered something since it started; one that is slow to start would never. */
  killOne(): void {
    const at = this.places.findIndex(({ pid }) => pid && this.receiver.workers.has(pid));
    const [victim] = at < 0 ? [] : this.places.splice(at, 1);
    if (!victim) return;
    this.kills += 1;
    victim.kill('SIGKILL');
    this.places.push(this.launch());
  }

  async stop(): Promise<void> {
    this.stopping = true;
    await Promise.all(
      this.places.map(async (child) => {
        if (child.exitCode !== null || child.signalCode !== null) return;
        child.kill('SIGTERM');
        await once(child, 'exit');
      }),
    );
  }

  private launch(): ChildProcess {
    if (this.stopping) throw new Error('The run is over.');
    const args = programArguments('scripts/bench/outbox/worker.ts', [this.receiver.address]);
    return spawn(process.execPath, args, {
      cwd: checkout,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: {
        ...process.env,
        LOG_LEVEL: 'fatal',
        TSX_TSCONFIG_PATH: path.join(checkout, 'tsconfig.json'),
      },
    });
  }
}
