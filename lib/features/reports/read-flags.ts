import 'server-only';
import type { FirmTx } from '@/lib/platform/db/with-firm';
import { addDays, dayEnd, dayStart } from '@/lib/shared/time';
import type { DashboardFlags } from './dashboard-dto';
import type { AttorneyLoad } from '@/lib/contracts/report';
import { findFlags } from './flags';
import { readHeld } from './read-reassignments';
import { attorneysOf } from './summarise-handoffs';

const FLAGGED_DAYS = 90;

/** What deserves a look in the firm as a whole. Two queries. */
export async function readFlags(
  tx: FirmTx,
  firmId: string,
  load: readonly AttorneyLoad[],
  { today, timeZone }: { today: string; timeZone: string },
): Promise<DashboardFlags> {
  const from = addDays(today, 1 - FLAGGED_DAYS);
  const held = await readHeld(tx, firmId, dayStart(from, timeZone), dayEnd(today, timeZone));
  const attorneys = attorneysOf(held, []);
  const sum = (of: (row: (typeof attorneys)[number]) => number) =>
    attorneys.reduce((total, row) => total + of(row), 0);
  const casesHeld = sum((row) => row.casesHeld);
  const rate = casesHeld === 0 ? null : sum((row) => row.casesHandedOut) / casesHeld;
  return {
    overdue: await countOverdue(tx, firmId, today),
    overCapacity: load.filter(({ activeCases, capacity }) => activeCases > capacity),
    reassignments: findFlags(attorneys, rate),
    reassignmentsSince: from,
  };
}

// The dashboard: cases in work whose deadline has passed.
async function countOverdue(tx: FirmTx, firmId: string, today: string): Promise<number> {
  const [row] = await tx.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM cases
     WHERE firm_id = ${firmId}::uuid AND attorney_id IS NOT NULL AND closed_at IS NULL
       AND counts_active AND deadline < ${today}::date`;
  return row?.count ?? 0;
}
