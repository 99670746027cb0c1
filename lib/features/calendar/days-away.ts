import ICAL from 'ical.js';
import { Temporal } from 'temporal-polyfill';
import { addDays, dateIn, isTimeZone } from '@/lib/shared/time';
import { toPlainText } from '@/lib/shared/validation/plain-text';
import { CalendarError } from './found-absence';

/** The part of a day in which people are in the office, and how much of it makes a day away. */
const OFFICE = { from: '08:00', until: '18:00', awayMs: 6 * 60 * 60_000 } as const;

const LONGEST_ZONE = 60;

/** Both inclusive. */
export interface Days {
  readonly startsOn: string;
  readonly endsOn: string;
}

/** Where the times of an event are meant: by name, or, for null, where its attorney is. */
interface Zones {
  readonly own: string;
  readonly start: string | null;
  readonly end: string | null;
}

/** The zones that an event names, and the attorney's own. */
export function zonesOf(event: ICAL.Component, own: string): Zones {
  const named = (name: string) => {
    const zone: unknown = event.getFirstProperty(name)?.getParameter('tzid');
    return typeof zone === 'string' ? zone : null;
  };
  const start = named('dtstart');
  return { own, start, end: event.hasProperty('dtend') ? named('dtend') : start };
}

/**
 * The days away of one occurrence; null for less than a day. A whole-day event is meant in the attorney's
 * own days. One with times counts on the days of which it takes six hours between eight and six.
 */
export function daysAway(start: ICAL.Time, end: ICAL.Time, zones: Zones): Days | null {
  if (start.isDate) {
    const startsOn = dayOf(start);
    // Some programs write the same day as its end, which means that day.
    if (dayOf(end) < startsOn) throw new CalendarError('It ends before it begins.');
    const endsOn = end.isDate ? addDays(dayOf(end), -1) : dayOf(end);
    return { startsOn, endsOn: endsOn < startsOn ? startsOn : endsOn };
  }
  const { own } = zones;
  const from = instantOf(start, zones.start, own);
  const until = instantOf(end, zones.end, own);
  if (until < from) throw new CalendarError('It ends before it begins.');
  let first = dateIn(new Date(from), own);
  let last = dateIn(new Date(until), own);
  if (!takesOffice(first, from, until, own)) first = addDays(first, 1);
  if (!takesOffice(last, from, until, own)) last = addDays(last, -1);
  return first > last ? null : { startsOn: first, endsOn: last };
}

function takesOffice(day: string, from: number, until: number, zone: string): boolean {
  const officeFrom = wallInstant(`${day}T${OFFICE.from}`, zone);
  const officeUntil = wallInstant(`${day}T${OFFICE.until}`, zone);
  return Math.min(until, officeUntil) - Math.max(from, officeFrom) >= OFFICE.awayMs;
}

/** The day of a time as it is written. */
export function dayOf({ year, month, day }: ICAL.Time): string {
  if (year < 1 || year > 9999) throw new CalendarError(`The year ${year} is no year of ours.`);
  const [mm, dd] = [month, day].map((part) => String(part).padStart(2, '0'));
  return `${String(year).padStart(4, '0')}-${mm}-${dd}`;
}

/**
 * When a time is. A zone that goes by its own name is the world's; Outlook has names of its own, which
 * the calendar itself describes.
 */
function instantOf(time: ICAL.Time, zone: string | null, own: string): number {
  if (time.zone === ICAL.Timezone.utcTimezone) return time.toUnixTime() * 1000;
  if (zone === null) return wallInstant(wallOf(time), own);
  if (isTimeZone(zone)) return wallInstant(wallOf(time), zone);
  if (time.zone !== ICAL.Timezone.localTimezone) return time.toUnixTime() * 1000;
  const name = JSON.stringify(toPlainText(zone).slice(0, LONGEST_ZONE));
  throw new CalendarError(`The calendar does not describe its time zone ${name}.`);
}

function wallOf(time: ICAL.Time): string {
  const parts = [time.hour, time.minute, time.second];
  return `${dayOf(time)}T${parts.map((part) => String(part).padStart(2, '0')).join(':')}`;
}

/** In the hour that is skipped when clocks go forward, an hour later. */
function wallInstant(wall: string, zone: string): number {
  return Temporal.PlainDateTime.from(wall).toZonedDateTime(zone).epochMilliseconds;
}
