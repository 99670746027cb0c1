import 'server-only';
import { withAssignmentTransaction } from '@/lib/assignment';
import { systemActor } from '@/lib/platform/auth/actor';
import { now } from '@/lib/platform/clock';
import { withWholeFirm } from '@/lib/platform/db/with-firm';
import { DAY_MS } from '@/lib/shared/time';
import { DEMO_PLANS } from './plans';
import { generateYear } from './generate-year';

/** The event that a demo firm ends with: without it, it was interrupted. */
export const DEMO_COMPLETED = 'demo-completed';

export interface CreatedDemoFirm {
  readonly firmId: string;
  readonly slug: string;
}

/**
 * Creates the demo firms with a year behind them that ends now. The same moment gives the same
 * firms.
 */
export async function createDemoFirms(presentAt: Date = now()): Promise<CreatedDemoFirm[]> {
  const created: CreatedDemoFirm[] = [];
  for (const plan of DEMO_PLANS) {
    const { firmId, slug } = await generateYear(plan, presentAt);
    await readOldNews(firmId, presentAt);
    await withAssignmentTransaction(systemActor(firmId), (transaction) => {
      transaction.record(DEMO_COMPLETED, {});
      return Promise.resolve();
    });
    created.push({ firmId, slug });
  }
  return created;
}

const UNREAD_DAYS = 2;

/** Everyone has read what they were told, but for the last two days. */
async function readOldNews(firmId: string, presentAt: Date): Promise<void> {
  const createdAt = { lt: new Date(presentAt.getTime() - UNREAD_DAYS * DAY_MS) };
  await withWholeFirm(firmId, (tx) =>
    tx.notification.updateMany({
      where: { firmId, readAt: null, createdAt },
      data: { readAt: presentAt },
    }),
  );
}
