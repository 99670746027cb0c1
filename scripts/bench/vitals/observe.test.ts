import { expect, test } from 'vitest';
import { worstBurst } from './observe';

test('shifts within a second of one another add up, and the worst burst counts', () => {
  expect(worstBurst([])).toBe(0);
  expect(
    worstBurst([
      { atMs: 100, value: 0.02 },
      { atMs: 900, value: 0.03 },
      { atMs: 2500, value: 0.04 },
    ]),
  ).toBeCloseTo(0.05);
});

test('a burst ends after five seconds however close its shifts are', () => {
  const shifts = Array.from({ length: 12 }, (_, index) => ({ atMs: index * 900, value: 0.01 }));
  expect(worstBurst(shifts)).toBeCloseTo(0.06);
});
