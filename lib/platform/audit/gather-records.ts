import 'server-only';
import { monotonicMs } from '@/lib/platform/clock';
import { beforeDisconnect, outsideFirm } from '@/lib/platform/db/with-firm';
import { logger } from '@/lib/platform/logger';
import { shareOf } from '@/lib/platform/processes';
import { writeRecords, type Recorded } from './write-records';

/*
 * An attacker decides how often failures happen, so a row each would let them fill the disk and
 * keep the database busy. The first of a kind is written within a second; what repeats within the
 * minute is counted and written once, as one row with its count. At most so many different ones a
 * minute are remembered for each firm, of which each process has its share; the rest is a number.
 */

const FIRST_MS = 1000;
const REPEAT_MS = 60_000;
const LIMIT_PER_BUCKET = 60;
const LIMIT_OF_ACCOUNTS = 300;
const MAX_BUCKETS = 2000;

interface Entry {
  readonly record: Recorded;
  pending: number;
  dueMs: number;
}

type Bucket = Map<string, Entry>;

const buckets = new Map<string, Bucket>();
let timer: NodeJS.Timeout | null = null;
let flushing: Promise<void> | null = null;

/** Counts one record towards the row that will stand for it. Returns at once and never throws. */
export function gatherRecord(record: Recorded): void {
  const name = record.firmId ?? (record.userId ? 'accounts' : 'firmless');
  const isCrowded = buckets.size >= MAX_BUCKETS && !buckets.has(name);
  const bucket = bucketOf(isCrowded ? 'firmless' : name);
  const key = JSON.stringify({ ...record, count: 1 });
  const limit = shareOf(name === 'accounts' ? LIMIT_OF_ACCOUNTS : LIMIT_PER_BUCKET);
  const fits = !isCrowded && (bucket.has(key) || bucket.size < limit);
  if (fits) countIn(bucket, key, record);
  else {
    const dropped = droppedOf(record, isCrowded);
    countIn(bucket, `dropped ${record.kind}`, dropped);
  }
  timer ??= outsideFirm(() => setInterval(() => void flushGathered(), FIRST_MS).unref());
}

/**
 * Writes what has been counted and is due; everything with `all`, as when the process ends.
 * A failure to write is logged: whatever is counted next is written with the next row.
 */
export async function flushGathered(all = false): Promise<void> {
  while (flushing) await flushing;
  flushing = writeDue(all ? Infinity : monotonicMs());
  await flushing;
  flushing = null;
}

function bucketOf(name: string): Bucket {
  const known = buckets.get(name);
  if (known) return known;
  const fresh: Bucket = new Map();
  buckets.set(name, fresh);
  return fresh;
}

function countIn(bucket: Bucket, key: string, record: Recorded): void {
  const entry = bucket.get(key);
  if (entry) entry.pending += 1;
  else bucket.set(key, { record, pending: 1, dueMs: monotonicMs() + FIRST_MS });
}

function droppedOf({ kind, firmId }: Recorded, isCrowded: boolean): Recorded {
  return {
    kind: 'records-dropped',
    forOperator: true,
    firmId: isCrowded ? null : firmId,
    userId: null,
    memberId: null,
    keyId: null,
    address: null,
    count: 1,
    data: { kind },
  };
}

async function writeDue(atMs: number): Promise<void> {
  const due: Recorded[] = [];
  for (const [name, bucket] of buckets) {
    for (const [key, entry] of bucket) {
      if (entry.dueMs > atMs) continue;
      if (entry.pending > 0) due.push({ ...entry.record, count: entry.pending });
      if (entry.pending === 0 || atMs === Infinity) bucket.delete(key);
      entry.pending = 0;
      entry.dueMs = atMs + REPEAT_MS;
    }
    if (bucket.size === 0) buckets.delete(name);
  }
  if (buckets.size === 0 && timer) {
    clearInterval(timer);
    timer = null;
  }
  await writeEach(due);
}

// A firm that cannot be written to, such as one that has just been removed, spoils no other's.
async function writeEach(due: readonly Recorded[]): Promise<void> {
  const byFirm = Map.groupBy(due, ({ firmId, userId }) => firmId ?? userId ?? '');
  for (const records of byFirm.values()) {
    await writeRecords(records).catch((error: unknown) =>
      logger.error({ error, records: records.length }, 'accesses could not be recorded'),
    );
  }
}

beforeDisconnect(() => flushGathered(true));
