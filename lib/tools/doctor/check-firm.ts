import 'server-only';
import { withWholeFirm } from '@/lib/platform/db/with-firm';
import { checkAccess } from './check-access';
import { checkClients } from './check-clients';
import { checkCountersAndIntervals } from './check-counters';
import { checkCovers } from './check-covers';
import { checkDecisions, checkWaitingLine } from './check-decisions';
import { checkEvents, readHead } from './check-events';
import { checkFairShare } from './check-fair-share';
import { checkHandling } from './check-handling';
import { checkRecords } from './check-records';
import type { Finding } from './finding';
import { checkTrail } from './trail';

/**
 * Checks everything that must always hold in a firm. Empty when all is well; nothing is changed.
 *
 * What moves is checked under the firm's lock. Events and decisions are never changed, so they are
 * read a page at a time without it: a firm with years behind it is not kept from working meanwhile.
 */
export async function checkFirm(firmId: string): Promise<Finding[]> {
  const { findings, head } = await withWholeFirm(
    firmId,
    async (tx) => ({
      findings: [
        ...(await checkCountersAndIntervals(tx, firmId)),
        ...(await checkFairShare(tx, firmId)),
        ...(await checkHandling(tx, firmId)),
        ...(await checkCovers(tx, firmId)),
        ...(await checkRecords(tx, firmId)),
        ...(await checkClients(tx, firmId)),
        ...(await checkWaitingLine(tx, firmId)),
      ],
      head: await readHead(tx, firmId),
    }),
    { lock: true },
  );
  return [
    ...findings,
    ...(await checkEvents(firmId, head)),
    ...(await checkDecisions(firmId)),
    ...(await checkTrail(firmId)),
    ...(await checkAccess(firmId)),
  ];
}
