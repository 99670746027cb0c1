import type { Actor } from '@/lib/platform/auth/actor';
import type { ErrorCode, FieldError } from '@/lib/shared/errors';
import type { BacktestDto } from './dto';
import type { BacktestInput } from '@/lib/contracts/backtest';

/** One backtest, as it is handed to another thread. */
export interface BacktestTask {
  readonly actor: Actor;
  readonly input: BacktestInput;
  /** Of a `Progress`. */
  readonly progress: Int32Array<SharedArrayBuffer>;
}

/** What comes back: errors lose their kind between threads, so refusals travel as data. */
export type BacktestOutcome =
  | { readonly kind: 'done'; readonly answer: BacktestDto }
  | { readonly kind: 'cancelled' }
  | {
      readonly kind: 'refused';
      readonly code: ErrorCode;
      readonly message: string;
      readonly fields: readonly FieldError[];
    };

const WAITING = 0;
const BEGUN = 1;
const CANCELLED = 2;

/** How far a task has come, as both threads see it. */
export class Progress {
  constructor(readonly shared = new Int32Array(new SharedArrayBuffer(4))) {}

  begin(): void {
    Atomics.compareExchange(this.shared, 0, WAITING, BEGUN);
  }

  /** Asks for an early end; answers whether the task had begun. */
  cancel(): boolean {
    return Atomics.exchange(this.shared, 0, CANCELLED) === BEGUN;
  }

  hasBegun(): boolean {
    return Atomics.load(this.shared, 0) === BEGUN;
  }

  isCancelled(): boolean {
    return Atomics.load(this.shared, 0) === CANCELLED;
  }
}
