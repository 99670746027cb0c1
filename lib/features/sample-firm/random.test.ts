import { describe, expect, test } from 'vitest';
import { Random } from './random';

const draws = (seed: string) => {
  const random = new Random(seed);
  return Array.from({ length: 2000 }, () => random.next());
};

describe('the randomness of a generated firm', () => {
  test('is the same for the same seed and another for another', () => {
    expect(draws('A')).toEqual(draws('A'));
    expect(draws('A').slice(0, 3)).not.toEqual(draws('B').slice(0, 3));
  });

  test('stays in its bounds and fills them', () => {
    const all = draws('bounds');
    expect(Math.min(...all)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...all)).toBeLessThan(1);
    expect(all.reduce((sum, one) => sum + one, 0) / all.length).toBeCloseTo(0.5, 1);
  });

  test('picks as often as the weights say and counts around the mean', () => {
    const random = new Random('weights');
    const picks = Array.from({ length: 2000 }, () =>
      random.weighted([
        ['a', 3],
        ['b', 1],
        ['c', 0],
      ]),
    );
    expect(picks.filter((one) => one === 'a').length / 2000).toBeCloseTo(0.75, 1);
    expect(picks).not.toContain('c');
    const counts = Array.from({ length: 2000 }, () => random.count(2.5));
    expect(counts.reduce((sum, one) => sum + one, 0) / 2000).toBeCloseTo(2.5, 0);
  });
});
