import { describe, expect, it } from 'vitest';
import { monthPeriod, monthsBetween, periodBefore, wholeMonth } from './periods';

describe('periods', () => {
  it('know the last day of each month, leap years included', () => {
    expect(monthPeriod('2028-02')).toEqual({ from: '2028-02-01', to: '2028-02-29' });
    expect(wholeMonth({ from: '2026-11-01', to: '2026-11-30' })).toBe('2026-11');
    expect(wholeMonth({ from: '2026-11-01', to: '2026-11-29' })).toBeNull();
  });

  it('compare a month with the month before, and other days with as many before them', () => {
    expect(periodBefore({ from: '2026-03-01', to: '2026-03-31' })).toEqual({
      from: '2026-02-01',
      to: '2026-02-28',
    });
    expect(periodBefore({ from: '2026-03-02', to: '2026-03-31' })).toEqual({
      from: '2026-01-31',
      to: '2026-03-01',
    });
    expect(periodBefore({ from: '2026-03-05', to: '2026-03-05' })).toEqual({
      from: '2026-03-04',
      to: '2026-03-04',
    });
  });

  it('list months across the end of a year', () => {
    expect(monthsBetween('2026-11', '2027-02')).toEqual([
      '2026-11',
      '2026-12',
      '2027-01',
      '2027-02',
    ]);
    expect(monthsBetween('2026-11', '2026-10')).toEqual([]);
  });
});
