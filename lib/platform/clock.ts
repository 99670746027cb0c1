import { AsyncLocalStorage } from 'node:async_hooks';

/**
 * The only place that reads the wall clock, so that everything else can be replayed and tested.
 * Imports and tests move it for their process, which the server never does.
 */
let source: (() => Date) | null = null;

/** The clocks of work that has a time of its own. */
const ownClocks = new AsyncLocalStorage<() => Date>();

/** The current instant (UTC), or the instant that `withClock` or `withOwnClock` has set. */
export function now(): Date {
  const read = ownClocks.getStore() ?? source;
  return read ? read() : new Date();
}

/**
 * Runs `work` with a clock of its own, which stands at what `read` returns; whatever else this process
 * does meanwhile keeps the real one. For telling the past of an invented firm.
 */
export function withOwnClock<T>(read: () => Date, work: () => Promise<T>): Promise<T> {
  return ownClocks.run(read, work);
}

/**
 * Runs `work` with the clock standing at what `read` returns: for importing past filings, where
 * the decision time is the time of arrival. Process-wide, so only single-purpose scripts and tests may
 * use it.
 */
export async function withClock<T>(read: () => Date, work: () => Promise<T>): Promise<T> {
  const previous = source;
  source = read;
  try {
    return await work();
  } finally {
    source = previous;
  }
}

/** Lets the clock run again, whatever `withClock` still holds it: between tests of one process. */
export function releaseClock(): void {
  source = null;
}

/** Milliseconds on a monotonic clock, for measuring how long something took. */
export function monotonicMs(): number {
  return performance.now();
}
