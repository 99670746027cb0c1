import 'server-only';
import { sql, type Sql } from '@/lib/platform/db/sql';
import { withWholeFirm, type FirmTx } from '@/lib/platform/db/with-firm';
import { enqueueJob } from '@/lib/platform/jobs/enqueue-job';

/** How long after a reading the next one is asked for. */
export const NEXT_READ_MS = 2 * 60 * 60_000;

/** Asks for the calendars of a firm that are due to be read; each waits once, however often it is asked for. */
export async function askForDueSources(firmId: string, at: Date): Promise<void> {
  await withWholeFirm(firmId, async (tx) => {
    const nextReadAt = new Date(at.getTime() + NEXT_READ_MS);
    const due = await tx.$queryRaw<{ id: string }[]>`
      UPDATE calendar_sources SET next_read_at = ${nextReadAt}::timestamptz
       WHERE firm_id = ${firmId}::uuid AND next_read_at <= ${at}::timestamptz
      RETURNING id`;
    for (const { id } of due) await askForSource(tx, firmId, id);
  });
}

/** Has one read by whichever process is free. */
export async function askForSource(tx: FirmTx, firmId: string, sourceId: string): Promise<void> {
  const options = { key: `${firmId}:${sourceId}`, group: firmId };
  await enqueueJob(tx, 'read-calendar', { firmId, sourceId }, options);
}

/** When the next calendar of a firm is due. */
export function sourcesDueAt(firmId: string): Sql {
  return sql`(SELECT min(next_read_at) FROM calendar_sources WHERE firm_id = ${firmId}::uuid)`;
}
