import 'server-only';
import pLimit from 'p-limit';
import { now } from '@/lib/platform/clock';
import { listDueFirmIds, setDue } from '@/lib/platform/db/identity-store';
import { list, sql } from '@/lib/platform/db/sql';
import { withWholeFirm } from '@/lib/platform/db/with-firm';
import { logger } from '@/lib/platform/logger';
import { maintenanceTasks } from './maintenance-tasks';
import type { MaintenanceTask } from '@/lib/platform/jobs/define-job';
import { enqueueJob } from '@/lib/platform/jobs/enqueue-job';

/** Firms looked after at a time: a quarter of the pool, so that a round never keeps people waiting. */
const FIRMS_AT_ONCE = 4;

/** What a round did. */
export interface Round {
  /** Firms in which something was due, or that someone had written in since the last round. */
  readonly firms: number;
  /** Maintenance tasks that failed. */
  readonly failures: number;
}

/**
 * Does the maintenance tasks of every firm in which something is due; the others are not even read.
 * A maintenance task that fails is logged and queued by itself, so that it is tried again with
 * growing patience and is seen when it fails for good; it stops neither the firm's other
 * maintenance tasks nor the other firms.
 */
export async function maintainFirms(
  work: readonly MaintenanceTask[] = maintenanceTasks,
): Promise<Round> {
  const limit = pLimit(FIRMS_AT_ONCE);
  const firmIds = await listDueFirmIds(now());
  const failures = await limit.map(firmIds, (firmId) => maintainWhole(firmId, work));
  return { firms: firmIds.length, failures: failures.reduce((sum, failed) => sum + failed, 0) };
}

/**
 * Does one maintenance task of one firm.
 * @throws whatever the maintenance task throws; a maintenance task that no longer exists is done.
 */
export async function maintainFirm(firmId: string, name: string): Promise<void> {
  await maintenanceTasks.find((task) => task.name === name)?.run(firmId, now());
}

// A firm whose maintenance task failed stays due, so that the next round looks at it again.
async function maintainWhole(firmId: string, work: readonly MaintenanceTask[]): Promise<number> {
  const at = now();
  let failed = 0;
  for (const task of work) {
    if (!(await tryTask(task, firmId, at))) failed += 1;
  }
  if (failed === 0) await noteNextDue(firmId, at, work);
  return failed;
}

/** Under the firm's lock: whatever was written meanwhile is seen here, or has the firm looked at again. */
async function noteNextDue(
  firmId: string,
  at: Date,
  work: readonly MaintenanceTask[],
): Promise<void> {
  const next = sql`LEAST(${list(work.map(({ dueAt }) => dueAt(firmId, at)))})`;
  await withWholeFirm(firmId, (tx) => setDue(tx, firmId, next), { lock: true });
}

async function tryTask(task: MaintenanceTask, firmId: string, at: Date): Promise<boolean> {
  try {
    await task.run(firmId, at);
    return true;
  } catch (error) {
    logger.error(
      { error, firmId, task: task.name },
      'a maintenance task failed and is tried again',
    );
    await withWholeFirm(firmId, (tx) =>
      enqueueJob(tx, 'tend-firm', { firmId, chore: task.name }, { key: `${firmId}:${task.name}` }),
    );
    return false;
  }
}
