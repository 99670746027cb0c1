import { now } from '../clock.ts';

interface Window {
  count: number;
  endsAtMs: number;
}

const MAX_KEYS = 20_000;

/**
 * Counts attempts per key over a window of time, in this process's memory: no database row, so
 * that guessing passwords cannot be turned into work for the database. An attempt counts before
 * its outcome is known, so that many at once are counted as many; a success forgets the key.
 */
export class MemoryLimit {
  private readonly windows = new Map<string, Window>();
  private readonly limit: number;
  private readonly windowMs: number;
  private readonly maxKeys: number;

  constructor(limit: number, windowMs: number, maxKeys = MAX_KEYS) {
    this.limit = limit;
    this.windowMs = windowMs;
    this.maxKeys = maxKeys;
  }

  /** How many keys are remembered. */
  get size(): number {
    return this.windows.size;
  }

  /** Counts one attempt. Returns 0 when it may go on, else the seconds until it may. */
  countAttempt(key: string): number {
    const atMs = now().getTime();
    const window = this.windowOf(key, atMs);
    window.count += 1;
    return window.count <= this.limit ? 0 : Math.ceil((window.endsAtMs - atMs) / 1000);
  }

  /** Forgets a key, after a success. */
  forget(key: string): void {
    this.windows.delete(key);
  }

  private windowOf(key: string, atMs: number): Window {
    const known = this.windows.get(key);
    if (known && known.endsAtMs > atMs) return known;
    this.windows.delete(key);
    if (this.windows.size >= this.maxKeys) this.dropOldest(atMs);
    const fresh = { count: 0, endsAtMs: atMs + this.windowMs };
    this.windows.set(key, fresh);
    return fresh;
  }

  /** Keys stand in the order of their windows: the expired are first, then the nearest to it. */
  private dropOldest(atMs: number): void {
    for (const [key, window] of this.windows) {
      if (window.endsAtMs > atMs && this.windows.size < this.maxKeys) return;
      this.windows.delete(key);
    }
  }
}
