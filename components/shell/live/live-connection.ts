/** How pages hear of changes: at once, not at this moment, or never again (signed out). */
export type LiveState = 'live' | 'lost' | 'ended';

const LIVE_PATH = '/live';
/** A tab that no one looks at gives its connection back: browsers have only six per server. */
const HIDDEN_MS = 20_000;
const RETRY_MS = [2_000, 5_000, 15_000, 30_000, 60_000] as const;

interface Reports {
  /** Something has changed, or may have while nothing was heard. */
  changed: () => void;
  state: (state: LiveState) => void;
}

/**
 * The browser's end of the server's events. It reconnects by itself, lets go while the tab is
 * hidden, and where no stream gets through asks now and then whether the server is there.
 */
export class LiveConnection {
  private source: EventSource | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private failures = 0;
  private heardBefore = false;
  private isOver = false;

  /** `drawnAtMs`: when the server drew the page, by its clock. */
  constructor(
    private readonly drawnAtMs: number,
    private readonly reports: Reports,
  ) {
    document.addEventListener('visibilitychange', this.follow);
    window.addEventListener('online', this.follow);
    this.follow();
  }

  close(): void {
    this.isOver = true;
    document.removeEventListener('visibilitychange', this.follow);
    window.removeEventListener('online', this.follow);
    this.letGo();
  }

  private readonly follow = (): void => {
    if (this.isOver) return;
    if (document.visibilityState === 'hidden') this.later(HIDDEN_MS, () => this.letGo());
    else if (this.source) clearTimeout(this.timer);
    else this.connect();
  };

  private connect(): void {
    this.letGo();
    const source = new EventSource(`${LIVE_PATH}?since=${this.drawnAtMs}`);
    this.source = source;
    source.addEventListener('hello', () => {
      this.failures = 0;
      this.reports.state('live');
      if (this.heardBefore) this.reports.changed();
      this.heardBefore = true;
    });
    source.addEventListener('changed', () => this.reports.changed());
    source.addEventListener('ended', () => this.end());
    source.addEventListener('error', () => {
      this.reports.state('lost');
      // Otherwise the browser is trying again already.
      if (source.readyState === EventSource.CLOSED) this.tryLater();
    });
  }

  private tryLater(): void {
    this.letGo();
    const waitMs = RETRY_MS[Math.min(this.failures, RETRY_MS.length - 1)] ?? 0;
    this.failures += 1;
    this.later(waitMs, () => void this.look());
  }

  /** A stream that is refused says not why; this does, and makes up for it where none is let by. */
  private async look(): Promise<void> {
    const status = await fetch(LIVE_PATH, { method: 'HEAD', redirect: 'manual' }).then(
      (answer) => answer.status,
      () => null,
    );
    if (this.isOver) return;
    if (status === 401) return this.end();
    if (status !== 204) return this.tryLater();
    this.reports.changed();
    this.connect();
  }

  private end(): void {
    this.close();
    this.reports.state('ended');
  }

  private later(durationMs: number, work: () => void): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(work, durationMs);
  }

  private letGo(): void {
    clearTimeout(this.timer);
    this.source?.close();
    this.source = null;
  }
}
