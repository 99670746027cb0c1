import { Worker } from 'node:worker_threads';
import type { Row, Task } from './run-task';

/**
 * Runs tasks in this many threads; the rows come back in the order of the tasks.
 * @throws whatever goes wrong in a thread
 */
export async function runAll(
  tasks: readonly Task[],
  threads: number,
  onDone: (done: number) => void,
): Promise<Row[]> {
  const results = new Map<number, Row[]>();
  let next = 0;
  const workThrough = async (): Promise<void> => {
    const worker = new Worker(new URL('./worker.ts', import.meta.url));
    try {
      for (let index = next++; index < tasks.length; index = next++) {
        results.set(index, await ask(worker, tasks[index]));
        onDone(results.size);
      }
    } finally {
      await worker.terminate();
    }
  };
  await Promise.all(Array.from({ length: Math.min(threads, tasks.length) }, workThrough));
  return tasks.flatMap((_, index) => results.get(index) ?? []);
}

function ask(worker: Worker, task: Task | undefined): Promise<Row[]> {
  return new Promise((resolve, reject) => {
    worker.removeAllListeners();
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.postMessage(task);
  });
}
