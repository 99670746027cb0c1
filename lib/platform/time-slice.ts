import { setImmediate as nextTurn } from 'node:timers/promises';
import { monotonicMs } from './clock';

/** Computing at a stretch: well below what a request may take of the event loop. */
const SLICE_MS = 15;

/**
 * Computing that takes longer, in slices: between two of them the other requests of this process
 * have their turn.
 */
export class TimeSlice {
  private startedMs = monotonicMs();

  constructor(private readonly lengthMs = SLICE_MS) {}

  /** Lets the others go first when the slice is used up; call it after every small step. */
  async giveWay(): Promise<void> {
    if (monotonicMs() - this.startedMs < this.lengthMs) return;
    await nextTurn();
    this.startedMs = monotonicMs();
  }
}
