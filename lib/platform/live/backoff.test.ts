import { expect, it } from 'vitest';
import { backoffMs } from './backoff';

it('waits longer after each failure, and never longer than half a minute', () => {
  expect([0, 1, 2, 3, 5, 6, 7, 1000].map(backoffMs)).toEqual([
    500, 1000, 2000, 4000, 16_000, 30_000, 30_000, 30_000,
  ]);
});
