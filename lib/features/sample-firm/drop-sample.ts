import 'server-only';
import { findSampleMark, removeSample } from '@/lib/platform/db/identity-store';
import { withWholeFirm } from '@/lib/platform/db/with-firm';

/**
 * Takes a sample firm away; nothing where it is gone already. A real firm is refused by the database.
 * @returns whether this call took it away: of several at once, one does.
 */
export async function dropSample(firmId: string): Promise<boolean> {
  return withWholeFirm(
    firmId,
    async (tx) => {
      // Under the lock: what is under way in it ends first, and that may be its removal.
      if (!(await findSampleMark(firmId, tx))) return false;
      await removeSample(tx, firmId);
      return true;
    },
    { lock: true },
  );
}
