import { isMonth } from '@/lib/shared/time';
import { textOf, type Params } from '../../params';

const DEFAULT_MONTHS = 12;

/** Whose history is asked for, and of which months; unchecked. */
export interface HistoryQuery {
  readonly attorneyId: string | undefined;
  readonly from: string;
  readonly to: string;
}

/** Whose history an address asks for, and of which months: the last twelve unless it says. */
export function historyQuery(
  params: Params,
  thisMonth: string,
  firstAttorneyId?: string,
): HistoryQuery {
  const to = textOf(params.to) ?? thisMonth;
  return {
    attorneyId: textOf(params.attorneyId) ?? firstAttorneyId,
    from: textOf(params.from) ?? monthsEarlier(isMonth(to) ? to : thisMonth, DEFAULT_MONTHS - 1),
    to,
  };
}

function monthsEarlier(month: string, months: number): string {
  const date = new Date(`${month}-01T00:00:00Z`);
  date.setUTCMonth(date.getUTCMonth() - months);
  return date.toISOString().slice(0, 7);
}
