import { ChevronLeft, ChevronRight } from 'lucide-react';
import { ButtonLink } from '@/components/ui/button';
import { FilterBar } from '@/components/ui/filter-bar';
import { formatDay } from '@/components/ui/format';
import { Select } from '@/components/ui/select';
import { isMonth } from '@/lib/shared/time';
import { markOf, type FieldProblem } from './field-mark';

const LISTED_MONTHS = 36;

/** The month so many later, or earlier, both written YYYY-MM. */
function shifted(month: string, months: number): string {
  const date = new Date(`${month}-01T00:00:00Z`);
  date.setUTCMonth(date.getUTCMonth() + months);
  return date.toISOString().slice(0, 7);
}

function nameOf(month: string): string {
  return isMonth(month) ? formatDay(`${month}-01`, 'month') : month;
}

/**
 * Month names for a select, newest first; what was asked for is always among them, as it was written
 * where it is no month.
 */
export function monthOptions(
  latest: string,
  asked: readonly string[] = [],
): { value: string; label: string }[] {
  const listed = Array.from({ length: LISTED_MONTHS }, (_, index) => shifted(latest, -index));
  const all = [...new Set([...listed, ...asked])].sort().reverse();
  return all.map((value) => ({ value, label: nameOf(value) }));
}

/**
 * Chooses the month that a report is about; the address holds it. `month` is null where the report
 * shows other days, which `otherLabel` then names.
 */
export function MonthPicker({
  action,
  month,
  latest,
  otherLabel,
  problems = [],
}: {
  action: string;
  month: string | null;
  /** The newest month to choose: the one that it is now. */
  latest: string;
  otherLabel?: string;
  /** Why it cannot be shown. */
  problems?: readonly FieldProblem[] | undefined;
}) {
  const href = (to: string) => `${action}?month=${to}`;
  const mark = markOf('month', problems);
  const hasNeighbours = month !== null && !('aria-invalid' in mark);
  return (
    <div className="flex flex-wrap items-center gap-2">
      {hasNeighbours ? (
        <ButtonLink href={href(shifted(month, -1))} aria-label="Month before" prefetch={false}>
          <ChevronLeft aria-hidden="true" />
        </ButtonLink>
      ) : null}
      <FilterBar label="Choose a month" action={action}>
        <Select
          key={month ?? ''}
          name="month"
          aria-label="Month"
          defaultValue={month ?? ''}
          options={monthOptions(latest, month ? [month] : [])}
          {...(otherLabel ? { placeholder: otherLabel } : {})}
          className="min-w-44"
          {...mark}
        />
      </FilterBar>
      {hasNeighbours && month < latest ? (
        <ButtonLink href={href(shifted(month, 1))} aria-label="Month after" prefetch={false}>
          <ChevronRight aria-hidden="true" />
        </ButtonLink>
      ) : null}
    </div>
  );
}
