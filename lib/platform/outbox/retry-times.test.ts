import { expect, it } from 'vitest';
import { nextAttemptAt, USUAL_RETRIES } from './retry-times';

const START = Date.parse('2026-12-01T10:00:00Z');

/** Waits between attempts that always fail, in seconds, until it is given up. */
function waits(): number[] {
  const seconds: number[] = [];
  let at = new Date(START);
  for (let attempts = 1; ; attempts += 1) {
    const next = nextAttemptAt(USUAL_RETRIES, { attempts, firstFailedAt: new Date(START), at });
    if (!next) return seconds;
    seconds.push((next.getTime() - at.getTime()) / 1000);
    at = next;
  }
}

it('tries again soon, then ever later up to six hours, and gives up after three days', () => {
  const all = waits();
  expect(all.slice(0, 5)).toEqual([10, 30, 90, 270, 810]);
  expect(Math.max(...all)).toBe(6 * 3600);
  expect(all.reduce((sum, wait) => sum + wait, 0)).toBe(3 * 24 * 3600);
});
