import { cn } from '@/components/ui/cn';
import { formatDay } from '@/components/ui/format';
import type { AbsenceMonthDto } from '@/lib/features/absences/dto';
import { isThin } from './calendar-labels';

const HEAD_CELL = 'border-l border-line bg-sunken px-0 text-center font-normal tabular-nums';

/** The days, how many are present on each, and how many deadlines fall on it. */
export function CalendarHead({ month }: { month: AbsenceMonthDto }) {
  const { days, today, attorneyCount } = month;
  return (
    <thead className="sticky top-0 z-20 text-xs">
      <tr>
        <HeadName>Attorney</HeadName>
        {days.map(({ date, isWeekend }) => (
          <th
            key={date}
            scope="col"
            className={cn(HEAD_CELL, 'py-1', isWeekend && 'text-ink-3')}
            aria-label={`${formatDay(date, 'day')}${date === today ? ', today' : ''}`}
          >
            <span className="block text-2xs text-ink-3">{formatDay(date, 'day').slice(0, 2)}</span>
            <span
              className={cn(
                'mx-auto flex size-5 items-center justify-center rounded-full',
                date === today && 'bg-accent font-semibold text-on-accent print-color-exact',
              )}
            >
              {Number(date.slice(8))}
            </span>
          </th>
        ))}
      </tr>
      <tr>
        <HeadName scope="row">
          Present <span className="font-normal text-ink-3 max-sm:sr-only">of {attorneyCount}</span>
        </HeadName>
        {days.map((day) => {
          const thin = isThin(day, attorneyCount);
          return (
            <td
              key={day.date}
              className={cn(
                HEAD_CELL,
                'border-t align-top',
                day.isWeekend && 'text-ink-3',
                thin && 'bg-warn-soft font-semibold text-warn',
              )}
            >
              {day.presentCount}
              {thin ? <span className="block text-2xs">few</span> : null}
            </td>
          );
        })}
      </tr>
      <tr>
        <HeadName scope="row" last>
          Deadlines
        </HeadName>
        {days.map(({ date, deadlineCount }) => (
          <td key={date} className={cn(HEAD_CELL, 'border-y border-b-line-strong')}>
            {deadlineCount > 0 ? (
              deadlineCount
            ) : (
              <span className="text-ink-3">
                <span aria-hidden="true">·</span>
                <span className="sr-only">none</span>
              </span>
            )}
          </td>
        ))}
      </tr>
    </thead>
  );
}

function HeadName({
  scope = 'col',
  last = false,
  children,
}: {
  scope?: 'col' | 'row';
  last?: boolean;
  children: React.ReactNode;
}) {
  return (
    <th
      scope={scope}
      className={cn(
        'grid-name',
        'z-30 bg-sunken px-2 py-1 align-bottom text-xs font-medium text-ink-2 sm:px-3',
        scope === 'row' && 'border-t align-top',
        last && 'border-b border-b-line-strong',
      )}
    >
      {children}
    </th>
  );
}
