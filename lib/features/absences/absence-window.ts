import { invalidField } from '@/lib/shared/errors';
import { addDays, dateIn, dayEnd, dayStart, formatDay } from '@/lib/shared/time';

/** Longest absence that can be recorded: two years, one of them a leap year. */
export const MAX_ABSENCE_DAYS = 731;

/** How far from today an absence may begin; further away is taken for a slip of the pen. */
const MAX_DAYS_BACK = 731;
const MAX_DAYS_AHEAD = 1827;

/**
 * The instants of an absence whose days, both inclusive, are meant in `timeZone`: away from the
 * first instant of the first day, back at the first instant after the last.
 *
 * @throws AppError `validation-failed` when the days are the wrong way round or out of bounds.
 */
export function absenceWindow(
  days: { startsOn: string; endsOn: string },
  timeZone: string,
  at: Date,
): { startsAt: Date; endsAt: Date } {
  const { startsOn, endsOn } = days;
  if (endsOn < startsOn) {
    throw invalidField(
      'endsOn',
      `The last day (${formatDay(endsOn)}) is before the first (${formatDay(startsOn)}). Choose a last day from the first on.`,
    );
  }
  const latestEnd = addDays(startsOn, MAX_ABSENCE_DAYS - 1);
  if (endsOn > latestEnd) {
    throw invalidField(
      'endsOn',
      `An absence may last two years at most; from ${formatDay(startsOn)} that is until ${formatDay(latestEnd)}. For longer, pause the attorney.`,
    );
  }
  const today = dateIn(at, timeZone);
  const earliest = addDays(today, -MAX_DAYS_BACK);
  const latest = addDays(today, MAX_DAYS_AHEAD);
  if (startsOn < earliest || startsOn > latest) {
    throw invalidField(
      'startsOn',
      `The first day must lie between ${formatDay(earliest)} and ${formatDay(latest)}. Check the year.`,
    );
  }
  return { startsAt: dayStart(startsOn, timeZone), endsAt: dayEnd(endsOn, timeZone) };
}
