import pLimit from 'p-limit';
import type { Knocker } from './knocker.ts';

/** Inside the framework at a time: whoever has a page open is answered between them. */
const AT_ONCE = 2;

/** Some two seconds of signing in: who comes after that is sent away, at no cost. */
const LONGEST = 24;

/** Places in the line that only known devices may take. */
const KEPT_FREE = 8;

/**
 * Where requests wait that may change something and come from nobody who is signed in: signing in,
 * accepting an invitation. Each costs far more than it costs to send, so that a few hundred at once
 * would hold everybody up.
 */
export class StrangerLine {
  private readonly limit = pLimit(AT_ONCE);

  /** Whether somebody may join the line now. */
  hasRoomFor(knocker: Knocker): boolean {
    const longest = knocker === 'known' ? LONGEST : LONGEST - KEPT_FREE;
    return this.limit.activeCount + this.limit.pendingCount < longest;
  }

  /** Does the work when its turn comes. */
  take<T>(work: () => Promise<T>): Promise<T> {
    return this.limit(work);
  }
}
