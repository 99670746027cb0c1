import { monotonicMs } from '@/lib/platform/clock';
import type { Finding } from '@/lib/tools/doctor';
import { buildFirm } from '@/tests/integration/build-firm';
import { runAsOwner } from '@/tests/integration/throwaway-cluster';
import { audit, type Damage } from './audit';
import { Clients, type Site } from './clients';
import { WorkerPool } from './worker-pool';

/** What to leave out: nothing, the firm's lock, or the lock and all that stands behind it. */
export type Protection = 'whole' | 'without-lock' | 'without-lock-and-guards';

export interface FaultOptions {
  /** Requests under way at any moment. */
  readonly assigners: number;
  readonly processes: number;
  readonly cases: number;
  readonly firms: number;
  readonly attorneysPerFirm: number;
  readonly capacity: number;
  /** A process is killed so often … */
  readonly killEveryMs?: number;
  /** … or after so many answers. */
  readonly killEveryAnswers?: number;
  readonly protection: Protection;
}

export interface FaultReport extends Damage {
  readonly assigners: number;
  readonly cases: number;
  readonly kills: number;
  readonly seconds: number;
  readonly processes: number;
  /** Requests sent again, because their process was killed or asked for it. */
  readonly retries: number;
  /** Of them, refused by the guards behind the lock, or by a constraint. */
  readonly refused: number;
}

const FLAGS: Readonly<Record<Protection, readonly string[]>> = {
  whole: [],
  'without-lock': ['--without-lock'],
  'without-lock-and-guards': ['--without-lock', '--without-guards'],
};

/**
 * Opens, files and hands off cases through many processes that are killed again and again, and
 * compares what the clients were promised with what is in the database. The database must be this
 * run's own; the environment names it for this process and its children.
 */
export async function runFaults(
  ownerUrl: string,
  options: FaultOptions,
): Promise<{ report: FaultReport; findings: readonly Finding[] }> {
  const sites = await buildSites(options);
  if (options.protection === 'without-lock-and-guards') await dropGuards(ownerUrl);
  const environment = { ...process.env, LOG_LEVEL: 'silent' };
  const pool = new WorkerPool(options.processes, environment, FLAGS[options.protection]);
  await pool.untilReady();
  const startedMs = monotonicMs();
  let kills = 0;
  const kill = () => {
    if (pool.killOne()) kills += 1;
  };
  const { killEveryMs, killEveryAnswers } = options;
  const timer = killEveryMs === undefined ? undefined : setInterval(kill, killEveryMs);
  const clients = new Clients(pool, (answers) => {
    if (killEveryAnswers !== undefined && answers % killEveryAnswers === 0) kill();
  });
  await openCases(clients, sites, options);
  clearInterval(timer);
  const seconds = Math.round((monotonicMs() - startedMs) / 100) / 10;
  await pool.stop();
  const { damage, findings } = await audit(ownerUrl, sites, clients.promises);
  const { assigners, cases, processes } = options;
  const { retries, refused } = clients;
  return {
    report: { assigners, cases, kills, ...damage, seconds, processes, retries, refused },
    findings,
  };
}

async function buildSites(options: FaultOptions): Promise<Site[]> {
  const { firms, attorneysPerFirm, capacity } = options;
  const roster = Array.from({ length: attorneysPerFirm }, (_, n) => ({
    name: `Attorney ${n + 1}`,
    capacity,
  }));
  const sites: Site[] = [];
  for (let n = 0; n < firms; n += 1) sites.push(await buildFirm(roster));
  return sites;
}

async function openCases(
  clients: Clients,
  sites: readonly Site[],
  { assigners, cases }: FaultOptions,
): Promise<void> {
  let opened = 0;
  const work = async (assigner: number) => {
    while (opened < cases) {
      const n = opened;
      opened += 1;
      const site = sites[n % sites.length];
      if (site) await clients.openOne(assigner, site, n);
    }
  };
  await Promise.all(Array.from({ length: assigners }, (_, assigner) => work(assigner)));
}

/** Unique numbers stop what the lock and the counters' guard let through, so they go as well. */
async function dropGuards(ownerUrl: string): Promise<void> {
  await runAsOwner(ownerUrl, 'DROP INDEX events_seq_key, cases_number_key');
}
