import { addDays, isDate, isMonth } from '@/lib/shared/time';
import { monthDays } from '@/app/(firm)/reports/month-days';
import { textOf, type Params } from '../../params';

const DEFAULT_PERIOD_DAYS = 90;

/**
 * The days that an address of the report asks for: a month, two days, or the last ninety. What is no
 * month stands for its days as it is, so that the report refuses it.
 */
export function periodOf(
  params: Params,
  today: string,
): { from: string; to: string; month: string | null } {
  const month = textOf(params.month);
  if (month !== undefined) {
    const days = isMonth(month) ? monthDays(month) : { from: month, to: month };
    return { ...days, month };
  }
  const to = textOf(params.to) ?? today;
  const from = textOf(params.from) ?? (isDate(to) ? addDays(to, 1 - DEFAULT_PERIOD_DAYS) : today);
  return { from, to, month: null };
}
