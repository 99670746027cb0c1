import 'server-only';
import { readFirmlessRecords } from '@/lib/platform/db/identity-store';
import type { AccessRecord, FirmlessAccess } from '@/lib/platform/db/generated/client';
import { withWholeFirm } from '@/lib/platform/db/with-firm';

const PAGE_SIZE = 1000;

/** Every access record of a firm since an instant, the oldest first, read a page at a time. */
export function listAccess(firmId: string, since: Date): AsyncGenerator<AccessRecord> {
  return pages((after) =>
    withWholeFirm(firmId, (tx) =>
      tx.accessRecord.findMany({
        where: { firmId, at: { gte: since }, ...(after && { id: { gt: after } }) },
        orderBy: { id: 'asc' },
        take: PAGE_SIZE,
      }),
    ),
  );
}

/** The same of what concerns no firm. */
export function listFirmlessAccess(since: Date): AsyncGenerator<FirmlessAccess> {
  return pages((after) => readFirmlessRecords(since, after, PAGE_SIZE));
}

async function* pages<Row extends { id: string }>(
  read: (after: string | null) => Promise<Row[]>,
): AsyncGenerator<Row> {
  let after: string | null = null;
  for (;;) {
    const page: Row[] = await read(after);
    yield* page;
    after = page.at(-1)?.id ?? after;
    if (page.length < PAGE_SIZE) return;
  }
}
