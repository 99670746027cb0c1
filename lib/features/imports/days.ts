const AMERICAN = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** A day as a spreadsheet writes it: `4/1/2026` is April 1. What is none stays, to be refused. */
export function readDay(text: string): string {
  const [, month = '', day = '', year = ''] = AMERICAN.exec(text) ?? [];
  return year === '' ? text : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/** An instant; of a day alone its noon in universal time, which is that day in every American zone. */
export function readMoment(text: string): string {
  const day = readDay(text);
  return DAY.test(day) ? `${day}T12:00:00Z` : text;
}
