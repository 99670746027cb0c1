import { describe, expect, it } from 'vitest';
import {
  formatDay,
  formatDuration,
  formatPercent,
  formatRelative,
  formatTime,
  initialsOf,
  plural,
} from './format';

const HOUR_MS = 3_600_000;

describe('format', () => {
  it('writes an instant in the time zone asked for, not in that of the machine', () => {
    const instant = '2026-03-01T03:30:00Z';
    expect(formatTime(instant, 'America/New_York')).toBe('Feb 28, 2026');
    expect(formatTime(instant, 'Asia/Tokyo')).toBe('Mar 1, 2026');
  });

  it('never shifts a calendar day', () => {
    expect(formatDay('2026-01-01')).toBe('Jan 1, 2026');
    expect(formatDay('2026-12-31', 'month')).toBe('December 2026');
  });

  it('tells lengths of time by their largest fitting unit', () => {
    expect(formatDuration(20_000)).toBe('under a minute');
    expect(formatDuration(12 * 60_000)).toBe('12 min');
    expect(formatDuration(47 * HOUR_MS)).toBe('47 h');
    expect(formatDuration(48 * HOUR_MS)).toBe('2 days');
  });

  it('tells past from future', () => {
    const now = '2026-03-11T12:00:00Z';
    expect(formatRelative('2026-03-11T12:00:30Z', now)).toBe('just now');
    expect(formatRelative('2026-03-11T07:00:00Z', now)).toBe('5 h ago');
    expect(formatRelative('2026-03-14T12:00:00Z', now)).toBe('in 3 days');
  });

  it('counts in words and rounds percentages', () => {
    expect(plural(1, 'case')).toBe('1 case');
    expect(plural(1200, 'case')).toBe('1,200 cases');
    expect(plural(2, 'company', 'companies')).toBe('2 companies');
    expect(formatPercent(0.7249)).toBe('72%');
    expect(formatPercent(0.7249, 1)).toBe('72.5%');
  });

  it('takes initials of any script without breaking characters', () => {
    expect(initialsOf('Ana María Ruiz')).toBe('AR');
    expect(initialsOf('šárka')).toBe('Š');
    expect(initialsOf('🦊 Fox')).toBe('🦊F');
    expect(initialsOf('  ')).toBe('?');
  });
});
