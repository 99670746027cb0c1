import os from 'node:os';
import { AppError } from '@/lib/shared/errors';
import { backtestRules } from './backtest-rules';
import { Progress, type BacktestOutcome, type BacktestTask } from './thread-task';

const LOW_PRIORITY = 10;

// On Linux this is the priority of the calling thread alone: threads that answer pages go first.
// Elsewhere it would be that of the whole process.
if (process.platform === 'linux') os.setPriority(LOW_PRIORITY);

class Cancelled extends Error {}

/** What the thread does: reads the firm's past and plays it, with a database connection of its own. */
export default async function work(task: BacktestTask): Promise<BacktestOutcome> {
  const progress = new Progress(task.progress);
  const signal = {
    throwIfAborted() {
      if (progress.isCancelled()) throw new Cancelled();
    },
  };
  progress.begin();
  try {
    signal.throwIfAborted();
    return { kind: 'done', answer: await backtestRules(task.actor, task.input, signal) };
  } catch (error) {
    if (error instanceof Cancelled) return { kind: 'cancelled' };
    if (!(error instanceof AppError)) throw error;
    const { code, message, fields } = error;
    return { kind: 'refused', code, message, fields };
  }
}
