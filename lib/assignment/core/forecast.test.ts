import { describe, expect, test } from 'vitest';
import { day } from '@/tests/core/builders';
import { forecastFrom, type PastArrival } from './forecast';

function arrival(days: number, facts: Partial<PastArrival> = {}): PastArrival {
  return { visaType: 'O-1A', complexity: 8, arrivedAtMs: day(days), ...facts };
}

describe('the forecast of expert work', () => {
  test('repeats the same weeks of the last year where the records go back that far', () => {
    const arrivals = [arrival(-366), arrival(-365), arrival(-321), arrival(-320), arrival(-1)];
    const [item, ...more] = forecastFrom(arrivals, day(-365), day(0));
    expect(item).toMatchObject({ visaType: 'O-1A', complexity: 8 });
    expect(item?.perDay).toBeCloseTo(2 / 45);
    expect(more).toEqual([]);
  });

  test('takes the trailing 90 days of younger records, or the days there are', () => {
    const arrivals = [arrival(-91), arrival(-90), arrival(-1), arrival(0)];
    expect(forecastFrom(arrivals, day(-364), day(0))[0]?.perDay).toBeCloseTo(2 / 90);
    expect(forecastFrom(arrivals, day(-30), day(0))[0]?.perDay).toBeCloseTo(1 / 30);
    expect(forecastFrom(arrivals, day(0), day(0))).toEqual([]);
  });

  test('counts each visa type and complexity apart and nothing below complexity 7', () => {
    const arrivals = [
      arrival(-1),
      arrival(-1, { complexity: 7 }),
      arrival(-1, { visaType: 'PERM' }),
      arrival(-1, { complexity: 6 }),
    ];
    expect(forecastFrom(arrivals, day(-10), day(0))).toHaveLength(3);
  });
});
