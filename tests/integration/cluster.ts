import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { startThrowawayCluster } from './throwaway-cluster';

declare module 'vitest' {
  interface ProvidedContext {
    templateOwnerUrl: string;
    templateAppUrl: string;
    /** Where a run notes which statements it has read already. */
    seenStatements: string;
  }
}

/** One PostgreSQL for the whole run; its template database is copied for each test file. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const cluster = await startThrowawayCluster();
  project.provide('templateOwnerUrl', cluster.templateOwnerUrl);
  project.provide('templateAppUrl', cluster.templateAppUrl);
  const notes = fs.mkdtempSync(path.join(os.tmpdir(), 'evenhand-statements-'));
  project.provide('seenStatements', path.join(notes, 'seen'));
  return async () => {
    fs.rmSync(notes, { recursive: true });
    await cluster.remove();
  };
}
