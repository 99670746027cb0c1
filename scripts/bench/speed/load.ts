import { monotonicMs } from '@/lib/platform/clock';
import { percentile } from '../pages/measure';
import { databaseMs } from '../pages/processor';
import { sentSince, sentSoFar } from '../pages/statements';

/** What so many at once came to. */
export interface Load {
  readonly atOnce: number;
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly p99Ms: number;
  readonly done: number;
}

/** What one operation costs, of many. */
export interface Cost {
  readonly statements: number;
  readonly roundTrips: number;
  /** Between this process and the database. */
  readonly bytes: number;
  readonly nodeMs: number;
  readonly databaseMs: number;
}

/** So many at once, each doing one after another until the time is over. */
export async function load(
  work: (nth: number) => Promise<unknown>,
  atOnce: number,
  seconds: number,
): Promise<Load> {
  const times: number[] = [];
  const beganMs = monotonicMs();
  const untilMs = beganMs + seconds * 1000;
  let nth = 0;
  const one = async () => {
    while (monotonicMs() < untilMs) {
      const startedMs = monotonicMs();
      await work((nth += 1));
      times.push(monotonicMs() - startedMs);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, one));
  const tookMs = monotonicMs() - beganMs;
  return {
    atOnce,
    perSecond: (times.length * 1000) / tookMs,
    p50Ms: percentile(times, 0.5),
    p95Ms: percentile(times, 0.95),
    p99Ms: percentile(times, 0.99),
    done: times.length,
  };
}

/** A load of this process's own work, and what each of it cost. */
export async function costly(
  clusterPid: number,
  measure: () => Promise<Load>,
): Promise<{ load: Load; cost: Cost }> {
  const node = process.cpuUsage();
  const database = databaseMs(clusterPid);
  const before = sentSoFar();
  const measured = await measure();
  const { user, system } = process.cpuUsage(node);
  const { statements, roundTrips, bytes } = sentSince(before);
  const each = (total: number) => total / Math.max(1, measured.done);
  return {
    load: measured,
    cost: {
      statements: each(statements),
      roundTrips: each(roundTrips),
      bytes: each(bytes),
      nodeMs: each((user + system) / 1000),
      databaseMs: each(databaseMs(clusterPid) - database),
    },
  };
}

/** Several rounds at one level as one. */
export function together(loads: readonly Load[]): Load {
  const mean = (of: (one: Load) => number) =>
    loads.reduce((sum, one) => sum + of(one), 0) / Math.max(1, loads.length);
  return {
    atOnce: loads[0]?.atOnce ?? 0,
    perSecond: mean((one) => one.perSecond),
    p50Ms: mean((one) => one.p50Ms),
    p95Ms: mean((one) => one.p95Ms),
    p99Ms: mean((one) => one.p99Ms),
    done: loads.reduce((sum, one) => sum + one.done, 0),
  };
}

/** Several costs, each counted by how much was done. */
export function meanCost(measured: readonly { load: Load; cost: Cost }[]): Cost {
  const all = measured.reduce((sum, { load: { done } }) => sum + done, 0);
  const mean = (of: (cost: Cost) => number) =>
    measured.reduce((sum, { load: { done }, cost }) => sum + of(cost) * done, 0) / Math.max(1, all);
  return {
    statements: mean((cost) => cost.statements),
    roundTrips: mean((cost) => cost.roundTrips),
    bytes: mean((cost) => cost.bytes),
    nodeMs: mean((cost) => cost.nodeMs),
    databaseMs: mean((cost) => cost.databaseMs),
  };
}
