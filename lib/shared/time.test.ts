import { describe, expect, test } from 'vitest';
import { localInstant, localTimeIn } from './time';

const NEW_YORK = 'America/New_York';

describe('a wall-clock time', () => {
  test('is the instant that the clocks of its time zone say, in summer and in winter', () => {
    expect(localInstant('2027-01-04T08:00', NEW_YORK)).toEqual(new Date('2027-01-04T13:00:00Z'));
    expect(localInstant('2027-07-05T08:00', NEW_YORK)).toEqual(new Date('2027-07-05T12:00:00Z'));
    expect(localInstant('2027-07-05T08:00', 'Asia/Kolkata')).toEqual(
      new Date('2027-07-05T02:30:00Z'),
    );
  });

  test('in the hour that is skipped does not exist', () => {
    expect(localInstant('2027-03-14T02:30', NEW_YORK)).toBeNull();
    expect(localInstant('2027-03-14T03:00', NEW_YORK)).toEqual(new Date('2027-03-14T07:00:00Z'));
    expect(localInstant('2027-03-28T01:59', 'Europe/London')).toBeNull();
  });

  test('that comes twice is the first of the two', () => {
    expect(localInstant('2027-11-07T01:30', NEW_YORK)).toEqual(new Date('2027-11-07T05:30:00Z'));
  });

  test('that is no time is refused', () => {
    for (const text of ['', '2027-02-29T08:00', '2027-02-28T24:00', '2027-02-28T08:61', '8:00']) {
      expect(localInstant(text, NEW_YORK), text).toBeNull();
    }
  });

  test('is read back from its instant', () => {
    expect(localTimeIn(new Date('2027-07-05T12:00:59Z'), NEW_YORK)).toBe('2027-07-05T08:00');
  });
});
