import 'server-only';
import { foundSampleFirm } from '@/lib/features/firms/create-firm';
import { now, withOwnClock } from '@/lib/platform/clock';
import { withWholeFirm } from '@/lib/platform/db/with-firm';
import { enqueueJob } from '@/lib/platform/jobs';
import { DAY_MS } from '@/lib/shared/time';
import { beginningOf } from './generate-past';
import { SAMPLE_DAYS, SAMPLE_PLAN } from './sample-plan';

const LONGEST_NAME = 100;

/**
 * Founds the sample of a firm as it was at the beginning of its past, and queues the telling of it.
 * @throws AppError `conflict` where the firm has one already: the database lets there be one.
 */
export async function beginSample(originId: string, memberId: string): Promise<void> {
  const { name, timeZone } = await withWholeFirm(originId, (tx) =>
    tx.firm.findUniqueOrThrow({
      where: { id: originId },
      select: { name: true, timeZone: true },
    }),
  );
  const presentAt = now();
  const sampleUntil = new Date(presentAt.getTime() + SAMPLE_DAYS * DAY_MS);
  const begins = beginningOf({ ...SAMPLE_PLAN, timeZone }, presentAt);
  const founded = {
    name: `Sample of ${name}`.slice(0, LONGEST_NAME).trim(),
    timeZone,
    mark: { sampleOf: originId, sampleUntil },
  };
  await withOwnClock(
    () => begins,
    () =>
      foundSampleFirm(founded, ({ tx, firmId }) =>
        enqueueJob(tx, 'make-sample-firm', { firmId, memberId }, { key: firmId }),
      ),
  );
}
