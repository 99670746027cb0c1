import { Temporal } from 'temporal-polyfill';

/** Milliseconds of one elapsed day; calendar days go through the time zone instead. */
export const DAY_MS = 86_400_000;

/** Whether the runtime knows this IANA time zone name. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** Whether `text` is a real calendar date written YYYY-MM-DD. */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  try {
    Temporal.PlainDate.from(text, { overflow: 'reject' });
    return true;
  } catch {
    return false;
  }
}

/** The first instant of a date in a time zone; days that begin after midnight included. */
export function dayStart(date: string, timeZone: string): Date {
  const start = Temporal.PlainDate.from(date).toZonedDateTime({ timeZone });
  return new Date(start.epochMilliseconds);
}

/** The instant at which a date is over in a time zone: the start of the next day. */
export function dayEnd(date: string, timeZone: string): Date {
  return dayStart(addDays(date, 1), timeZone);
}

/**
 * The instant of a wall-clock time written YYYY-MM-DDTHH:mm in a time zone. Where clocks are set
 * back and the time comes twice, the first is meant.
 *
 * @returns null for a time that does not exist there: no real day, or in the hour that is skipped
 * when clocks are set forward
 */
export function localInstant(text: string, timeZone: string): Date | null {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(text) || !isDate(text.slice(0, 10))) return null;
  if (text.slice(11) > '23:59' || text.slice(14) > '59') return null;
  const wall = Temporal.PlainDateTime.from(text);
  const zoned = wall.toZonedDateTime(timeZone, { disambiguation: 'earlier' });
  return zoned.toPlainDateTime().equals(wall) ? new Date(zoned.epochMilliseconds) : null;
}

/** The wall-clock time at an instant in a time zone, as YYYY-MM-DDTHH:mm. */
export function localTimeIn(instant: Date, timeZone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime())
    .toZonedDateTimeISO(timeZone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' });
}

/** How far the clock of a time zone is ahead of UTC at an instant. */
export function utcOffsetMs(instant: Date, timeZone: string): number {
  const zoned = Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(
    timeZone,
  );
  return zoned.offsetNanoseconds / 1_000_000;
}

/** The date that it is at an instant in a time zone, as YYYY-MM-DD. */
export function dateIn(instant: Date, timeZone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime())
    .toZonedDateTimeISO(timeZone)
    .toPlainDate()
    .toString();
}

const wordedDays = new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeZone: 'UTC' });

/** A date as it reads in a sentence: `2026-03-04` → `Mar 4, 2026`. */
export function formatDay(date: string): string {
  return wordedDays.format(textToDateColumn(date));
}

/** An instant as it reads in a sentence, by the clock of a time zone: `Mar 4, 2026, 08:00`. */
export function formatTime(instant: Date, timeZone: string): string {
  const [day = '', time = ''] = localTimeIn(instant, timeZone).split('T');
  return `${formatDay(day)}, ${time}`;
}

/** The date so many days later (or earlier). */
export function addDays(date: string, days: number): string {
  return Temporal.PlainDate.from(date).add({ days }).toString();
}

/** Whether `text` is a month written YYYY-MM. */
export function isMonth(text: string): boolean {
  return /^\d{4}-(0[1-9]|1[0-2])$/.test(text);
}

/** The instants between which a month lies in a time zone: from inclusive, to exclusive. */
export function monthBounds(month: string, timeZone: string): { from: Date; to: Date } {
  const first = Temporal.PlainYearMonth.from(month).toPlainDate({ day: 1 });
  return {
    from: dayStart(first.toString(), timeZone),
    to: dayStart(first.add({ months: 1 }).toString(), timeZone),
  };
}

/** A date column's value (midnight UTC, as the driver reads it) as YYYY-MM-DD. */
export function dateColumnToText(value: Date): string {
  return value.toISOString().slice(0, 10);
}

/** YYYY-MM-DD as a date column's value. */
export function textToDateColumn(date: string): Date {
  return new Date(`${date}T00:00:00.000Z`);
}

/** Elapsed days between two instants, to two decimals. */
export function elapsedDays(from: Date, to: Date): number {
  return Math.round(((to.getTime() - from.getTime()) / DAY_MS) * 100) / 100;
}

/** The month before a month, both written YYYY-MM. */
export function monthBefore(month: string): string {
  return Temporal.PlainYearMonth.from(month).subtract({ months: 1 }).toString();
}
