// The process that all others of a server descend from. It answers no request and asks the database
// nothing: it hands connections out in turn, passes on what one process hears, counts what only so many
// may do at a time, and starts again what has died.
import { type ChildProcess, fork } from 'node:child_process';
import cluster from 'node:cluster';
import { randomUUID } from 'node:crypto';
import os from 'node:os';
import path from 'node:path';
import pino from 'pino';
import { Kept } from './kept.ts';
import { Relay } from './relay.ts';

/** Less than the patience of those who stop this process (scripts/up.ts, scripts/lib/processes.ts). */
const END_PATIENCE_MS = 7_000;

const checkout = path.resolve(import.meta.dirname, '..', '..');

const log = pino(
  {
    level: process.env.LOG_LEVEL || 'info',
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
  },
  pino.destination({ fd: 2, sync: true }),
);

/**
 * Runs so many web processes and one worker until asked to end, and ends when all have. Where the first
 * web process does not get as far as listening, neither would the next: then everything ends with it.
 */
export async function runPrimary(webProcesses: number): Promise<void> {
  process.title = 'evenhand primary';
  cluster.schedulingPolicy = cluster.SCHED_RR;
  const relay = new Relay();
  const ownRequestToken = randomUUID();
  const startWeb = (): ChildProcess => {
    const worker = cluster.fork({
      EVENHAND_ROLE: 'web',
      EVENHAND_OWN_REQUEST_TOKEN: ownRequestToken,
    });
    worker.once('listening', () => {
      isServing = true;
    });
    // Told once more here; what is done about it is in Kept.
    worker.on('error', () => undefined);
    return relay.join(worker.process, { speaksOfChanges: false });
  };
  const startWorker = (): ChildProcess => {
    const child = fork(path.join(checkout, 'scripts', 'worker.ts'), {
      cwd: checkout,
      execArgv: ['--conditions=react-server', '--import', 'tsx'],
      env: { ...process.env, EVENHAND_ROLE: 'worker' },
    });
    return relay.join(child, { speaksOfChanges: true });
  };
  let isServing = false;
  const onDeath = (name: string, code: number | null, signal: string | null) => {
    if (!isServing && name === 'web') void end(code ?? 1);
    else log.error({ process: name, code, signal }, 'a process ended and is started again');
  };
  const kept = [
    ...Array.from({ length: webProcesses }, () => new Kept('web', startWeb, onDeath)),
    new Kept('worker', startWorker, onDeath),
  ];
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => void end(128 + os.constants.signals[signal]));
  }
  let ending = false;
  async function end(code: number): Promise<void> {
    if (ending) return;
    ending = true;
    await Promise.all(kept.map((one) => one.end(END_PATIENCE_MS)));
    process.exit(code);
  }
  for (const one of kept) one.start();
}
