import { Temporal } from 'temporal-polyfill';
import { addDays, dateIn } from '@/lib/shared/time';
import type { Random } from './random';

const OPENS = 8.75;
const CLOSES = 18.25;

/** Days on which the offices are closed whatever the weekday, as MM-DD. */
const HOLIDAYS = new Set(['01-01', '06-19', '07-04', '11-11', '12-24', '12-25', '12-31']);

/** Monday 1 … Sunday 7. */
export function weekday(date: string): number {
  return Temporal.PlainDate.from(date).dayOfWeek;
}

/** Whether someone is in the office. */
export function isWorkday(date: string): boolean {
  return weekday(date) <= 5 && !HOLIDAYS.has(date.slice(5));
}

/** The first workday on or after a date. */
export function workdayFrom(date: string): string {
  let day = date;
  while (!isWorkday(day)) day = addDays(day, 1);
  return day;
}

/** The instant of an hour (9.5 = half past nine) on a date in a time zone. */
export function atHour(date: string, hour: number, timeZone: string): Date {
  const time = Temporal.PlainTime.from({ hour: 0 }).add({ seconds: Math.round(hour * 3600) });
  const local = Temporal.PlainDate.from(date).toZonedDateTime({ timeZone, plainTime: time });
  return new Date(local.epochMilliseconds);
}

/** Some moment of the working day. */
export function officeTime(random: Random, date: string, timeZone: string): Date {
  return atHour(date, random.between(OPENS, CLOSES), timeZone);
}

/** So many days later, at a moment when someone works. */
export function officeTimeAfter(random: Random, from: Date, days: number, timeZone: string): Date {
  const date = workdayFrom(addDays(dateIn(from, timeZone), Math.max(0, Math.round(days))));
  const moment = officeTime(random, date, timeZone);
  // The same day, but the moment drawn has passed: the next working morning.
  return moment > from ? moment : officeTime(random, workdayFrom(addDays(date, 1)), timeZone);
}
