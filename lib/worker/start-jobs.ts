import 'server-only';
import { setTimeout as wait } from 'node:timers/promises';
import { logger } from '@/lib/platform/logger';
import { registry } from './registry';
import { startRunner, type Runner } from '@/lib/platform/jobs/runner';

const RETRY_MS = 5_000;

/**
 * Starts working on jobs in this process and stops in order when the process is asked to end. The
 * server answers meanwhile: where the database is not there yet, starting is tried again.
 */
export function startJobs(): void {
  const ending = new AbortController();
  const runner = startPatiently(ending.signal);
  const end = () => {
    ending.abort();
    runner
      .then((started) => started?.stop())
      .catch((error: unknown) => logger.error({ error }, 'the job runner did not stop in order'));
  };
  process.once('SIGTERM', end);
  process.once('SIGINT', end);
}

async function startPatiently(signal: AbortSignal): Promise<Runner | null> {
  while (!signal.aborted) {
    try {
      return await startRunner(registry);
    } catch (error) {
      logger.error({ error }, 'the job runner could not start and tries again');
      await wait(RETRY_MS, undefined, { signal, ref: false }).catch(() => undefined);
    }
  }
  return null;
}
