/**
 * The only place that reads the wall clock, so that everything else can be replayed and tested.
 * Imports, demo data and tests move it; the server never does.
 */
let source: (() => Date) | null = null;

/** The current instant (UTC), or the instant that `withClock` has set. */
export function now(): Date {
  return source ? source() : new Date();
}

/**
 * Runs `work` with the clock standing at what `read` returns: for importing past filings and
 * building demo data, where the decision time is the time of arrival. Process-wide, so only
 * single-purpose scripts and tests may use it.
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
