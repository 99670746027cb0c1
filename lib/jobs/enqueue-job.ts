import 'server-only';
import { sql } from '@/lib/db/sql';
import type { FirmTx } from '@/lib/db/with-firm';
import { newId } from '@/lib/ids';
import { jobPayloads, type JobName, type JobPayload } from './payloads';
import { WORK_QUEUE } from './queues';

export interface JobOptions {
  /** Not before this instant; at once where it is left out. */
  readonly runAt?: Date;
  /**
   * At most one job with this key waits at a time: a second one is not queued while the first has
   * not begun, and the first keeps its time.
   */
  readonly key?: string;
}

/**
 * Queues a job in the caller's transaction: it runs if and only if that commits, at least once,
 * also when this process dies. Its handler (registry.ts) must therefore bear being run twice.
 *
 * @throws ZodError when the payload is not what payloads.ts says, which is a fault of the caller.
 */
export async function enqueueJob<N extends JobName>(
  tx: Pick<FirmTx, '$executeRaw'>,
  name: N,
  payload: JobPayload<N>,
  { runAt, key }: JobOptions = {},
): Promise<void> {
  const data = JSON.stringify({ job: name, payload: jobPayloads[name].parse(payload) });
  const singletonKey = key === undefined ? newId() : `${name}:${key}`;
  const startAfter = runAt ? sql`${runAt}::timestamptz` : sql`now()`;
  // The columns that a job takes over from its queue, as pg-boss itself fills them.
  await tx.$executeRaw`
    INSERT INTO pgboss.job (id, name, data, start_after, singleton_key, policy, retry_limit,
                            retry_delay, retry_backoff, retry_delay_max, expire_seconds,
                            deletion_seconds, keep_until, dead_letter, heartbeat_seconds)
    SELECT ${newId()}::uuid, q.name, ${data}::jsonb, ${startAfter}, ${singletonKey}, q.policy,
           q.retry_limit, q.retry_delay, q.retry_backoff, q.retry_delay_max, q.expire_seconds,
           q.deletion_seconds, ${startAfter} + q.retention_seconds * interval '1 second',
           q.dead_letter, q.heartbeat_seconds
      FROM pgboss.queue q WHERE q.name = ${WORK_QUEUE}
    ON CONFLICT DO NOTHING`;
}
