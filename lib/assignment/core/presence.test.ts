import { describe, expect, test } from 'vitest';
import { expectedFinishMs, findCurrentAbsence, isAbsent, joinAbsences } from './presence';
import { away, day } from '@/tests/core/builders';

describe('joining absences', () => {
  test('merges overlapping and adjoining windows and orders them', () => {
    const windows = [away(8, 9), away(1, 4), away(4, 6), away(2, 3)];
    expect(joinAbsences(windows)).toEqual([away(1, 6), away(8, 9)]);
  });

  test('leaves windows that are in order and apart as they are', () => {
    const windows = [away(1, 2), away(3, 4)];
    expect(joinAbsences(windows)).toBe(windows);
  });
});

test('the current absence reaches to the end of what adjoins it', () => {
  expect(findCurrentAbsence([away(2, 5), away(0, 2)], day(1))).toEqual(away(0, 5));
  expect(findCurrentAbsence([away(2, 5)], day(5))).toBeNull();
  expect(isAbsent([away(2, 5)], day(4))).toBe(true);
});

describe('the expected finish', () => {
  test('stands still while the attorney is away', () => {
    const work = day(10) - day(0);
    expect(expectedFinishMs([], day(0), work)).toBe(day(10));
    expect(expectedFinishMs([away(4, 6)], day(0), work)).toBe(day(12));
    expect(expectedFinishMs([away(4, 6), away(11, 20)], day(0), work)).toBe(day(21));
    expect(expectedFinishMs([away(10, 20)], day(0), work)).toBe(day(10));
    expect(expectedFinishMs([away(-9, -2), away(-1, 3)], day(0), work)).toBe(day(13));
  });
});
