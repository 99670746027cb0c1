import { describe, expect, test } from 'vitest';
import { atHour, isWorkday, officeTimeAfter, workdayFrom } from './calendar';
import { Random } from './random';

const ZONE = 'America/New_York';

describe('the offices', () => {
  test('are closed at weekends and on holidays', () => {
    expect(['2026-11-20', '2026-11-21', '2026-12-25'].map(isWorkday)).toEqual([true, false, false]);
    expect(workdayFrom('2026-12-24')).toBe('2026-12-28');
  });

  test('keep their hours when clocks are changed', () => {
    expect(atHour('2026-03-06', 9.5, ZONE).toISOString()).toBe('2026-03-06T14:30:00.000Z');
    expect(atHour('2026-03-09', 9.5, ZONE).toISOString()).toBe('2026-03-09T13:30:00.000Z');
  });

  test('do what is due in some days later than now and by daylight', () => {
    const random = new Random('office');
    const friday = new Date('2026-11-20T22:00:00Z');
    for (let days = 0; days < 50; days += 1) {
      const at = officeTimeAfter(random, friday, days, ZONE);
      expect(at > friday).toBe(true);
      const hour = Number(
        at.toLocaleString('en', { timeZone: ZONE, hour: 'numeric', hour12: false }),
      );
      expect(hour).toBeGreaterThanOrEqual(8);
      expect(hour).toBeLessThanOrEqual(18);
    }
  });
});
