import { describe, expect, it } from 'vitest';
import { nextTime } from '@/lib/shared/next-time';
import { afterQuietHours, mailDueAt } from './when-to-mail';

const NEW_YORK = 'America/New_York';
const NIGHT = { from: '22:00', until: '07:00' };

const after = (instant: string, quiet = NIGHT, zone = NEW_YORK) =>
  afterQuietHours(new Date(instant), quiet, zone).toISOString();

it('gathers what comes within two minutes', () => {
  expect(mailDueAt(new Date('2026-12-01T15:00:00Z'), null, NEW_YORK).toISOString()).toBe(
    '2026-12-01T15:02:00.000Z',
  );
});

describe('quiet hours', () => {
  it('end in the morning of the person’s own zone', () => {
    expect(after('2026-12-01T15:00:00Z')).toBe('2026-12-01T15:00:00.000Z');
    expect(after('2026-12-02T03:30:00Z')).toBe('2026-12-02T12:00:00.000Z');
    expect(after('2026-12-02T08:00:00Z')).toBe('2026-12-02T12:00:00.000Z');
    expect(after('2026-12-02T08:00:00Z', NIGHT, 'Asia/Tokyo')).toBe('2026-12-02T08:00:00.000Z');
  });

  it('begin with their first minute and end with their last', () => {
    expect(after('2026-12-02T02:59:59Z')).toBe('2026-12-02T02:59:59.000Z');
    expect(after('2026-12-02T03:00:00Z')).toBe('2026-12-02T12:00:00.000Z');
    expect(after('2026-12-02T12:00:00Z')).toBe('2026-12-02T12:00:00.000Z');
  });

  it('may lie within one day', () => {
    const noon = { from: '12:00', until: '13:30' };
    expect(after('2026-12-01T17:10:00Z', noon)).toBe('2026-12-01T18:30:00.000Z');
    expect(after('2026-12-01T18:30:00Z', noon)).toBe('2026-12-01T18:30:00.000Z');
  });

  it('end although clocks skip the hour in which they would', () => {
    expect(after('2027-03-14T06:00:00Z', { from: '22:00', until: '02:30' })).toBe(
      '2027-03-14T07:30:00.000Z',
    );
  });

  it('of no length are none', () => {
    expect(after('2026-12-01T15:00:00Z', { from: '07:00', until: '07:00' })).toBe(
      '2026-12-01T15:00:00.000Z',
    );
  });
});

describe('the next time that a clock shows', () => {
  const zone = 'America/New_York';
  const next = (instant: string, time: string) =>
    nextTime(new Date(instant), time, zone).toISOString();

  it('is today’s where it is still to come, else tomorrow’s', () => {
    expect(next('2026-12-01T11:00:00Z', '07:30')).toBe('2026-12-01T12:30:00.000Z');
    expect(next('2026-12-01T12:30:00Z', '07:30')).toBe('2026-12-02T12:30:00.000Z');
  });

  it('is an hour later in the night that lacks it', () => {
    expect(next('2026-03-08T05:00:00Z', '02:30')).toBe('2026-03-08T07:30:00.000Z');
  });
});
