import 'server-only';
import pLimit, { type LimitFunction } from 'p-limit';

/**
 * Lines up the work of each firm inside this process, before it takes a connection: a burst in
 * one firm waits in memory and leaves the pool to the others. Other processes are held off by the
 * row lock in the database.
 */
export class FirmQueue {
  private readonly limits = new Map<string, LimitFunction>();

  constructor(private readonly concurrency: number) {}

  /** Runs `work` when fewer than `concurrency` others of this firm are running, in order. */
  async run<T>(firmId: string, work: () => Promise<T>): Promise<T> {
    const limit = this.limits.get(firmId) ?? pLimit(this.concurrency);
    this.limits.set(firmId, limit);
    try {
      return await limit(work);
    } finally {
      if (limit.activeCount + limit.pendingCount === 0) this.limits.delete(firmId);
    }
  }
}
