import { formatDay } from '@/components/ui/format';
import type { SelectOption } from '@/components/ui/select';
import { shiftMonth } from '@/lib/features/absences/month-days';
import { absenceMonthSchema } from '@/lib/contracts/absence';

const LISTED_BACK = 12;
const LISTED_AHEAD = 24;

/** The month that an address asks for; undefined where it names none that exists. */
export function readMonth(params: Record<string, string | string[] | undefined>) {
  return absenceMonthSchema.safeParse({ month: params.month }).data?.month;
}

/** The address of a month of absences. */
export function absencesHref(month: string): string {
  return `/attorneys/absences?month=${month}`;
}

/** The months to jump to: a year back, two ahead, and the one that is shown. */
export function monthChoices(current: string, shown: string): SelectOption[] {
  const listed = Array.from({ length: LISTED_BACK + LISTED_AHEAD + 1 }, (_, index) =>
    shiftMonth(current, index - LISTED_BACK),
  );
  return [...new Set([...listed, shown])]
    .sort()
    .map((value) => ({ value, label: formatDay(`${value}-01`, 'month') }));
}
