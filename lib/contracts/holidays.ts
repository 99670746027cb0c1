import { isDate } from '@/lib/shared/time';
import type { Holiday } from './federal-holidays';

/** The most days off that a firm may keep. */
export const MAX_HOLIDAYS = 100;

const LINE = /^(\d{4}-\d{2}-\d{2})(?:\s+(.*))?$/;

/** A line that is no holiday, and what is wrong with it. */
export class HolidayLineError extends Error {
  override readonly name = 'HolidayLineError';
}

/**
 * Days off as people type them: one a line, the date first, then its name.
 * @throws {HolidayLineError} naming the first line that is none
 */
export function parseHolidays(text: string): Holiday[] {
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  const days = new Map<string, Holiday>();
  for (const [index, line] of lines.entries()) {
    if (line === '') continue;
    const [, day = '', name = ''] = LINE.exec(line) ?? [];
    if (!isDate(day)) {
      throw new HolidayLineError(
        `Line ${index + 1} ("${line.slice(0, 40)}") does not begin with a day that exists. Write it as 2027-07-05 Independence Day.`,
      );
    }
    if (name.length > 100) {
      throw new HolidayLineError(
        `Line ${index + 1}: the name may have at most 100 characters; got ${name.length}. Shorten it.`,
      );
    }
    days.set(day, { day, name });
  }
  if (days.size > MAX_HOLIDAYS) {
    throw new HolidayLineError(
      `At most ${MAX_HOLIDAYS} days off are kept; got ${days.size}. Take out those of past years.`,
    );
  }
  return [...days.values()].sort((a, b) => (a.day < b.day ? -1 : 1));
}
