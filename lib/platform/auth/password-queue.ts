import 'server-only';
import pLimit, { type LimitFunction } from 'p-limit';
import { tooManyRequests } from '@/lib/shared/errors';
import { BUSY_LABELS } from '@/lib/platform/http/busy-messages';

/**
 * Hashing a password takes 19 MiB and some 30 ms of a processor on a thread of libuv, of which
 * there are four; files, name look-ups and compression wait for the same four. One at a time leaves
 * them three threads, and a machine of two cores the other core.
 */
const AT_ONCE = 1;

/** About a second of work: who comes after that is sent away, at no cost. */
const LONGEST_QUEUE = 24;

/** Places in the queue that only known devices and signed-in people may take. */
const KEPT_FREE = 8;

const RETRY_AFTER_SECONDS = 2;

/** Who asks for the work: a stranger's request is the first to be sent away. */
export type Asker = 'stranger' | 'known';

// One queue a process, in however many bundles of it this file is.
const globalForQueue = globalThis as typeof globalThis & {
  evenhandPasswordQueue?: LimitFunction;
};
const limit = (globalForQueue.evenhandPasswordQueue ??= pLimit(AT_ONCE));

/**
 * Does one piece of password hashing when its turn comes.
 * @throws AppError `too-many-requests` when the queue is full.
 */
export function inPasswordQueue<T>(asker: Asker, work: () => Promise<T>): Promise<T> {
  requireRoomInQueue(asker);
  return limit(work);
}

/**
 * Lets a sign-in pass that would find room in the queue now: asked before anything else is done for it.
 * @throws AppError `too-many-requests` when the queue is full.
 */
export function requireRoomInQueue(asker: Asker): void {
  const longest = asker === 'known' ? LONGEST_QUEUE : LONGEST_QUEUE - KEPT_FREE;
  if (limit.activeCount + limit.pendingCount < longest) return;
  throw tooManyRequests(BUSY_LABELS, RETRY_AFTER_SECONDS);
}
