import os from 'node:os';
import { findCallers, identifyProcess } from './processes';

const CALLER_CHECK_MS = 1_000;
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

const controller = new AbortController();
const started: (() => Promise<unknown> | void)[] = [];
let ending: Promise<void> | null = null;

/** Aborted as soon as someone wants this program to end; children spawned with it end too. */
export const endSignal = controller.signal;

/** Registers how to undo something that was started. Undone in reverse order. */
export function onEnd(stop: () => Promise<unknown> | void): void {
  started.push(stop);
}

/** Undoes everything that was started, once, no matter who asks and however often. */
export function endEverything(): Promise<void> {
  controller.abort();
  ending ??= (async () => {
    for (const stop of started.reverse()) await stop();
  })();
  return ending;
}

/** Makes signals end this program in order, and also the end of the process that called it. */
export function endWhenAsked(): void {
  for (const signal of signals) {
    process.on(signal, () => {
      if (!endSignal.aborted) process.stderr.write('\n  Stopping …\n');
      void endWith(128 + os.constants.signals[signal]);
    });
  }
  // A caller that is killed cannot pass the signal on, and no one would ever stop us.
  const callers = findCallers();
  setInterval(() => {
    const gone = callers.some(
      (identity) => identifyProcess(Number.parseInt(identity, 10)) !== identity,
    );
    if (gone) void endWith(1);
  }, CALLER_CHECK_MS).unref();
}

async function endWith(exitCode: number): Promise<never> {
  await endEverything();
  process.exit(exitCode);
}
