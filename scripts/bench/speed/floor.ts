import { execFile, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { Worker } from 'node:worker_threads';
import { runAsOwner } from '@/tests/integration/throwaway-cluster';
import { databaseMs, endedChildrenMs } from '../pages/processor';
import { onEnd } from '../../lib/ending';
import { ATTORNEYS, FIRMS, STATEMENTS } from './floor-statements';

const PREPARE = `
  CREATE SCHEMA bench_floor;
  CREATE TABLE bench_floor.firms (id int PRIMARY KEY, cases int NOT NULL DEFAULT 0);
  CREATE TABLE bench_floor.attorneys (firm_id int, id int, active_count int NOT NULL DEFAULT 0,
    PRIMARY KEY (firm_id, id)) WITH (fillfactor = 50);
  CREATE TABLE bench_floor.cases (firm_id int NOT NULL, id bigint GENERATED ALWAYS AS IDENTITY,
    attorney_id int NOT NULL, client text NOT NULL, received_at timestamptz NOT NULL,
    PRIMARY KEY (firm_id, id));
  CREATE TABLE bench_floor.events (firm_id int NOT NULL, id bigint GENERATED ALWAYS AS IDENTITY,
    kind text NOT NULL, data jsonb NOT NULL, at timestamptz NOT NULL, PRIMARY KEY (firm_id, id));
  INSERT INTO bench_floor.firms (id) SELECT n FROM generate_series(1, ${FIRMS}) AS n;
  INSERT INTO bench_floor.attorneys (firm_id, id) SELECT f, a FROM generate_series(1, ${FIRMS}) AS f,
    generate_series(1, ${ATTORNEYS}) AS a;
  ANALYZE bench_floor.firms, bench_floor.attorneys`;

/** What five plain statements came to on this server. */
export interface FloorFigures {
  readonly perSecond: number;
  /** Of the process that sends them and of the database, for one transaction. */
  readonly processorMs: number;
}

export interface Floor {
  /** Who sends them. */
  readonly by: 'pgbench' | 'pg';
  measure(clients: number, seconds: number): Promise<FloorFigures>;
}

type Send = (clients: number, seconds: number) => Promise<number>;

/** Prepares the floor's own tables, beside the product's in the same database. */
export async function openFloor(ownerUrl: string, clusterPid: number): Promise<Floor> {
  await runAsOwner(ownerUrl, PREPARE);
  const found = spawnSync('pgbench', ['--version'], { encoding: 'utf8' });
  if (found.status !== 0) {
    const send: Send = (clients, seconds) => byDriver(ownerUrl, clients, seconds);
    return { by: 'pg', measure: timed(clusterPid, send) };
  }
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'evenhand-floor-'));
  onEnd(() => fs.rmSync(folder, { recursive: true, force: true }));
  const script = path.join(folder, 'assign.sql');
  fs.writeFileSync(script, scriptOf());
  const send: Send = (clients, seconds) => byPgbench(ownerUrl, script, clients, seconds);
  return { by: 'pgbench', measure: timed(clusterPid, send) };
}

function timed(clusterPid: number, send: Send): Floor['measure'] {
  const processorMs = () => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1000 + endedChildrenMs() + databaseMs(clusterPid);
  };
  return async (clients, seconds) => {
    const before = processorMs();
    const perSecond = await send(clients, seconds);
    return { perSecond, processorMs: (processorMs() - before) / Math.max(1, perSecond * seconds) };
  };
}

function scriptOf(): string {
  const statements = STATEMENTS.map((sql) =>
    sql.replaceAll('$1', ':firm').replaceAll('$2', ':attorney'),
  );
  return [
    `\\set firm random(1, ${FIRMS})`,
    `\\set attorney random(1, ${ATTORNEYS})`,
    'BEGIN;',
    ...statements.map((sql) => `${sql};`),
    'COMMIT;',
    '',
  ].join('\n');
}

async function byPgbench(
  url: string,
  script: string,
  clients: number,
  seconds: number,
): Promise<number> {
  const jobs = Math.min(clients, os.availableParallelism());
  const { stdout } = await promisify(execFile)('pgbench', [
    ...['--no-vacuum', '--protocol=prepared', `--file=${script}`, `--client=${clients}`],
    ...[`--jobs=${jobs}`, `--time=${seconds}`, url],
  ]);
  const perSecond = /^tps = ([\d.]+)/m.exec(stdout)?.[1];
  if (!perSecond) throw new Error(`pgbench says nothing of transactions a second: ${stdout}`);
  return Number(perSecond);
}

/** Where there is no pgbench: the driver in as many threads as there are processors. */
async function byDriver(url: string, clients: number, seconds: number): Promise<number> {
  const threads = Math.min(clients, os.availableParallelism());
  const counts = await Promise.all(
    Array.from({ length: threads }, (_, nth) => {
      const own =
        Math.floor((clients * (nth + 1)) / threads) - Math.floor((clients * nth) / threads);
      const worker = new Worker(new URL('./floor-driver.ts', import.meta.url), {
        workerData: { url, clients: own, seconds },
      });
      return new Promise<number>((resolve, reject) => {
        worker.once('message', resolve);
        worker.once('error', reject);
      });
    }),
  );
  return counts.reduce((sum, count) => sum + count, 0) / seconds;
}
