import 'server-only';
import { withFirm } from '@/lib/db/with-firm';
import { checkBooks } from './check-books';
import { checkCovers } from './check-covers';
import { checkDecisions, checkWaitingLine } from './check-decisions';
import { checkEvents } from './check-events';
import { checkRecords } from './check-records';
import type { Finding } from './finding';

/**
 * Checks everything that must always hold in a firm, under its lock, so that nothing moves
 * meanwhile. Empty when all is well; nothing is changed.
 */
export async function checkFirm(firmId: string): Promise<Finding[]> {
  return withFirm(
    firmId,
    async (tx) => [
      ...(await checkBooks(tx, firmId)),
      ...(await checkCovers(tx, firmId)),
      ...(await checkRecords(tx, firmId)),
      ...(await checkWaitingLine(tx, firmId)),
      ...(await checkEvents(tx, firmId)),
      ...(await checkDecisions(tx, firmId)),
    ],
    { lock: true },
  );
}
