import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aCase, anAttorney, away, day, MONDAY_MS } from '@/tests/core/builders';
import { contextOf } from './context';
import { DEFAULT_RULE_SET } from './defaults';
import { factorCostsOf } from './factors';
import { expectedFinishMs, joinAbsences } from './presence';
import { latestStartMs, orderWaitingLine } from './waiting-line';
import {
  dayBeginsMs,
  finishOnWorkingDays,
  isWorkingDay,
  latestBeginningMs,
  weekdayOf,
  workedMs,
} from './work-calendar';
import type { WorkCalendar } from './types';
import { DAY_MS, HOUR_MS } from './arithmetic';

const MONDAY = MONDAY_MS / DAY_MS;
const weeks: WorkCalendar = { weekdays: [1, 2, 3, 4, 5], holidays: [], utcOffsetMs: 0 };

const calendars = fc.record({
  weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 7 }),
  holidays: fc.uniqueArray(fc.integer({ min: MONDAY - 40, max: MONDAY + 80 }), { maxLength: 12 }),
  utcOffsetMs: fc.integer({ min: -12, max: 14 }).map((hours) => hours * HOUR_MS),
});
const absences = fc
  .array(fc.tuple(fc.integer({ min: -5, max: 90 }), fc.integer({ min: 1, max: 20 })), {
    maxLength: 4,
  })
  .map((windows) => joinAbsences(windows.map(([from, days]) => away(from, from + days))));
const works = fc.integer({ min: 0, max: 30 }).map((days) => days * DAY_MS);

describe('a firm that has set its working days', () => {
  test('knows its weekdays', () => {
    expect(weekdayOf(MONDAY)).toBe(1);
    expect(weekdayOf(MONDAY + 6)).toBe(7);
    expect(weekdayOf(-1)).toBe(3);
  });

  test('finishes five days of work within a week, and one more after the weekend', () => {
    expect(finishOnWorkingDays(weeks, [], day(0), 5 * DAY_MS)).toBe(day(5));
    expect(finishOnWorkingDays(weeks, [], day(0), 6 * DAY_MS)).toBe(day(8));
  });

  test('does no work on a holiday, nor in an absence, and counts a day that is both once', () => {
    const calendar = { ...weeks, holidays: [MONDAY + 1] };
    expect(finishOnWorkingDays(calendar, [], day(0), 2 * DAY_MS)).toBe(day(3));
    expect(finishOnWorkingDays(calendar, [away(1, 3)], day(0), 2 * DAY_MS)).toBe(day(4));
  });

  test('has its days begin and end by its own clock', () => {
    const eastern = { ...weeks, utcOffsetMs: -5 * HOUR_MS };
    const friday = day(5) - HOUR_MS;
    expect(finishOnWorkingDays(eastern, [], friday, 6 * HOUR_MS)).toBe(day(5) + 5 * HOUR_MS);
    expect(finishOnWorkingDays(eastern, [], friday, 7 * HOUR_MS)).toBe(day(7) + 6 * HOUR_MS);
  });

  test('takes days off as absences of everyone: the finish is the same', () => {
    fc.assert(
      fc.property(calendars, absences, works, (calendar, windows, workMs) => {
        const closed = Array.from({ length: 900 }, (_, index) => MONDAY - 10 + index)
          .filter((number) => !isWorkingDay(calendar, number))
          .map((number) => ({
            startsAtMs: dayBeginsMs(calendar, number),
            endsAtMs: dayBeginsMs(calendar, number + 1),
          }));
        const found = expectedFinishMs(windows, day(0), workMs, calendar);
        // The older way ends where a window begins; the work is done by then in both.
        const other = expectedFinishMs([...windows, ...closed], day(0), workMs);
        expect(found).toBe(other);
      }),
    );
  });

  test('begins work so that it is done at the end, working back', () => {
    fc.assert(
      fc.property(calendars, works, (calendar, workMs) => {
        const beginsMs = latestBeginningMs(calendar, day(30), workMs);
        expect(workedMs(beginsMs, day(30), calendar)).toBe(workMs);
        expect(finishOnWorkingDays(calendar, [], beginsMs, workMs)).toBeLessThanOrEqual(day(30));
      }),
    );
  });

  test('has its waiting cases begin earlier, and the line is ordered by it', () => {
    const facts = { estimatedDays: 10, deadlineMs: day(28), arrivedAtMs: day(0) };
    expect(latestStartMs(aCase(facts))).toBe(day(18));
    expect(latestStartMs(aCase({ ...facts, workCalendar: weeks }))).toBe(day(14));
    const other = aCase({ ...facts, id: 'other', deadlineMs: day(25) });
    const slow = aCase({ ...facts, id: 'slow', workCalendar: weeks });
    expect(orderWaitingLine([other, slow]).map(({ id }) => id)).toEqual(['slow', 'other']);
  });

  const deadlineFactor = (facts: Parameters<typeof aCase>[0], windows = [away(0, 0)].slice(1)) => {
    const candidate = anAttorney('A', { absences: windows });
    const input = {
      ...{ case: aCase(facts), candidates: [candidate], rules: DEFAULT_RULE_SET },
      ...{ ruleSetVersion: 1, decidedAtMs: day(0) },
    };
    return factorCostsOf(contextOf(input), candidate).find(({ code }) => code === 'deadline');
  };

  test('judges a deadline by its working days, and no weekend is a pause', () => {
    const facts = { estimatedDays: 10, deadlineMs: day(11) };
    expect(deadlineFactor(facts)).toMatchObject({ points: 0, finishInDays: 10 });
    expect(deadlineFactor({ ...facts, workCalendar: weeks })).toMatchObject({
      ...{ points: 300, finishInDays: 12, lateDays: 1, awayDays: 0 },
    });
    const onLeave = deadlineFactor({ ...facts, deadlineMs: day(40), workCalendar: weeks }, [
      away(1, 3),
    ]);
    expect(onLeave).toMatchObject({ points: 6, awayDays: 4 });
  });
});
