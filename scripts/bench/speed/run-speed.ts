import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import type { Cluster } from '@/tests/integration/throwaway-cluster';
import { checkout } from '../../lib/checkout';
import { clusterOf } from '../pages/processor';
import { countStatements } from '../pages/statements';
import { apiSubjects } from './api-subjects';
import { measureDrain, type DrainFigures } from './drain';
import { measureEngine, type EngineFigures } from './engine';
import { openFloor, type Floor } from './floor';
import { fillInstallation, type Installation } from './installation';
import { measureOwnStatements, type OwnFloorFigures } from './own-statements';
import { COUNTED_PART, type SpeedOptions } from './options';
import { measureProcesses, memoryOf, type ProcessFigures } from './processes';
import {
  measureServed,
  memoryMb,
  pageSubjects,
  serve,
  type ServedFigures,
  type Subject,
} from './served';
import { measureSizes, type SizeFigures } from './sizes';
import { measureStatements, type StatementFigures } from './statement-costs';

export interface SpeedReport {
  readonly processors: number;
  readonly node: string;
  readonly floorBy: 'pgbench' | 'pg';
  readonly engine?: EngineFigures;
  readonly ownStatements?: readonly OwnFloorFigures[];
  readonly statements?: StatementFigures;
  readonly sizes?: readonly SizeFigures[];
  readonly drain?: DrainFigures;
  readonly http?: readonly ServedFigures[];
  readonly pages?: readonly ServedFigures[];
  readonly processes?: readonly ProcessFigures[];
  /** The largest that each process has been. */
  readonly memoryMb?: Readonly<Record<string, readonly number[]>>;
  readonly serverMb?: number;
  readonly buildMb?: number;
}

/** Fills the installation and measures the wanted parts, one after another. */
export async function runSpeed(
  cluster: Cluster,
  options: SpeedOptions,
  note: (text: string) => void,
): Promise<SpeedReport> {
  const ownerUrl = cluster.templateOwnerUrl;
  note(`filling 150 firms with ${options.cases} cases`);
  const installation = await fillInstallation(
    { ownerUrl, appUrl: cluster.templateAppUrl },
    options.cases,
  );
  const clusterPid = await findCluster(ownerUrl);
  const floor = await openFloor(ownerUrl, clusterPid);
  countStatements();
  const wants = (part: SpeedOptions['parts'][number]) => options.parts.includes(part);
  const report: SpeedReport = {
    processors: os.availableParallelism(),
    node: process.version,
    floorBy: floor.by,
  };
  // What is known is said at once: a run that is ended in the middle has still measured something.
  const keep = (part: Partial<SpeedReport>) => {
    Object.assign(report, part);
    note(JSON.stringify(part));
  };
  if (wants('engine')) {
    note('engine');
    keep({ engine: await measureEngine(installation, floor, clusterPid, options) });
  }
  if (wants('own-statements')) {
    note("the product's own statements without the product");
    keep({ ownStatements: await measureOwnStatements(cluster, installation, floor, options) });
  }
  if (wants(COUNTED_PART)) {
    note('what each statement takes');
    keep({ statements: await measureStatements(installation, options) });
  }
  if (wants('sizes')) {
    note('firms of 4 and of 40');
    keep({ sizes: await measureSizes(clusterPid, options) });
  }
  if (wants('drain')) {
    note('draining 1,000 waiting cases');
    keep({ drain: await measureDrain(floor, clusterPid, options) });
  }
  await measureOverHttp(installation, floor, clusterPid, options, keep);
  return report;
}

/** What a server answers, by one web process and by two. */
async function measureOverHttp(...given: Parameters<typeof reachedByServer>): Promise<void> {
  const [installation, , clusterPid, { parts }, keep] = given;
  if (parts.includes('http') || parts.includes('pages')) await reachedByServer(...given);
  if (!parts.includes('processes')) return;
  keep(await reachedByProcesses(installation, clusterPid, given[3]));
}

async function reachedByServer(
  installation: Installation,
  floor: Floor,
  clusterPid: number,
  options: SpeedOptions,
  keep: (part: Partial<SpeedReport>) => void,
): Promise<void> {
  const { parts } = options;
  const served = await serve(1);
  const ask = (subjects: readonly Subject[]) =>
    measureServed(subjects, served, floor, clusterPid, options);
  if (parts.includes('http')) keep({ http: await ask(apiSubjects(installation)) });
  if (parts.includes('pages')) keep({ pages: await ask(await pageSubjects(installation)) });
  const serverMb = memoryMb(served.webPids()[0] ?? 0);
  keep({ serverMb, buildMb: sizeMb(path.join(checkout, '.next')) });
}

async function reachedByProcesses(
  installation: Installation,
  clusterPid: number,
  options: SpeedOptions,
): Promise<Pick<SpeedReport, 'processes' | 'memoryMb'>> {
  const servers = [await serve(1), await serve(2)];
  const subjects = await pageSubjects(installation);
  const processes = await measureProcesses(subjects, servers, clusterPid, options);
  return { processes, memoryMb: memoryOf(servers) };
}

/** Of what is deployed; what the compiler keeps for its next run is not. */
function sizeMb(folder: string): number {
  const files = fs.readdirSync(folder, { recursive: true, withFileTypes: true });
  const deployed = files.filter(
    (file) => file.isFile() && !/\.next\/(?:cache|dev)(?:\/|$)/.test(file.parentPath),
  );
  const bytes = deployed.map(
    ({ parentPath, name }) => fs.statSync(path.join(parentPath, name)).size,
  );
  return bytes.reduce((sum, one) => sum + one, 0) / 1024 / 1024;
}

/** The process that all of the database's descend from. */
async function findCluster(url: string): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    return clusterOf(rows[0]?.pid ?? 0) ?? 0;
  } finally {
    await client.end();
  }
}
