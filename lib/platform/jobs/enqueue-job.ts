import 'server-only';
import { fromPrisma, type PgBoss } from 'pg-boss';
import { beforeDisconnect, type FirmTx } from '@/lib/platform/db/with-firm';
import { newId } from '@/lib/platform/ids';
import { openQueues } from './open-queues';
import { jobPayloads, queueOf, type JobName, type JobPayload } from './payloads';

export interface JobOptions {
  /** Not before this instant; at once where it is left out. */
  readonly runAt?: Date;
  /**
   * At most one job with this key waits at a time: a second one is not queued while the first has
   * not begun, and the first keeps its time.
   */
  readonly key?: string;
  /** Whose it is: one process works on few jobs of a group at a time, however many wait. */
  readonly group?: string;
}

/**
 * Queues a job in the caller's transaction: it runs if and only if that commits, at least once,
 * also when this process dies. Its handler (registry.ts) must therefore bear being run twice.
 *
 * @throws ZodError when the payload is not what payloads.ts says, which is a fault of the caller.
 */
export async function enqueueJob<N extends JobName>(
  tx: Pick<FirmTx, '$queryRawUnsafe'>,
  name: N,
  payload: JobPayload<N>,
  { runAt, key, group }: JobOptions = {},
): Promise<void> {
  const data = { job: name, payload: jobPayloads[name].parse(payload) };
  const queues = await getQueues();
  await queues.send(queueOf(name), data, {
    db: fromPrisma(tx),
    singletonKey: key === undefined ? newId() : `${name}:${key}`,
    ...(runAt && { startAfter: runAt }),
    ...(group !== undefined && { group: { id: group } }),
  });
}

let opened: Promise<PgBoss> | null = null;

/*
 * What the library knows of its queues it reads once, on a connection of its own: were it read on the
 * product's, transactions that hold all of those could wait for one more.
 */
function getQueues(): Promise<PgBoss> {
  opened ??= openQueues().catch((error: unknown) => {
    opened = null;
    throw error;
  });
  return opened;
}

beforeDisconnect(async () => {
  const queues = await opened?.catch(() => null);
  opened = null;
  await queues?.stop({ graceful: false });
});
