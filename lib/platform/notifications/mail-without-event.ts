import 'server-only';
import type { FirmTx } from '@/lib/platform/db/with-firm';
import { enqueueJob } from '@/lib/platform/jobs/enqueue-job';

/**
 * Has members written to about what this transaction tells them. For what no event is recorded of, as of
 * what was refused and rolled back: elsewhere the event sets the mail off.
 */
export async function mailWithoutEvent(tx: FirmTx, firmId: string): Promise<void> {
  await enqueueJob(tx, 'mail-news', { firmId }, { key: firmId, group: firmId });
}
