import type { ChildProcess } from 'node:child_process';
import { backoffMs } from '../../lib/platform/live/backoff.ts';

/** A process that has lived for so long did not die of its start. */
const LONG_LIFE_MS = 60_000;

type OnDeath = (name: string, code: number | null, signal: string | null) => void;

/** A process that is started again whenever it ends without being asked, with growing waits. */
export class Kept {
  private readonly name: string;
  private readonly begin: () => ChildProcess;
  private readonly onDeath: OnDeath;
  private child: ChildProcess | null = null;
  private failures = 0;
  private waiting: NodeJS.Timeout | undefined;
  private isEnding = false;

  constructor(name: string, begin: () => ChildProcess, onDeath: OnDeath) {
    this.name = name;
    this.begin = begin;
    this.onDeath = onDeath;
  }

  start(): void {
    const beganMs = performance.now();
    let child: ChildProcess;
    try {
      child = this.begin();
    } catch {
      // Where memory is short the system refuses at once.
      this.died(beganMs, null, null);
      return;
    }
    this.child = child;
    child.once('exit', (code, signal) => {
      this.child = null;
      this.died(beganMs, code, signal);
    });
    child.on('error', () => {
      // What could not be begun has no end; other errors are those of messages to it.
      if (child.pid !== undefined || this.child !== child) return;
      this.child = null;
      this.died(beganMs, null, null);
    });
  }

  private died(beganMs: number, code: number | null, signal: string | null): void {
    if (this.isEnding) return;
    this.onDeath(this.name, code, signal);
    if (this.isEnding) return;
    if (performance.now() - beganMs > LONG_LIFE_MS) this.failures = 0;
    this.waiting = setTimeout(() => this.start(), backoffMs(this.failures));
    this.failures += 1;
  }

  /** Asks the process to end, insists after a while, and resolves when it is gone. */
  async end(patienceMs: number): Promise<void> {
    this.isEnding = true;
    clearTimeout(this.waiting);
    const { child } = this;
    if (!child) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    const insist = setTimeout(() => child.kill('SIGKILL'), patienceMs);
    await gone;
    clearTimeout(insist);
  }
}
