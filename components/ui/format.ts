/*
 * One place for how numbers, dates and durations read. The locale is fixed so that server and
 * browser always write the same text; the time zone is always the caller's.
 */

const LOCALE = 'en-US';
const dateTimeFormats = new Map<string, Intl.DateTimeFormat>();
const numberFormats = new Map<number, Intl.NumberFormat>();

export type TimeFormat = 'date' | 'datetime' | 'time' | 'month' | 'day';

const TIME_OPTIONS: Record<TimeFormat, Intl.DateTimeFormatOptions> = {
  date: { year: 'numeric', month: 'short', day: 'numeric' },
  datetime: { year: 'numeric', month: 'short', day: 'numeric', hour: 'numeric', minute: '2-digit' },
  time: { hour: 'numeric', minute: '2-digit' },
  month: { year: 'numeric', month: 'long' },
  day: { weekday: 'short', month: 'short', day: 'numeric' },
};

export { zoneName } from '@/lib/wording/zones';

/** Writes an instant in a time zone, e.g. `Mar 4, 2026, 9:05 AM`. */
export function formatTime(
  value: Date | string | number,
  timeZone: string,
  format: TimeFormat = 'date',
): string {
  const key = `${format}|${timeZone}`;
  let formatter = dateTimeFormats.get(key);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat(LOCALE, { ...TIME_OPTIONS[format], timeZone });
    dateTimeFormats.set(key, formatter);
  }
  return formatter.format(new Date(value));
}

/** Writes a calendar day given as `YYYY-MM-DD`, which belongs to no time zone. */
export function formatDay(day: string, format: 'date' | 'day' | 'month' = 'date'): string {
  return formatTime(`${day.slice(0, 10)}T00:00:00Z`, 'UTC', format);
}

/** Writes a number with thousands separators and at most `digits` decimals. */
export function formatNumber(value: number, digits = 0): string {
  let formatter = numberFormats.get(digits);
  if (!formatter) {
    formatter = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: digits });
    numberFormats.set(digits, formatter);
  }
  return formatter.format(value);
}

/** Writes a ratio as a percentage: 0.724 → `72%`. */
export function formatPercent(ratio: number, digits = 0): string {
  return `${formatNumber(ratio * 100, digits)}%`;
}

/** `plural(1, 'case')` → `1 case`; `plural(3, 'case')` → `3 cases`. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${formatNumber(count)} ${count === 1 ? one : many}`;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

/** Writes a length of time with its largest fitting unit: `12 min`, `5 h`, `3 days`. */
export function formatDuration(durationMs: number): string {
  const length = Math.abs(durationMs);
  if (length < MINUTE_MS) return 'under a minute';
  if (length < HOUR_MS) return `${Math.floor(length / MINUTE_MS)} min`;
  if (length < 2 * DAY_MS) return `${Math.floor(length / HOUR_MS)} h`;
  return plural(Math.floor(length / DAY_MS), 'day');
}

/** Writes an instant as seen from another: `3 days ago`, `in 5 h`, `just now`. */
export function formatRelative(value: Date | string | number, now: Date | string | number): string {
  const differenceMs = new Date(value).getTime() - new Date(now).getTime();
  if (Math.abs(differenceMs) < MINUTE_MS) return 'just now';
  const length = formatDuration(differenceMs);
  return differenceMs < 0 ? `${length} ago` : `in ${length}`;
}

/** First letters of the first and last word of a name, for an avatar. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const first = [...(words[0] ?? '')][0] ?? '?';
  const last = words.length > 1 ? ([...(words[words.length - 1] ?? '')][0] ?? '') : '';
  return (first + last).toLocaleUpperCase(LOCALE);
}
