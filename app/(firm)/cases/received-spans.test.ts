import { describe, expect, test } from 'vitest';
import {
  daysOf,
  OWN_DAYS,
  problemOfDays,
  problemOfWord,
  SPAN_OPTIONS,
  wordFor,
} from './received-spans';

const TODAY = '2026-03-04';
const between = (openedFrom: string, openedTo: string) => ({ openedFrom, openedTo });

describe('daysOf', () => {
  test.each([
    ['any-time', {}],
    ['today', between('2026-03-04', '2026-03-04')],
    ['yesterday', between('2026-03-03', '2026-03-03')],
    ['last-7-days', between('2026-02-26', '2026-03-04')],
    ['last-30-days', between('2026-02-03', '2026-03-04')],
    ['this-month', between('2026-03-01', '2026-03-31')],
    ['last-month', between('2026-02-01', '2026-02-28')],
  ])('%s counts whole days, today among them', (word, days) => {
    expect(daysOf(word, TODAY)).toEqual(days);
  });

  test('months end where they end, over the turn of a year and in leap years', () => {
    expect(daysOf('last-month', '2027-01-31')).toEqual(between('2026-12-01', '2026-12-31'));
    expect(daysOf('this-month', '2028-02-01')).toEqual(between('2028-02-01', '2028-02-29'));
    expect(daysOf('yesterday', '2027-01-01')).toEqual(between('2026-12-31', '2026-12-31'));
  });

  test('a word that no one offers means nothing', () => {
    expect(daysOf('next-week', TODAY)).toBeNull();
    expect(daysOf('', TODAY)).toBeNull();
  });
});

describe('wordFor', () => {
  test('every span is recognised by its days on its own day, and is other days the day after', () => {
    for (const { value } of SPAN_OPTIONS) {
      const days = daysOf(value, TODAY);
      expect(days ? wordFor(days, TODAY) : OWN_DAYS).toBe(value);
    }
    expect(wordFor(between(TODAY, TODAY), '2026-03-05')).toBe('yesterday');
    expect(wordFor(between('2026-02-26', TODAY), '2026-03-05')).toBe(OWN_DAYS);
  });

  test('a side that is open makes them own days', () => {
    expect(wordFor({ openedFrom: TODAY }, TODAY)).toBe(OWN_DAYS);
    expect(wordFor({ openedTo: TODAY }, TODAY)).toBe(OWN_DAYS);
  });

  test('where a month is as long as 30 days, the first of the two names it', () => {
    expect(wordFor(between('2026-04-01', '2026-04-30'), '2026-04-30')).toBe('last-30-days');
  });
});

test('days that end before they begin are named by field, value and remedy', () => {
  expect(problemOfDays(between('2026-03-09', '2026-03-04'))).toBe(
    '“Received from” is Mar 9, 2026, after “Received to”, which is Mar 4, 2026. Choose an earlier first day or a later last day.',
  );
  expect(problemOfDays(between(TODAY, TODAY))).toBeNull();
  expect(problemOfDays({ openedFrom: TODAY })).toBeNull();
  expect(problemOfDays(between('soon', TODAY))).toBeNull();
});

test('a word that no one offers is answered by those that are', () => {
  expect(problemOfWord('next-week')).toMatch(/"today", .*"dates"; got "next-week"/);
});
