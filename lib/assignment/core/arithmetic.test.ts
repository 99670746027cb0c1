import { describe, expect, test } from 'vitest';
import { compareFractions, compareText, divideRounded, roundHalfAway } from './arithmetic';

// toBe tells 0 from -0, which would be written into records as "-0".

describe('rounding', () => {
  test.each([
    [0.5, 1],
    [0.49, 0],
    [-0.5, -1],
    [-0.49, 0],
    [-1.5, -2],
    [2.5, 3],
    [0, 0],
    [-0, 0],
  ])('takes halves away from zero: %d to %d', (value, expected) => {
    expect(roundHalfAway(value)).toBe(expected);
  });

  test.each([
    [1, 2, 1],
    [-1, 2, -1],
    [1, 3, 0],
    [-1, 3, 0],
    [5, 3, 2],
    [-5, 3, -2],
    [0, 7, 0],
    [-0, 7, 0],
  ])('of a fraction is exact: %d / %d is %d', (numerator, denominator, expected) => {
    expect(divideRounded(numerator, denominator)).toBe(expected);
  });
});

describe('comparing', () => {
  test('fractions does without dividing', () => {
    expect(compareFractions(1, 3, 2, 6)).toBe(0);
    expect(compareFractions(1, 3, 1, 2)).toBeLessThan(0);
    expect(compareFractions(2, 3, 1, 2)).toBeGreaterThan(0);
  });

  test('texts goes by code unit', () => {
    expect(compareText('a', 'a')).toBe(0);
    expect(compareText('B', 'a')).toBe(-1);
    expect(compareText('a', 'B')).toBe(1);
  });
});
