import { describe, expect, test } from 'vitest';
import { lastsDays } from '@/lib/assignment/core';
import { AppError } from '@/lib/shared/errors';
import { addDays } from '@/lib/shared/time';
import { absenceWindow } from './absence-window';

const AT = new Date('2026-03-01T12:00:00Z');
const NEW_YORK = 'America/New_York';

function hours(startsOn: string, endsOn: string, timeZone: string): number {
  const { startsAt, endsAt } = absenceWindow({ startsOn, endsOn }, timeZone, AT);
  return (endsAt.getTime() - startsAt.getTime()) / 3_600_000;
}

function refusal(startsOn: string, endsOn: string): { path: string; message: string } {
  try {
    absenceWindow({ startsOn, endsOn }, NEW_YORK, AT);
  } catch (error) {
    if (error instanceof AppError && error.fields[0]) return error.fields[0];
  }
  return { path: 'none', message: 'accepted' };
}

describe('the instants of an absence', () => {
  test('both days are inclusive, in the attorney’s time zone', () => {
    const window = absenceWindow({ startsOn: '2026-06-01', endsOn: '2026-06-05' }, NEW_YORK, AT);
    expect(window.startsAt.toISOString()).toBe('2026-06-01T04:00:00.000Z');
    expect(window.endsAt.toISOString()).toBe('2026-06-06T04:00:00.000Z');
  });

  test('the day on which clocks go forward has 23 hours, the one on which they go back 25', () => {
    expect(hours('2026-03-08', '2026-03-08', NEW_YORK)).toBe(23);
    expect(hours('2026-11-01', '2026-11-01', NEW_YORK)).toBe(25);
  });

  test('a day that begins after midnight begins when it does', () => {
    // In Beirut clocks go forward at midnight.
    const day = { startsOn: '2026-03-29', endsOn: '2026-03-29' };
    const { startsAt } = absenceWindow(day, 'Asia/Beirut', AT);
    expect(startsAt.toISOString()).toBe('2026-03-28T22:00:00.000Z');
    expect(hours('2026-03-29', '2026-03-29', 'Asia/Beirut')).toBe(23);
  });

  test('clocks move at other times elsewhere, by other amounts, and windows still adjoin', () => {
    // Spring in the south; half an hour on Lord Howe Island; at midnight, twice, in Havana.
    expect(hours('2026-04-05', '2026-04-05', 'Australia/Sydney')).toBe(25);
    expect(hours('2026-10-04', '2026-10-04', 'Australia/Sydney')).toBe(23);
    expect(hours('2026-04-05', '2026-04-05', 'Australia/Lord_Howe')).toBe(24.5);
    expect(hours('2026-03-29', '2026-03-29', 'Europe/London')).toBe(23);
    expect(hours('2026-11-01', '2026-11-01', 'America/Havana')).toBe(25);
    expect(hours('2026-03-08', '2026-03-08', 'America/Phoenix')).toBe(24);
    for (const zone of [NEW_YORK, 'Australia/Sydney', 'Asia/Beirut', 'America/Havana']) {
      for (const last of ['2026-03-07', '2026-03-28', '2026-04-04', '2026-10-03', '2026-10-31']) {
        const first = absenceWindow({ startsOn: '2026-03-01', endsOn: last }, zone, AT);
        const day = addDays(last, 1);
        const next = absenceWindow({ startsOn: day, endsOn: day }, zone, AT);
        expect(first.endsAt, `${zone} after ${last}`).toEqual(next.startsAt);
      }
    }
  });

  test('days over a change of clocks are as many as they say, for the rules too', () => {
    const length = (startsOn: string, endsOn: string, zone: string) => {
      const { startsAt, endsAt } = absenceWindow({ startsOn, endsOn }, zone, AT);
      return { startsAtMs: startsAt.getTime(), endsAtMs: endsAt.getTime() };
    };
    const spring = length('2026-03-07', '2026-03-09', NEW_YORK);
    expect([lastsDays(spring, 3), lastsDays(spring, 4)]).toEqual([true, false]);
    const autumn = length('2026-10-31', '2026-11-01', NEW_YORK);
    expect([lastsDays(autumn, 2), lastsDays(autumn, 3)]).toEqual([true, false]);
  });

  test('one day is an absence', () => {
    expect(hours('2026-06-01', '2026-06-01', 'UTC')).toBe(24);
  });
});

describe('an absence is refused', () => {
  test('when it ends before it begins', () => {
    expect(refusal('2026-06-05', '2026-06-04')).toEqual({
      path: 'endsOn',
      message:
        'The last day (Jun 4, 2026) is before the first (Jun 5, 2026). Choose a last day from the first on.',
    });
  });

  test('when it lasts longer than two years, and not a day sooner', () => {
    expect(refusal('2026-06-01', '2028-05-31').path).toBe('none');
    expect(refusal('2026-06-01', '2028-06-01').path).toBe('endsOn');
  });

  test('when its year looks like a slip of the pen', () => {
    expect(refusal('2206-06-01', '2206-06-02').path).toBe('startsOn');
    expect(refusal('1926-06-01', '1926-06-02').path).toBe('startsOn');
  });
});
