import 'server-only';
import type { PgBoss } from 'pg-boss';
import { z } from 'zod';
import { openQueues } from './open-queues';
import { DEAD_QUEUE } from './queues';

/** A job that has failed for good. */
export interface DeadJob {
  readonly id: string;
  readonly job: string;
  /** Ids and codes only (see payloads.ts). */
  readonly payload: Readonly<Record<string, unknown>>;
  readonly failedAt: Date;
  /** How often it was tried again. */
  readonly retries: number;
  readonly error: string;
}

const dataSchema = z.object({ job: z.string(), payload: z.record(z.string(), z.unknown()) });
const outputSchema = z.object({ message: z.string() });

/** Jobs that have failed for good, the oldest first, at most `limit`. */
export function listDeadJobs(limit = 100): Promise<DeadJob[]> {
  return withQueues(async (boss) => {
    const jobs = await boss.findJobs(DEAD_QUEUE, { queued: true, limit });
    return jobs.map(({ id, data, createdOn, sourceRetryCount, sourceOutput }) => ({
      id,
      ...dataSchema.parse(data),
      failedAt: createdOn,
      retries: sourceRetryCount ?? 0,
      error: outputSchema.safeParse(sourceOutput).data?.message ?? 'unknown',
    }));
  });
}

/**
 * Gives every job that has failed for good another chance, from the beginning.
 * @returns how many there were
 */
export function retryDeadJobs(): Promise<number> {
  return withQueues(async (boss) => {
    let moved = 0;
    for (;;) {
      const count = await boss.redrive(DEAD_QUEUE);
      if (count === 0) return moved;
      moved += count;
    }
  });
}

async function withQueues<T>(work: (boss: PgBoss) => Promise<T>): Promise<T> {
  const boss = await openQueues();
  try {
    return await work(boss);
  } finally {
    await boss.stop({ graceful: false });
  }
}
