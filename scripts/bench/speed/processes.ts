import { monotonicMs } from '@/lib/platform/clock';
import { databaseMs, processMs } from '../pages/processor';
import { watchCores } from './cores';
import { load, together, type Load } from './load';
import type { SpeedOptions } from './options';
import { asker, memoryMb, type Served, type Subject } from './served';

const WANTED = ['/dashboard', '/cases'];
const AT_ONCE = 8;

/** What so many web processes reached with one page. */
export interface Reached {
  readonly webProcesses: number;
  readonly load: Load;
  /** Processor time in cores: of the web processes, the database and the one that asks. */
  readonly web: number;
  readonly database: number;
  readonly asking: number;
  /** How busy each processor was. */
  readonly cores: readonly number[];
}

export interface ProcessFigures {
  readonly name: string;
  readonly reached: readonly Reached[];
  /** The last beside the first. */
  readonly ratio: number;
}

/** The same pages asked of servers with one and with more web processes, in turn. */
export async function measureProcesses(
  subjects: readonly Subject[],
  servers: readonly Served[],
  clusterPid: number,
  { seconds, rounds }: SpeedOptions,
): Promise<ProcessFigures[]> {
  const figures: ProcessFigures[] = [];
  for (const subject of subjects.filter(({ name }) => WANTED.includes(name))) {
    const asked = servers.map((served) => ({ served, asker: asker(subject, served.port) }));
    for (const { asker: one } of asked) {
      await load(one.ask, AT_ONCE, seconds);
      one.rest();
    }
    const parts = asked.map((one) => ({ ...one, rounds: [] as Reached[] }));
    for (let round = 0; round < rounds; round += 1) {
      for (const part of parts) {
        part.rounds.push(await measure(part.served, part.asker.ask, clusterPid, seconds));
        part.asker.rest();
      }
    }
    const reached = parts.map((part) => mean(part.rounds));
    const [first, last] = [reached[0], reached.at(-1)];
    const ratio = (last?.load.perSecond ?? 0) / (first?.load.perSecond ?? 1);
    figures.push({ name: subject.name, reached, ratio });
  }
  return figures;
}

/** The largest that each process of these servers has been, in MB. */
export function memoryOf(servers: readonly Served[]): Record<string, number[]> {
  return Object.fromEntries(
    servers.map(({ webProcesses, primaryPid, webPids, workerPid }) => [
      `${webProcesses} web: primary, web, worker`,
      [primaryPid, ...webPids(), workerPid()].map((pid) => Math.round(memoryMb(pid))),
    ]),
  );
}

async function measure(
  { webProcesses, webPids }: Served,
  ask: () => Promise<void>,
  clusterPid: number,
  seconds: number,
): Promise<Reached> {
  const webMs = () => webPids().reduce((sum, pid) => sum + processMs(pid), 0);
  const before = { web: webMs(), database: databaseMs(clusterPid), asking: process.cpuUsage() };
  const coresSince = watchCores();
  const beganMs = monotonicMs();
  const measured = await load(ask, AT_ONCE, seconds);
  const tookMs = monotonicMs() - beganMs;
  const { user, system } = process.cpuUsage(before.asking);
  return {
    webProcesses,
    load: measured,
    web: (webMs() - before.web) / tookMs,
    database: (databaseMs(clusterPid) - before.database) / tookMs,
    asking: (user + system) / 1000 / tookMs,
    cores: coresSince(),
  };
}

function mean(rounds: readonly Reached[]): Reached {
  const of = (read: (one: Reached) => number) =>
    rounds.reduce((sum, one) => sum + read(one), 0) / Math.max(1, rounds.length);
  const cores = rounds[0]?.cores ?? [];
  return {
    webProcesses: rounds[0]?.webProcesses ?? 0,
    load: together(rounds.map((one) => one.load)),
    web: of((one) => one.web),
    database: of((one) => one.database),
    asking: of((one) => one.asking),
    cores: cores.map((_, nth) => of((one) => one.cores[nth] ?? 0)),
  };
}
