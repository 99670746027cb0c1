import os from 'node:os';
import { findAbsences } from './find-absences';
import { CalendarError, type FoundAbsences, type ReadingRules } from './found-absence';

const LOW_PRIORITY = 10;

// On Linux this is the priority of the calling thread alone: threads that answer pages go first.
if (process.platform === 'linux') os.setPriority(LOW_PRIORITY);

/** What the thread is handed. */
export interface ReadingTask {
  readonly text: string;
  readonly rules: ReadingRules;
  /** 1 once its turn has come. */
  readonly begun: Int32Array<SharedArrayBuffer>;
}

/** What comes back: errors lose their kind between threads, so refusals travel as data. */
export type ReadingOutcome =
  | { readonly kind: 'found'; readonly found: FoundAbsences }
  | { readonly kind: 'refused'; readonly message: string };

/** What the thread does: it knows nothing but the text. */
export default function work({ text, rules, begun }: ReadingTask): ReadingOutcome {
  Atomics.store(begun, 0, 1);
  Atomics.notify(begun, 0);
  try {
    return { kind: 'found', found: findAbsences(text, rules) };
  } catch (error) {
    if (!(error instanceof CalendarError)) throw error;
    return { kind: 'refused', message: error.message };
  }
}
