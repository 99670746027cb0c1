import 'server-only';
import path from 'node:path';
import { Piscina } from 'piscina';
import { tooManyRequests } from '@/lib/shared/errors';
import { CalendarError, type FoundAbsences, type ReadingRules } from './found-absence';
import type { ReadingOutcome, ReadingTask } from './thread';

/** Until the thread has started, and has done what was asked before. */
const WAITING_LIMIT_MS = 45_000;
const READING_LIMIT_MS = 10_000;
const MEMORY_LIMIT_MB = 256;
const IDLE_MS = 30_000;
/** The one that runs and those in line. */
const MAX_ASKED = 5;
const RETRY_AFTER_SECONDS = 10;

const TOO_LONG =
  'The calendar could not be read within ten seconds. Export a shorter period, or take out events that repeat without end.';

// One thread a process, in however many bundles of it this file is.
const globalForThread = globalThis as typeof globalThis & {
  evenhandCalendars?: Piscina<ReadingTask, ReadingOutcome>;
  evenhandCalendarFirms?: Set<string>;
};

/** Whose calendars are read or in line: one of a firm, so that none keeps the thread from the others. */
function firmsReading(): Set<string> {
  globalForThread.evenhandCalendarFirms ??= new Set();
  return globalForThread.evenhandCalendarFirms;
}

function threads(): Piscina<ReadingTask, ReadingOutcome> {
  globalForThread.evenhandCalendars ??= new Piscina({
    // Run from its source, as the commands are: a bundle of pages has no entry for a thread.
    filename: path.join(
      /* turbopackIgnore: true */ process.cwd(),
      'lib/features/calendar/thread.ts',
    ),
    execArgv: ['--conditions=react-server', '--import', 'tsx'],
    minThreads: 0,
    maxThreads: 1,
    maxQueue: MAX_ASKED - 1,
    idleTimeout: IDLE_MS,
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_LIMIT_MB },
  });
  return globalForThread.evenhandCalendars;
}

/**
 * Reads a calendar on a thread of its own: a file of strangers can be long to read, and rules of
 * repetition can be written that no one ever finishes. The thread is ended when its time is up.
 *
 * @throws CalendarError for what is no calendar, and for one that cannot be read in time
 * @throws AppError `too-many-requests` when others wait already, or another of the firm is read
 */
export async function findOffThread(
  firmId: string,
  text: string,
  rules: ReadingRules,
  readingLimitMs = READING_LIMIT_MS,
): Promise<FoundAbsences> {
  const firms = firmsReading();
  if (firms.has(firmId)) throw busy();
  firms.add(firmId);
  try {
    return await find(text, rules, readingLimitMs);
  } finally {
    firms.delete(firmId);
  }
}

async function find(
  text: string,
  rules: ReadingRules,
  readingLimitMs: number,
): Promise<FoundAbsences> {
  const begun = new Int32Array(new SharedArrayBuffer(4));
  const signal = timeLimit(begun, readingLimitMs);
  const outcome = await threads()
    .run({ text, rules, begun }, { signal })
    .catch((error: unknown) => {
      // Others took all of the time: nothing is known of this one.
      if (signal.aborted && Atomics.load(begun, 0) === 0) throw busy();
      if (signal.aborted || codeOf(error) === 'ERR_WORKER_OUT_OF_MEMORY') {
        throw new CalendarError(TOO_LONG);
      }
      throw isFull(error) ? busy() : error;
    });
  if (outcome.kind === 'refused') throw new CalendarError(outcome.message);
  return outcome.found;
}

/** Is over when its turn does not come in time, and when the reading takes too long. */
function timeLimit(begun: Int32Array<SharedArrayBuffer>, readingMs: number): AbortSignal {
  const ending = new AbortController();
  const end = () => ending.abort();
  const { value } = Atomics.waitAsync(begun, 0, 0, WAITING_LIMIT_MS);
  void Promise.resolve(value).then((outcome) => {
    if (outcome === 'timed-out') end();
    else AbortSignal.timeout(readingMs).addEventListener('abort', end, { once: true });
  });
  return ending.signal;
}

/** Ends the thread, with whatever it is doing. */
export async function endReading(): Promise<void> {
  await globalForThread.evenhandCalendars?.destroy();
  delete globalForThread.evenhandCalendars;
}

function isFull(error: unknown): boolean {
  return error instanceof Error && /queue/i.test(error.message);
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : null;
}

function busy() {
  return tooManyRequests(
    'Other calendars are being read at this moment. Try again in a few seconds.',
    RETRY_AFTER_SECONDS,
  );
}
