/** A day off of a firm. */
export interface Holiday {
  /** YYYY-MM-DD */
  readonly day: string;
  readonly name: string;
}

/** The same days as text, to be changed. */
export function holidaysAsText(holidays: readonly Holiday[]): string {
  return holidays.map(({ day, name }) => `${day} ${name}`.trim()).join('\n');
}

// Browsers count these, too: without the library that knows time zones.
const DAY_MS = 86_400_000;
const plusDays = (day: string, days: number) =>
  new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
const weekday = (day: string) => new Date(`${day}T00:00:00Z`).getUTCDay();
const two = (number: number) => String(number).padStart(2, '0');

function nthWeekday(year: number, month: number, dayOfWeek: number, nth: number): string {
  const first = `${year}-${two(month)}-01`;
  return plusDays(first, ((dayOfWeek - weekday(first) + 7) % 7) + (nth - 1) * 7);
}

function lastMonday(year: number, month: number): string {
  const last = plusDays(`${year}-${two(month + 1)}-01`, -1);
  return plusDays(last, -((weekday(last) + 6) % 7));
}

/** A fixed day is kept on the Friday before or the Monday after where it falls on a weekend. */
function observed(day: string): string {
  const falls = weekday(day);
  if (falls === 6) return plusDays(day, -1);
  return falls === 0 ? plusDays(day, 1) : day;
}

/** The federal holidays of the United States in a year, on the days on which they are kept. */
export function federalHolidays(year: number): Holiday[] {
  return [
    { day: observed(`${year}-01-01`), name: 'New Year’s Day' },
    { day: nthWeekday(year, 1, 1, 3), name: 'Martin Luther King Jr. Day' },
    { day: nthWeekday(year, 2, 1, 3), name: 'Washington’s Birthday' },
    { day: lastMonday(year, 5), name: 'Memorial Day' },
    { day: observed(`${year}-06-19`), name: 'Juneteenth' },
    { day: observed(`${year}-07-04`), name: 'Independence Day' },
    { day: nthWeekday(year, 9, 1, 1), name: 'Labor Day' },
    { day: nthWeekday(year, 10, 1, 2), name: 'Columbus Day' },
    { day: observed(`${year}-11-11`), name: 'Veterans Day' },
    { day: nthWeekday(year, 11, 4, 4), name: 'Thanksgiving Day' },
    { day: observed(`${year}-12-25`), name: 'Christmas Day' },
  ];
}
