/** Waits for a pause in what happens, but not for ever. */
const QUIET_MS = 1000;
const LONGEST_MS = 5000;

/**
 * Gathers wishes to look again into as few looks as possible: a second after the last wish, or five
 * after the first. While someone is in the middle of something it waits until they are done.
 */
export class RefreshScheduler {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private firstAskedAtMs: number | null = null;

  constructor(
    private readonly refresh: () => void,
    private readonly isCalm: () => boolean,
  ) {}

  /** Something may have changed. */
  ask(): void {
    const atMs = performance.now();
    this.firstAskedAtMs ??= atMs;
    const longestMs = this.firstAskedAtMs + LONGEST_MS - atMs;
    this.lookIn(Math.max(0, Math.min(QUIET_MS, longestMs)));
  }

  /** Forgets every wish. */
  stop(): void {
    clearTimeout(this.timer);
    this.firstAskedAtMs = null;
  }

  private lookIn(durationMs: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.look(), durationMs);
  }

  private look(): void {
    if (!this.isCalm()) return this.lookIn(QUIET_MS);
    this.firstAskedAtMs = null;
    this.refresh();
  }
}
