import { parentPort } from 'node:worker_threads';
import { runTask, type Task } from './run-task';

/** Does what the main thread sends, one task after the other. */
parentPort?.on('message', (task: Task) => {
  void runTask(task).then((rows) => parentPort?.postMessage(rows));
});
