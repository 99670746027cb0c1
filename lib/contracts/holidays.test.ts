import { describe, expect, it } from 'vitest';
import { federalHolidays, holidaysAsText } from './federal-holidays';
import { parseHolidays } from './holidays';

describe('days off as text', () => {
  it('come back as they were typed, in order and each day once', () => {
    const typed = '2027-07-05  Independence Day\n\n2026-12-25 Christmas Day\r\n2026-12-25 Again\n';
    expect(holidaysAsText(parseHolidays(typed))).toBe(
      '2026-12-25 Again\n2027-07-05 Independence Day',
    );
    expect(parseHolidays('2027-01-04')).toEqual([{ day: '2027-01-04', name: '' }]);
  });

  it('are refused by line, with the value and what would do', () => {
    expect(() => parseHolidays('2026-12-25\nJuly 4')).toThrow(
      'Line 2 ("July 4") does not begin with a day that exists. Write it as 2027-07-05 Independence Day.',
    );
    expect(() => parseHolidays('2026-02-30')).toThrow('Line 1');
    const many = Array.from({ length: 101 }, (_, index) => `2${100 + index}-01-01`).join('\n');
    expect(() => parseHolidays(many)).toThrow('At most 100 days off are kept; got 101.');
  });
});

describe('the federal holidays', () => {
  it('fall on the days on which the government keeps them', () => {
    expect(federalHolidays(2026).map(({ day }) => day.slice(5))).toEqual([
      ...['01-01', '01-19', '02-16', '05-25', '06-19', '07-03'],
      ...['09-07', '10-12', '11-11', '11-26', '12-25'],
    ]);
    // 4 July 2027 is a Sunday, 25 December 2027 a Saturday.
    expect(federalHolidays(2027).map(({ day }) => day)).toEqual(
      expect.arrayContaining(['2027-07-05', '2027-12-24', '2027-06-18', '2027-11-25']),
    );
  });
});
