import 'server-only';
import pLimit from 'p-limit';
import { now } from '@/lib/clock';
import { listFirmIds } from '@/lib/db/door';
import { withWholeFirm } from '@/lib/db/with-firm';
import { logger } from '@/lib/logger';
import { chores } from './chores';
import type { Chore } from './define-job';
import { enqueueJob } from './enqueue-job';

/** Firms looked after at a time: a quarter of the pool, so that a round never keeps people waiting. */
const FIRMS_AT_ONCE = 4;

/**
 * Does every firm's chores once. A chore that fails is logged and queued by itself, so that it is
 * tried again with growing patience and is seen when it fails for good; it stops neither the
 * firm's other chores nor the other firms.
 *
 * @returns how many chores failed
 */
export async function tendFirms(work: readonly Chore[] = chores): Promise<number> {
  const limit = pLimit(FIRMS_AT_ONCE);
  const failures = await limit.map(await listFirmIds(), async (firmId) => {
    let failed = 0;
    for (const chore of work) {
      if (!(await tryChore(chore, firmId))) failed += 1;
    }
    return failed;
  });
  return failures.reduce((sum, failed) => sum + failed, 0);
}

/**
 * Does one chore of one firm.
 * @throws whatever the chore throws; a chore that no longer exists is done.
 */
export async function tendFirm(firmId: string, name: string): Promise<void> {
  await chores.find((chore) => chore.name === name)?.run(firmId, now());
}

async function tryChore(chore: Chore, firmId: string): Promise<boolean> {
  try {
    await chore.run(firmId, now());
    return true;
  } catch (error) {
    logger.error({ error, firmId, chore: chore.name }, 'a chore failed and is tried again');
    await withWholeFirm(firmId, (tx) =>
      enqueueJob(
        tx,
        'tend-firm',
        { firmId, chore: chore.name },
        { key: `${firmId}:${chore.name}` },
      ),
    );
    return false;
  }
}
