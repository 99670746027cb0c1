import { describe, expect, it } from 'vitest';
import { countPresent, daysOfMonth, shiftMonth } from './month-days';

describe('the days of a month', () => {
  it.each([
    ['2026-02', 28],
    ['2028-02', 29],
    ['2026-03', 31],
    ['2026-11', 30],
    ['2026-12', 31],
  ])('%s has %i, each once, also where clocks change', (month, length) => {
    const dates = daysOfMonth(month).map(({ date }) => date);
    expect(new Set(dates).size).toBe(length);
    expect(dates[0]).toBe(`${month}-01`);
    expect(dates.at(-1)).toBe(`${month}-${length}`);
  });

  it('know their weekends', () => {
    const weekend = daysOfMonth('2026-11').filter(({ isWeekend }) => isWeekend);
    expect(weekend.map(({ date }) => Number(date.slice(8)))).toEqual([
      1, 7, 8, 14, 15, 21, 22, 28, 29,
    ]);
  });
});

it('months follow one another over the turn of the year', () => {
  expect([-1, 1].map((by) => shiftMonth('2026-12', by))).toEqual(['2026-11', '2027-01']);
  expect(shiftMonth('2027-01', -1)).toBe('2026-12');
});

it('who is away in two absences at once is away once', () => {
  const away = [
    { attorneyId: 'a', startsOn: '2026-11-02', endsOn: '2026-11-04' },
    { attorneyId: 'a', startsOn: '2026-11-04', endsOn: '2026-11-06' },
    { attorneyId: 'gone', startsOn: '2026-11-01', endsOn: '2026-11-30' },
  ];
  const present = (date: string) => countPresent(date, ['a', 'b'], away);
  expect(['2026-11-01', '2026-11-04', '2026-11-06', '2026-11-07'].map(present)).toEqual([
    2, 1, 1, 2,
  ]);
});
