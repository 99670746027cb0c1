import 'server-only';
import { findSampleMark, removeSample } from '@/lib/platform/db/identity-store';
import { withWholeFirm } from '@/lib/platform/db/with-firm';

/** Takes a sample firm away; nothing where it is gone already. A real firm is refused by the database. */
export async function dropSample(firmId: string): Promise<void> {
  if (!(await findSampleMark(firmId))) return;
  // Under the lock: what is under way in it ends first.
  await withWholeFirm(firmId, (tx) => removeSample(tx, firmId), { lock: true });
}
