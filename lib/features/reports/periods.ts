import { Temporal } from 'temporal-polyfill';
import { addDays } from '@/lib/shared/time';

/** Two days, both inclusive. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

/** A month as its first and last day. */
export function monthPeriod(month: string): Period {
  const first = Temporal.PlainYearMonth.from(month).toPlainDate({ day: 1 });
  const last = first.add({ months: 1 }).subtract({ days: 1 });
  return { from: first.toString(), to: last.toString() };
}

/** The month that a period is exactly, or null. */
export function wholeMonth({ from, to }: Period): string | null {
  const month = from.slice(0, 7);
  const whole = monthPeriod(month);
  return whole.from === from && whole.to === to ? month : null;
}

/** The months so many later, or earlier. */
export function addMonths(month: string, months: number): string {
  return Temporal.PlainYearMonth.from(month).add({ months }).toString();
}

/** All months from one to another, both inclusive. */
export function monthsBetween(from: string, to: string): string[] {
  const months: string[] = [];
  for (let month = from; month <= to; month = addMonths(month, 1)) months.push(month);
  return months;
}

/**
 * The period that a period is compared with: for a whole month the month before, else just as many
 * days directly before it.
 */
export function periodBefore(period: Period): Period {
  const month = wholeMonth(period);
  if (month !== null) return monthPeriod(addMonths(month, -1));
  const { from, to } = period;
  const days = Temporal.PlainDate.from(from).until(to, { largestUnit: 'day' }).days + 1;
  return { from: addDays(from, -days), to: addDays(from, -1) };
}
