import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { startThrowawayCluster, type Cluster } from './throwaway-cluster';

declare module 'vitest' {
  interface ProvidedContext {
    templateOwnerUrl: string;
    templateAppUrl: string;
    /** Where a run notes which statements it has read already. */
    seenStatements: string;
  }
}

interface Running {
  readonly cluster: Cluster;
  readonly notes: string;
}

/** Vitest loads this file once for each of its projects, all of them in one process. */
const forRun = globalThis as typeof globalThis & {
  evenhandCluster?: Promise<Running> | undefined;
  evenhandClusterUsers?: number;
};

/** One PostgreSQL for the whole run; its template database is copied for those who need one. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  forRun.evenhandCluster ??= start();
  forRun.evenhandClusterUsers = (forRun.evenhandClusterUsers ?? 0) + 1;
  const { cluster, notes } = await forRun.evenhandCluster;
  project.provide('templateOwnerUrl', cluster.templateOwnerUrl);
  project.provide('templateAppUrl', cluster.templateAppUrl);
  project.provide('seenStatements', path.join(notes, 'seen'));
  return async () => {
    forRun.evenhandClusterUsers = (forRun.evenhandClusterUsers ?? 1) - 1;
    if (forRun.evenhandClusterUsers > 0) return;
    forRun.evenhandCluster = undefined;
    fs.rmSync(notes, { recursive: true });
    await cluster.remove();
  };
}

async function start(): Promise<Running> {
  const cluster = await startThrowawayCluster();
  return { cluster, notes: fs.mkdtempSync(path.join(os.tmpdir(), 'evenhand-statements-')) };
}
