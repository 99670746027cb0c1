import 'server-only';
import path from 'node:path';
import { Piscina } from 'piscina';
import type { Actor } from '@/lib/platform/auth/actor';
import { takePlace, type Place } from '@/lib/platform/processes';
import { AppError, tooManyRequests } from '@/lib/shared/errors';
import type { BacktestDto } from './dto';
import type { BacktestInput } from '@/lib/contracts/backtest';
import { Progress, type BacktestOutcome, type BacktestTask } from './thread-task';

/** From asking to the answer, waiting included. */
const TIME_LIMIT_MS = 30_000;
const RETRY_AFTER_SECONDS = 5;
const MEMORY_LIMIT_MB = 512;

type Threads = Piscina<BacktestTask, BacktestOutcome>;

// One thread a process, in however many bundles of it this file is.
const globalForThread = globalThis as typeof globalThis & { evenhandBacktests?: Threads };

function threads(): Threads {
  globalForThread.evenhandBacktests ??= new Piscina({
    // Run from its source, as the commands are: a bundle of pages has no entry for a thread.
    filename: path.join(
      /* turbopackIgnore: true */ process.cwd(),
      'lib/features/backtest/thread.ts',
    ),
    execArgv: ['--conditions=react-server', '--import', 'tsx'],
    minThreads: 1,
    maxThreads: 1,
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_LIMIT_MB },
  });
  return globalForThread.evenhandBacktests;
}

/** Starts the thread, so that it is there when someone wants a backtest. */
export function readyBacktests(): void {
  threads();
}

/**
 * Backtests rules on a thread of their own: reading and playing ninety days of a large firm takes
 * seconds, in which no other request may wait.
 *
 * @param signal the answer is not wanted any more
 * @param timeLimit ends it, also while it runs
 * @throws AppError as `backtestRules` does, `too-many-requests` when others wait already, and
 *   `validation-failed` when it takes too long; the signal's reason.
 */
export async function backtestOffThread(
  actor: Actor,
  input: BacktestInput,
  signal: AbortSignal,
  timeLimit: AbortSignal = AbortSignal.timeout(TIME_LIMIT_MS),
): Promise<BacktestDto> {
  const place = await turnOf(actor.firmId, signal, timeLimit);
  try {
    return read(await run({ actor, input }, signal, timeLimit));
  } finally {
    place.leave();
  }
}

/** Waits for the turn of this firm, over all processes: one backtest runs at a time. */
async function turnOf(firmId: string, signal: AbortSignal, timeLimit: AbortSignal): Promise<Place> {
  const ends = AbortSignal.any([signal, timeLimit]);
  const place = await takePlace('backtests', firmId, ends).catch((error: unknown) => {
    signal.throwIfAborted();
    if (timeLimit.aborted) throw busy();
    throw error;
  });
  if (!place) throw busy();
  return place;
}

/** Ends the thread, with whatever it is doing. */
export async function endBacktests(): Promise<void> {
  await globalForThread.evenhandBacktests?.destroy();
  delete globalForThread.evenhandBacktests;
}

async function run(
  asked: Pick<BacktestTask, 'actor' | 'input'>,
  signal: AbortSignal,
  timeLimit: AbortSignal,
): Promise<BacktestOutcome> {
  const progress = new Progress();
  const outOfLine = new AbortController();
  // What runs already stops by itself after the day it is at: ending the thread would cost more.
  const giveUp = () => {
    if (!progress.cancel()) outOfLine.abort();
  };
  signal.addEventListener('abort', giveUp, { once: true });
  if (signal.aborted) giveUp();
  try {
    const ends = AbortSignal.any([outOfLine.signal, timeLimit]);
    const task = { ...asked, progress: progress.shared };
    const outcome = await threads().run(task, { signal: ends });
    signal.throwIfAborted();
    return outcome;
  } catch (error) {
    signal.throwIfAborted();
    if (timeLimit.aborted) throw progress.hasBegun() ? tooLong() : busy();
    throw isOutOfMemory(error) ? tooLong() : error;
  } finally {
    signal.removeEventListener('abort', giveUp);
  }
}

function read(outcome: BacktestOutcome): BacktestDto {
  if (outcome.kind === 'done') return outcome.answer;
  if (outcome.kind === 'cancelled') throw new Error('A backtest was cancelled that is wanted.');
  throw new AppError(outcome.code, outcome.message, outcome.fields);
}

function busy(): AppError {
  return tooManyRequests(
    'Other previews of rules are being computed at this moment. Try again in a few seconds.',
    RETRY_AFTER_SECONDS,
  );
}

function tooLong(): AppError {
  return new AppError(
    'validation-failed',
    'The preview of so many days takes too long. Choose fewer days, or try again later.',
    [{ path: 'days', message: 'Choose fewer days.' }],
  );
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}
