import { setTimeout as pause } from 'node:timers/promises';
import pLimit from 'p-limit';
import type { Caller } from './caller.ts';

/** Some two seconds of signing in: who comes after that is sent away, at no cost. */
const LONGEST = 20;

/** Places in the line that only known devices may take. */
const KEPT_FREE = 8;

/** After each while others wait: about as long as it took, so that pages have half of the time. */
const PAUSE_MS = 120;

/**
 * Where requests wait that may change something and come from no one who is signed in: signing in,
 * accepting an invitation. Each costs far more than it costs to send, so that a few hundred at once
 * would hold everyone up. One at a time is inside the framework.
 */
export class AnonymousQueue {
  private readonly limit = pLimit(1);
  private readonly pauseMs: number;

  constructor(pauseMs = PAUSE_MS) {
    this.pauseMs = pauseMs;
  }

  /** Whether someone may join the line now. */
  hasRoomFor(knocker: Caller): boolean {
    const longest = knocker === 'known' ? LONGEST : LONGEST - KEPT_FREE;
    return this.limit.activeCount + this.limit.pendingCount < longest;
  }

  /** Does the work when its turn comes. */
  take(work: () => Promise<void>): Promise<void> {
    return this.limit(async () => {
      await work();
      if (this.limit.pendingCount > 0) await pause(this.pauseMs);
    });
  }
}
