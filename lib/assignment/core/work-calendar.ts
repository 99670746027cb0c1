import { DAY_MS } from './arithmetic';
import type { AbsenceWindow, WorkCalendar } from './types';

/** 1970-01-01 was a Thursday. */
const WEEKDAY_OF_DAY_ZERO = 4;

/** The number of the firm's local day at an instant, counted from 1970-01-01. */
export function dayNumberAt({ utcOffsetMs }: WorkCalendar, atMs: number): number {
  return Math.floor((atMs + utcOffsetMs) / DAY_MS);
}

/** The instant at which a local day begins. */
export function dayBeginsMs({ utcOffsetMs }: WorkCalendar, dayNumber: number): number {
  return dayNumber * DAY_MS - utcOffsetMs;
}

/** The weekday of a day: 1 is Monday, 7 is Sunday. */
export function weekdayOf(dayNumber: number): number {
  return ((((dayNumber + WEEKDAY_OF_DAY_ZERO - 1) % 7) + 7) % 7) + 1;
}

/** Whether the firm works on this day. */
export function isWorkingDay({ weekdays, holidays }: WorkCalendar, dayNumber: number): boolean {
  return weekdays.includes(weekdayOf(dayNumber)) && !holidays.includes(dayNumber);
}

/**
 * The instant at which so much working time is done if work stands still on the firm's days off and
 * during these absences.
 *
 * @param absences in order and apart from each other
 */
export function finishOnWorkingDays(
  calendar: WorkCalendar,
  absences: readonly AbsenceWindow[],
  fromMs: number,
  workMs: number,
): number {
  let atMs = fromMs;
  let leftMs = workMs;
  let place = 0;
  while (leftMs > 0) {
    const away = absences[place];
    if (away && away.endsAtMs <= atMs) {
      place += 1;
      continue;
    }
    if (away && away.startsAtMs <= atMs) {
      atMs = away.endsAtMs;
      continue;
    }
    const day = dayNumberAt(calendar, atMs);
    const dayEndsMs = dayBeginsMs(calendar, day + 1);
    if (!isWorkingDay(calendar, day)) {
      atMs = dayEndsMs;
      continue;
    }
    const untilMs = Math.min(dayEndsMs, away?.startsAtMs ?? dayEndsMs);
    const doneMs = Math.min(leftMs, untilMs - atMs);
    atMs += doneMs;
    leftMs -= doneMs;
  }
  return atMs;
}

/** The latest instant from which on so much working time fits before another one. */
export function latestBeginningMs(calendar: WorkCalendar, endMs: number, workMs: number): number {
  let atMs = endMs;
  let leftMs = workMs;
  while (leftMs > 0) {
    // The day that ends at this instant, or that it lies in.
    const day = dayNumberAt(calendar, atMs - 1);
    const dayBegins = dayBeginsMs(calendar, day);
    if (isWorkingDay(calendar, day)) {
      const doneMs = Math.min(leftMs, atMs - dayBegins);
      atMs -= doneMs;
      leftMs -= doneMs;
    } else {
      atMs = dayBegins;
    }
  }
  return atMs;
}

/**
 * The working time between two instants.
 * @param calendar where it is missing, every day is a working day
 */
export function workedMs(fromMs: number, toMs: number, calendar?: WorkCalendar): number {
  if (!calendar) return Math.max(0, toMs - fromMs);
  let doneMs = 0;
  let atMs = fromMs;
  while (atMs < toMs) {
    const day = dayNumberAt(calendar, atMs);
    const untilMs = Math.min(toMs, dayBeginsMs(calendar, day + 1));
    if (isWorkingDay(calendar, day)) doneMs += untilMs - atMs;
    atMs = untilMs;
  }
  return doneMs;
}
