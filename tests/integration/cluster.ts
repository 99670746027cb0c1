import type { TestProject } from 'vitest/node';
import { startThrowawayCluster } from './throwaway-cluster';

declare module 'vitest' {
  interface ProvidedContext {
    templateOwnerUrl: string;
    templateAppUrl: string;
  }
}

/** One PostgreSQL for the whole run; its template database is copied for each test file. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const cluster = await startThrowawayCluster();
  project.provide('templateOwnerUrl', cluster.templateOwnerUrl);
  project.provide('templateAppUrl', cluster.templateAppUrl);
  return () => cluster.remove();
}
