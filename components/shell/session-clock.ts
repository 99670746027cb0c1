const PATH = '/activity';

/** Clicks and keys are reported at most this often. */
export const REPORT_EVERY_MS = 60_000;
/** While it is asked whether someone is there, another window may answer for this one. */
const ASK_AGAIN_MS = 15_000;

/** How long a session lasts from now: if no one uses it, and in any case. */
export interface SessionLeft {
  readonly idleMs: number;
  readonly absoluteMs: number;
}

export type SessionState =
  | { readonly kind: 'well' | 'ended' }
  /** No one has done anything for long; or the longest time is nearly over. */
  | { readonly kind: 'idle' | 'absolute'; readonly leftMs: number };

function isLeft(answer: unknown): answer is SessionLeft {
  const left = Object(answer) as Partial<SessionLeft>;
  return typeof left.idleMs === 'number' && typeof left.absoluteMs === 'number';
}

/** How long before the end it is said: two minutes, or a third of a limit that is shorter. */
export function warningMs(limitMs: number): number {
  return Math.min(120_000, limitMs / 3);
}

/**
 * Knows when the session of this page will end, tells the server when a person does something, and
 * tells the page when the end is near. It never changes the page by itself.
 */
export class SessionClock {
  private endsAtMs = { idle: 0, absolute: 0 };
  private reportedAtMs = performance.now();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private state: SessionState = { kind: 'well' };
  private isAbsoluteKnown = false;
  private isOver = false;
  private readonly warnMs: number;

  constructor(
    left: SessionLeft,
    idleLimitMs: number,
    private readonly tell: (state: SessionState) => void,
  ) {
    this.warnMs = warningMs(idleLimitMs);
    this.know(left);
    for (const event of ['pointerdown', 'keydown', 'input']) {
      document.addEventListener(event, this.noteActivity, { capture: true, passive: true });
    }
    document.addEventListener('visibilitychange', this.lookAgain);
  }

  /** Forgets the page. */
  stop(): void {
    this.isOver = true;
    clearTimeout(this.timer);
    for (const event of ['pointerdown', 'keydown', 'input']) {
      document.removeEventListener(event, this.noteActivity, { capture: true });
    }
    document.removeEventListener('visibilitychange', this.lookAgain);
  }

  /** The person at the screen wants to stay. */
  async stay(): Promise<void> {
    this.reportedAtMs = performance.now();
    await this.ask('POST');
  }

  /** Someone has signed in again beside this page, after the end. */
  async beginAnew(): Promise<void> {
    this.isAbsoluteKnown = false;
    this.become({ kind: 'well' });
    await this.ask('GET');
  }

  /** The person knows that the longest time is nearly over. */
  understand(): void {
    this.isAbsoluteKnown = true;
    this.show();
  }

  private readonly noteActivity = (): void => {
    const atMs = performance.now();
    // Whether someone is there is answered with the button.
    if (this.state.kind !== 'well' || atMs - this.reportedAtMs < REPORT_EVERY_MS) return;
    this.reportedAtMs = atMs;
    void this.ask('POST');
  };

  private readonly lookAgain = (): void => {
    if (document.visibilityState === 'visible') void this.ask('GET');
  };

  private async ask(method: 'GET' | 'POST'): Promise<void> {
    const answer = await fetch(PATH, { method }).catch(() => null);
    if (this.isOver) return;
    if (answer?.status === 401) return this.become({ kind: 'ended' });
    const left: unknown = answer?.ok ? await answer.json().catch(() => null) : null;
    // Without an answer what was known still holds.
    if (isLeft(left)) this.know(left);
    else this.show();
  }

  private know({ idleMs, absoluteMs }: SessionLeft): void {
    const atMs = performance.now();
    this.endsAtMs = { idle: atMs + idleMs, absolute: atMs + absoluteMs };
    this.show();
  }

  private show(): void {
    if (this.state.kind === 'ended') return;
    const atMs = performance.now();
    const left = { idle: this.endsAtMs.idle - atMs, absolute: this.endsAtMs.absolute - atMs };
    clearTimeout(this.timer);
    if (Math.min(left.idle, left.absolute) <= 0) {
      this.timer = setTimeout(() => void this.ask('GET'), 1_000);
    } else if (left.absolute <= this.warnMs && !this.isAbsoluteKnown) {
      this.warn({ kind: 'absolute', leftMs: left.absolute });
    } else if (left.idle <= this.warnMs && left.idle < left.absolute) {
      this.warn({ kind: 'idle', leftMs: left.idle });
    } else {
      this.become({ kind: 'well' });
      const next = [left.idle - this.warnMs, left.absolute - this.warnMs, left.absolute];
      const waitMs = Math.min(...next.filter((ms) => ms > 0));
      this.timer = setTimeout(() => void this.ask('GET'), waitMs + 100);
    }
  }

  private warn(state: SessionState & { kind: 'idle' | 'absolute' }): void {
    this.become(state);
    this.timer = setTimeout(() => void this.ask('GET'), Math.min(ASK_AGAIN_MS, state.leftMs));
  }

  private become(state: SessionState): void {
    if (state.kind === 'well' && this.state.kind === 'well') return;
    this.state = state;
    this.tell(state);
  }
}
