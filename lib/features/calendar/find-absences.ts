import ICAL from 'ical.js';
import { addDays, isDate } from '@/lib/shared/time';
import { toPlainText } from '@/lib/shared/validation/plain-text';
import { dayOf, daysAway, zonesOf } from './days-away';
import {
  CalendarError,
  MOST_FOUND,
  type FoundAbsence,
  type FoundAbsences,
  type ReadingRules,
  type RefusedEvent,
} from './found-absence';
import { isOutOfOffice, textOf } from './is-out-of-office';

/** So far ahead a repeating event is followed. */
const DAYS_AHEAD = 366;
const MOST_EVENTS = 20_000;
/** A daily event of fifty years; one that repeats more often cannot be about days. */
const MOST_REPEATS = 20_000;
const TOO_OFTEN = /FREQ=(?:SECONDLY|MINUTELY|HOURLY)/i;
const LONGEST_TITLE = 120;
const MOST_REFUSED = 20;

interface Found {
  absences: FoundAbsence[];
  refused: RefusedEvent[];
  passedOver: { other: number; short: number; over: number };
}

/**
 * The absences that a calendar tells of and that are not over. It may run for long on a calendar that
 * means harm: see `findOffThread`.
 *
 * @throws CalendarError for what is no calendar, and for more than is read
 */
export function findAbsences(text: string, rules: ReadingRules): FoundAbsences {
  const events = readEvents(text);
  const found: Found = { absences: [], refused: [], passedOver: { other: 0, short: 0, over: 0 } };
  const series = Map.groupBy(events, (event) => textOf(event, 'uid') || Symbol('without'));
  for (const parts of series.values()) {
    if (parts.some(isOutOfOffice)) addSeries(found, parts, rules);
    else found.passedOver.other += parts.length;
  }
  if (found.absences.length > MOST_FOUND) {
    throw new CalendarError(
      `The calendar holds more than ${MOST_FOUND} absences to come. Export a shorter period.`,
    );
  }
  return {
    ...found,
    absences: found.absences.toSorted((a, b) => (a.startsOn < b.startsOn ? -1 : 1)),
    refused: found.refused.slice(0, MOST_REFUSED),
  };
}

function readEvents(text: string): ICAL.Component[] {
  if (text.includes('\0')) {
    throw new CalendarError('The calendar contains a NUL character. Export it again.');
  }
  if (!/^\ufeff?\s*BEGIN:VCALENDAR/i.test(text)) {
    throw new CalendarError(
      'This is no calendar: one begins with BEGIN:VCALENDAR. Choose a file that ends in .ics.',
    );
  }
  // Several calendars may follow each other.
  const calendars = parse(text.replace(/^\ufeff/, ''));
  const events = calendars.flatMap((calendar) => calendar.getAllSubcomponents('vevent'));
  if (events.length > MOST_EVENTS) {
    throw new CalendarError(
      `The calendar holds ${events.length} events; ${MOST_EVENTS} are read at most. Export a shorter period.`,
    );
  }
  return events;
}

function parse(text: string): ICAL.Component[] {
  try {
    const parsed = ICAL.parse(text) as [unknown, ...unknown[]];
    // One calendar is itself, several are a list of them.
    const calendars = typeof parsed[0] === 'string' ? [parsed] : parsed;
    return calendars.map((calendar) => new ICAL.Component(calendar as string));
  } catch (error) {
    const reason = error instanceof Error ? toPlainText(error.message).slice(0, 200) : '';
    throw new CalendarError(`The calendar cannot be read: ${reason} Export it again.`);
  }
}

/** An event, or all that is written of one that repeats; of one that stands there twice, the last. */
function addSeries(found: Found, parts: readonly ICAL.Component[], rules: ReadingRules): void {
  const isException = (part: ICAL.Component) => part.hasProperty('recurrence-id');
  const main = parts.findLast((part) => !isException(part));
  const exceptions = parts.filter(isException);
  const title = titleOf(main ?? exceptions[0] ?? new ICAL.Component('vevent'));
  try {
    for (const part of main ? [main, ...exceptions] : exceptions) requireDays(part);
    const event = main && new ICAL.Event(main, { exceptions, strictExceptions: true });
    if (event?.isRecurring()) return addOccurrences(found, event, rules);
    for (const part of main ? [main, ...exceptions] : exceptions) {
      addOccurrence(found, new ICAL.Event(part), keyOf(part), rules);
    }
  } catch (error) {
    const reason = error instanceof Error ? toPlainText(error.message).slice(0, 200) : 'unreadable';
    found.refused.push({ title, reason });
  }
}

/** The library counts on where a date is none: the fortieth of May would be the ninth of June. */
function requireDays(event: ICAL.Component): void {
  if (!event.hasProperty('dtstart')) throw new CalendarError('It has no beginning.');
  for (const name of ['dtstart', 'dtend']) {
    const property = event.getFirstProperty(name);
    if (!property) continue;
    const value: unknown = property.jCal[3];
    const written = typeof value === 'string' ? value : '';
    const [, day = '', time] = /^([\d-]+)(?:T([\d:]+)Z?)?$/.exec(written) ?? [];
    const isTime = time === undefined || /^(?:[01]\d|2[0-3]):[0-5]\d:[0-6]\d$/.test(time);
    if (isDate(day) && isTime) continue;
    throw new CalendarError(`${toPlainText(written).slice(0, 40)} is no day or time.`);
  }
}

function addOccurrences(found: Found, event: ICAL.Event, rules: ReadingRules): void {
  const repeats = event.component.getAllProperties('rrule').map((rule) => rule.toICALString());
  if (repeats.some((rule) => TOO_OFTEN.test(rule))) {
    throw new CalendarError('It repeats within a day, which no absence does.');
  }
  const horizon = addDays(rules.today, DAYS_AHEAD);
  const iterator = event.iterator();
  for (let count = 0; ; count += 1) {
    const next = iterator.next() as ICAL.Time | null;
    if (!next || dayOf(next) > horizon) return;
    if (count >= MOST_REPEATS) {
      throw new CalendarError(`It repeats more than ${MOST_REPEATS} times. Let it end.`);
    }
    if (found.absences.length > MOST_FOUND) return;
    // Long past: how it went then does not matter.
    if (dayOf(next) < addDays(rules.today, -DAYS_AHEAD)) continue;
    const { item, startDate, endDate, recurrenceId } = event.getOccurrenceDetails(next);
    const key = `${event.uid}\n${recurrenceId.toString()}`;
    addDaysOf(found, item.component, { start: startDate, end: endDate, key }, rules);
  }
}

function addOccurrence(found: Found, event: ICAL.Event, key: string, rules: ReadingRules): void {
  const { startDate: start, endDate: end, component } = event;
  addDaysOf(found, component, { start, end, key }, rules);
}

function addDaysOf(
  found: Found,
  component: ICAL.Component,
  { start, end, key }: { start: ICAL.Time; end: ICAL.Time; key: string },
  rules: ReadingRules,
): void {
  if (!isOutOfOffice(component)) {
    found.passedOver.other += 1;
    return;
  }
  const days = daysAway(start, end, zonesOf(component, rules.timeZone));
  if (!days) found.passedOver.short += 1;
  else if (days.endsOn < rules.today) found.passedOver.over += 1;
  else found.absences.push({ key, ...days, title: titleOf(component) });
}

function keyOf(event: ICAL.Component): string {
  const uid = textOf(event, 'uid');
  const id = event.getFirstPropertyValue('recurrence-id')?.toString() ?? '';
  // An event without an identifier is known by what it says.
  if (uid === '')
    return ['', titleOf(event), event.getFirstProperty('dtstart')?.toICALString()].join('\n');
  return id === '' ? uid : `${uid}\n${id}`;
}

function titleOf(event: ICAL.Component): string {
  const title = toPlainText(textOf(event, 'summary')).slice(0, LONGEST_TITLE);
  return title === '' ? 'Without a title' : title;
}
