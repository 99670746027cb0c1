import 'server-only';
import { createHash } from 'node:crypto';
import { canonicalJson } from '@/lib/shared/canonical-json';
import { withWholeFirm } from '@/lib/platform/db/with-firm';

/** A stretch of a firm's access records, and a digest of all that they say. */
export interface Span {
  /** When the first of them was written. */
  readonly firstAt: string;
  readonly throughId: string;
  readonly rows: number;
  readonly digest: string;
}

const PAGE_SIZE = 2000;

interface Limits {
  /** The last record before the stretch; null for a stretch that begins with the first one. */
  readonly afterId: string | null;
  /** The last record of it, where that is known. */
  readonly throughId?: string;
  /** No record written later than this. */
  readonly until?: Date;
}

/**
 * The digest of a stretch of access records in the order of their ids; null where there is none.
 * Read a page at a time without a lock: what lies behind an anchor never changes.
 */
export async function digestRecords(firmId: string, limits: Limits): Promise<Span | null> {
  const hash = createHash('sha256');
  let rows = 0;
  let firstAt = '';
  let last = limits.afterId;
  for (;;) {
    const page = await readPage(firmId, last, limits);
    for (const row of page) hash.update(`${canonicalJson(row)}\n`);
    firstAt ||= page[0]?.at.toISOString() ?? '';
    rows += page.length;
    last = page.at(-1)?.id ?? last;
    if (page.length < PAGE_SIZE) break;
  }
  return rows === 0 || last === null
    ? null
    : { firstAt, throughId: last, rows, digest: hash.digest('hex') };
}

function readPage(firmId: string, afterId: string | null, { throughId, until }: Limits) {
  return withWholeFirm(firmId, (tx) =>
    tx.accessRecord.findMany({
      where: {
        firmId,
        id: { ...(afterId && { gt: afterId }), ...(throughId && { lte: throughId }) },
        ...(until && { at: { lte: until } }),
      },
      orderBy: { id: 'asc' },
      take: PAGE_SIZE,
    }),
  );
}
