import { Temporal } from 'temporal-polyfill';
import { addDays } from '@/lib/shared/time';

/** A week from Monday to Sunday. */
export interface Week {
  readonly startsOn: string;
  readonly endsOn: string;
}

/** The week that a date lies in, or the one `weeksLater` weeks after it; before it where that is negative. */
export function weekOf(date: string, weeksLater = 0): Week {
  const weekday = Temporal.PlainDate.from(date).dayOfWeek;
  const startsOn = addDays(date, 1 - weekday + 7 * weeksLater);
  return { startsOn, endsOn: addDays(startsOn, 6) };
}

/** Days from one date to another; 0 for the same date. */
function daysBetween(from: string, to: string): number {
  return Temporal.PlainDate.from(from).until(to, { largestUnit: 'day' }).days;
}

/**
 * How many days of the week, of seven, are covered by absences (dates inclusive); days in several
 * absences count once.
 */
export function absentDaysIn(
  week: Week,
  absences: readonly { readonly startsOn: string; readonly endsOn: string }[],
): number {
  const away = new Set<number>();
  for (const { startsOn, endsOn } of absences) {
    const first = Math.max(0, daysBetween(week.startsOn, startsOn));
    const last = Math.min(6, daysBetween(week.startsOn, endsOn));
    for (let day = first; day <= last; day += 1) away.add(day);
  }
  return away.size;
}
