import 'server-only';
import { setTimeout as wait } from 'node:timers/promises';
import { logger } from '@/lib/platform/logger';
import type { DeliveryLimits } from '@/lib/platform/outbox';
import { OutboxBell } from './listen-for-changes';
import { outboxConsumers, type ConsumersOf } from './outbox-consumers';
import { registryWith } from './registry';
import { startRunner, type Runner, type RunnerTimes } from '@/lib/platform/jobs/runner';

const RETRY_MS = 5_000;

/** Who is delivered to and how quickly, where that is not the product's own choice. */
export interface JobOptions {
  readonly consumersOf?: ConsumersOf;
  readonly limits?: Partial<DeliveryLimits>;
  readonly times?: RunnerTimes;
}

/**
 * Starts working on jobs in this process and stops in order when the process is asked to end. The
 * server answers meanwhile: where the database is not there yet, starting is tried again.
 *
 * @returns when it has stopped
 */
export function startJobs(options: JobOptions = {}): Promise<void> {
  const ending = new AbortController();
  const work = startPatiently(ending.signal, options);
  return new Promise((resolve) => {
    const end = () => {
      // What stops a whole group of processes and the one above both send the signal.
      if (ending.signal.aborted) return;
      ending.abort();
      work
        .then((started) => started?.stop())
        .catch((error: unknown) => logger.error({ error }, 'the job runner did not stop in order'))
        .finally(() => {
          process.off('SIGTERM', end).off('SIGINT', end);
          resolve();
        });
    };
    process.on('SIGTERM', end);
    process.on('SIGINT', end);
  });
}

async function startPatiently(
  signal: AbortSignal,
  { consumersOf = outboxConsumers, limits, times }: JobOptions,
): Promise<Runner | null> {
  while (!signal.aborted) {
    try {
      const runner = await startRunner(registryWith(consumersOf, limits), times);
      const bell = new OutboxBell(consumersOf);
      return {
        stop: async () => {
          // Together: what the one waits for must not use up the patience of the other.
          await Promise.all([bell.stop(), runner.stop()]);
        },
      };
    } catch (error) {
      logger.error({ error }, 'the job runner could not start and tries again');
      await wait(RETRY_MS, undefined, { signal, ref: false }).catch(() => undefined);
    }
  }
  return null;
}
