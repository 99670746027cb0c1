import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, it } from 'vitest';
import { Kept } from './kept';

const waiting = () => spawn(process.execPath, ['-e', 'process.stdin.resume()']);

it('a process that could not be begun is begun again, whether the system says so at once or later', async () => {
  const deaths: string[] = [];
  const begins = [
    () => {
      throw new Error('spawn ENOMEM');
    },
    () => spawn('/nowhere/such-a-program'),
    waiting,
  ];
  const { promise: isThere, resolve } = Promise.withResolvers<void>();
  const kept = new Kept(
    'web',
    () => {
      const child = (begins.shift() ?? waiting)();
      if (begins.length === 0) resolve();
      return child;
    },
    (name) => deaths.push(name),
  );
  kept.start();
  await isThere;
  expect(deaths).toEqual(['web', 'web']);
  await kept.end(5_000);
});

it('what is asked to end is not begun again', async () => {
  let begun = 0;
  const { promise, resolve } = Promise.withResolvers<ReturnType<typeof waiting>>();
  const kept = new Kept(
    'worker',
    () => {
      begun += 1;
      const child = waiting();
      resolve(child);
      return child;
    },
    () => expect.unreachable('it did not die by itself'),
  );
  kept.start();
  const child = await promise;
  await once(child, 'spawn');
  await kept.end(5_000);
  expect([begun, child.signalCode]).toEqual([1, 'SIGTERM']);
});
