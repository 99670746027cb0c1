import { expect, test } from 'vitest';
import { Random } from './random';

function meanAndVariance(draw: () => number, count = 20_000): [number, number] {
  const values = Array.from({ length: count }, draw);
  const mean = values.reduce((sum, value) => sum + value, 0) / count;
  return [mean, values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / count];
}

test('numbers are spread evenly from 0 to 1 and repeat with their seed', () => {
  const random = new Random(1);
  const [mean, variance] = meanAndVariance(() => random.next());
  expect(mean).toBeCloseTo(1 / 2, 1);
  expect(variance).toBeCloseTo(1 / 12, 2);
  expect(new Random(9).next()).toBe(new Random(9).next());
});

test('counts vary around their mean as chance has it, also when many are expected', () => {
  const random = new Random(2);
  for (const expected of [0.5, 4, 70]) {
    const [mean, variance] = meanAndVariance(() => random.poisson(expected));
    expect(mean / expected).toBeCloseTo(1, 1);
    expect(variance / mean).toBeCloseTo(1, 1);
  }
});

test('gamma has the mean and the shape that are asked for', () => {
  const random = new Random(3);
  for (const shape of [0.4, 1, 6]) {
    const [mean, variance] = meanAndVariance(() => random.gamma(shape, 10), 60_000);
    expect(mean / 10).toBeCloseTo(1, 1);
    expect(Math.abs((variance * shape) / 100 - 1)).toBeLessThan(0.15);
  }
});

test('choices follow their weights, and there is none among nothing', () => {
  const random = new Random(4);
  const [mean] = meanAndVariance(() => random.pickWeighted([0, 1], (item) => (item ? 3 : 1)));
  expect(mean).toBeCloseTo(0.75, 1);
  expect(() => random.pick([])).toThrow('nothing to choose');
});
