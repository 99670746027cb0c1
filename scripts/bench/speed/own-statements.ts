import os from 'node:os';
import { Worker } from 'node:worker_threads';
import pg from 'pg';
import { submitCase } from '@/lib/features/cases';
import { openCaseSchema } from '@/lib/contracts/case';
import { systemActor } from '@/lib/platform/auth/actor';
import { disconnect } from '@/lib/platform/db/client';
import { cloneTemplate, type Cluster } from '@/tests/integration/throwaway-cluster';
import { casesOf } from './arrivals';
import { meanFloor } from './engine';
import type { Floor, FloorFigures } from './floor';
import type { Installation } from './installation';
import type { SpeedOptions } from './options';

/** Assignments of each firm that are sent again at one level in one round, and before the first. */
const EACH = 6;
const WARM_UP = 4;

/** One statement as the product has sent it. */
export interface SentStatement {
  readonly name?: string;
  readonly text: string;
  readonly values?: readonly unknown[];
}

/** The statements of one assignment; those that left together stand together. */
export type SentAssignment = readonly (readonly SentStatement[])[];

/** What the product's own statements come to without the product. */
export interface OwnFloorFigures {
  readonly atOnce: number;
  readonly floor: FloorFigures;
  readonly perSecond: number;
  readonly ratio: number;
}

/**
 * The second floor: what the product sends for an assignment, recorded word for word and sent again by the
 * driver alone, in as many threads as there are processors, to a copy of the database as it was before.
 * pgbench cannot do it: each assignment has values of its own, of which many depend on the one before.
 */
export async function measureOwnStatements(
  cluster: Pick<Cluster, 'templateOwnerUrl' | 'templateAppUrl'>,
  { firmIds }: Installation,
  plain: Floor,
  { levels, seconds, rounds }: SpeedOptions,
): Promise<OwnFloorFigures[]> {
  // Nobody may be connected to what is copied.
  await disconnect();
  const { appUrl } = await cloneTemplate(cluster, 'bench_own_statements');
  const sent = await record(firmIds, WARM_UP + EACH * levels.length * rounds);
  await sendAgain(appUrl, sliceOf(sent, 0, WARM_UP), Math.max(...levels));
  const figures: OwnFloorFigures[] = [];
  let done = WARM_UP;
  for (const atOnce of levels) {
    const floors: FloorFigures[] = [];
    let total = 0;
    for (let round = 0; round < rounds; round += 1) {
      floors.push(await plain.measure(atOnce, seconds));
      total += await sendAgain(appUrl, sliceOf(sent, done, done + EACH), atOnce);
      done += EACH;
    }
    const floor = meanFloor(floors);
    const perSecond = total / rounds;
    figures.push({ atOnce, floor, perSecond, ratio: perSecond / floor.perSecond });
  }
  return figures;
}

/** By firm, in their order. */
type ByFirm = readonly (readonly SentAssignment[])[];

function sliceOf(sent: ByFirm, from: number, to: number): ByFirm {
  return sent.map((ofFirm) => ofFirm.slice(from, to));
}

/** So many assignments of each firm, one after another, with all that is sent for them. */
async function record(firmIds: readonly string[], each: number): Promise<ByFirm> {
  const next = casesOf(firmIds, 'own');
  const byFirm = new Map<string, SentAssignment[]>(firmIds.map((firmId) => [firmId, []]));
  const recorder = recordStatements();
  for (let nth = 0; nth < each * firmIds.length; nth += 1) {
    const { firmId, body } = next();
    await submitCase(systemActor(firmId), openCaseSchema.parse(body));
    byFirm.get(firmId)?.push(recorder.take());
  }
  recorder.end();
  return [...byFirm.values()];
}

function recordStatements() {
  let packets: SentStatement[][] = [];
  let unanswered = 0;
  const client = pg.Client.prototype as unknown as {
    query: (this: pg.Client, ...args: unknown[]) => unknown;
  };
  const { query } = client;
  client.query = function recorded(this: pg.Client, ...args: unknown[]) {
    const asked = query.apply(this, args);
    const { name, text, values } = args[0] as SentStatement;
    // Who looks at the firm is told apart from the assignment.
    if (text.includes('pg_notify') || !(asked instanceof Promise)) return asked;
    if (unanswered === 0) packets.push([]);
    packets.at(-1)?.push({ ...(name && { name }), text, ...(values && { values }) });
    unanswered += 1;
    const answered = () => void (unanswered -= 1);
    void asked.then(answered, answered);
    return asked;
  };
  return {
    take: (): SentAssignment => {
      const taken = packets;
      packets = [];
      return taken;
    },
    end: () => void (client.query = query),
  };
}

/** Sends these, those of one firm in their order; how many a second were done. */
async function sendAgain(url: string, byFirm: ByFirm, atOnce: number): Promise<number> {
  const threads = Math.min(atOnce, os.availableParallelism());
  const clients = Array.from({ length: atOnce }, (_, client) =>
    byFirm.filter((__, firm) => firm % atOnce === client),
  );
  const results = await Promise.all(
    Array.from({ length: threads }, (_, thread) => {
      const workerData = { url, clients: clients.filter((__, nth) => nth % threads === thread) };
      const worker = new Worker(new URL('./own-statements-driver.ts', import.meta.url), {
        workerData,
      });
      return new Promise<{ done: number; tookMs: number }>((resolve, reject) => {
        worker.once('message', resolve);
        worker.once('error', reject);
      });
    }),
  );
  return results.reduce((sum, { done, tookMs }) => sum + (done * 1000) / tookMs, 0);
}
