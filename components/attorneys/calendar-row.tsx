'use client';

import { memo } from 'react';
import { Badge } from '@/components/ui/badge';
import { cn } from '@/components/ui/cn';
import { formatDay } from '@/components/ui/format';
import { placeMark } from '@/components/ui/grid-moves';
import { Link } from '@/components/ui/link';
import type { AbsenceDto, AbsenceMonthAttorney, AbsenceMonthDay } from '@/lib/absences/dto';
import { isChosen, layOutBars, type AbsenceBar, type DaySelection } from './absence-bars';
import { absenceWords, cellName, zoneCity } from './calendar-words';
import { absenceLabel } from './words';

export const CALENDAR_NAME_CELL =
  'sticky left-0 z-10 w-26 border-r border-line bg-surface text-left sm:w-44';

const LANE_REM = 1.5;
/** Below this many days a bar has room for one letter only. */
const DAYS_FOR_WORDS = 3;

interface CalendarRowProps {
  attorney: AbsenceMonthAttorney;
  row: number;
  days: readonly AbsenceMonthDay[];
  absences: readonly AbsenceDto[];
  /** The firm's, which need not be repeated. */
  timeZone: string;
  /** The column that the keyboard is in, if it is in this row; 0 is the name. */
  activeColumn: number | null;
  selection: DaySelection | null;
}

/** An attorney's month: a cell for each day, bars over the days away. */
export const CalendarRow = memo(function CalendarRow(props: CalendarRowProps) {
  const { attorney, row, days, absences, timeZone, activeColumn, selection } = props;
  const bars = layOutBars(
    absences,
    days.map(({ date }) => date),
  );
  const lanes = Math.max(1, ...bars.map(({ lane }) => lane + 1));
  return (
    <tr className="group/row">
      <th
        scope="row"
        className={cn(
          CALENDAR_NAME_CELL,
          'border-b px-2 py-1.5 font-normal group-focus-within/row:bg-sunken sm:px-3',
        )}
      >
        <Link
          href={`/attorneys/${attorney.id}`}
          prefetch={false}
          {...placeMark({ row, column: 0 })}
          tabIndex={activeColumn === 0 ? 0 : -1}
          className="block rounded-sm text-sm font-medium hover:text-accent max-sm:line-clamp-2 sm:truncate"
        >
          <bdi>{attorney.name}</bdi>
        </Link>
        <span className="flex flex-wrap gap-x-1.5 text-xs text-ink-3 empty:hidden">
          {attorney.timeZone === timeZone ? null : zoneCity(attorney.timeZone)}
          {attorney.active ? null : <Badge>Inactive</Badge>}
          {attorney.active && attorney.pausesOn ? (
            <span>Paused from {formatDay(attorney.pausesOn)}</span>
          ) : null}
        </span>
      </th>
      {days.map((day, place) => (
        <DayCell
          // By place: the focus stays where it is when the month is turned.
          key={place}
          attorney={attorney}
          row={row}
          place={place}
          day={day}
          height={lanes * LANE_REM + 0.5}
          bars={bars}
          isActive={activeColumn === place + 1}
          chosen={isChosen(selection, row, place)}
        />
      ))}
    </tr>
  );
});

function DayCell({
  attorney,
  row,
  place,
  day: { date, isWeekend },
  height,
  bars,
  isActive,
  chosen,
}: {
  attorney: AbsenceMonthAttorney;
  row: number;
  place: number;
  day: AbsenceMonthDay;
  height: number;
  bars: readonly AbsenceBar<AbsenceDto>[];
  isActive: boolean;
  chosen: boolean;
}) {
  const here = bars.filter(({ first, span }) => first <= place && place < first + span);
  const away = here.map(({ absence }) => absence);
  return (
    <td
      {...placeMark({ row, column: place + 1 })}
      tabIndex={isActive ? 0 : -1}
      aria-label={cellName(attorney, date, away)}
      aria-selected={chosen || undefined}
      style={{ height: `${height}rem` }}
      className={cn(
        'relative border-b border-l border-line p-0 align-top focus-visible:-outline-offset-2',
        isWeekend && 'bg-sunken',
        date === attorney.today && 'border-l-2 border-l-accent',
        attorney.mayManage && 'cursor-cell hover:bg-line/60',
        chosen && 'bg-accent-soft ring-2 ring-accent ring-inset',
      )}
    >
      {here
        .filter(({ first }) => first === place)
        .map((bar) => (
          <Bar key={bar.absence.id} bar={bar} />
        ))}
    </td>
  );
}

/** Reaches from its first cell over the others. What it says, every cell's name says too. */
function Bar({
  bar: { absence, span, lane, beganBefore, endsAfter },
}: {
  bar: AbsenceBar<AbsenceDto>;
}) {
  const { id, kind, cover, status } = absence;
  const words = absenceLabel(kind);
  return (
    <span
      aria-hidden="true"
      data-absence={id}
      title={absenceWords(absence)}
      style={{
        top: `${0.25 + lane * LANE_REM}rem`,
        // Each further cell brings its border along.
        width: `calc(${span} * (100% + 1px) - 5px)`,
      }}
      className={cn(
        'absolute left-0.5 z-1 flex h-5 cursor-pointer items-center overflow-clip border px-0.5 text-2xs print-color-exact',
        'border-info/50 bg-info-soft hatched text-info [--hatch:var(--info)] hover:border-info',
        status === 'over' && 'border-line-strong/60 bg-sunken text-ink-2 [--hatch:var(--ink-3)]',
        beganBefore ? 'rounded-l-none border-l-0' : 'rounded-l-md',
        endsAfter ? 'rounded-r-none border-r-0' : 'rounded-r-md',
        span < DAYS_FOR_WORDS && 'justify-center',
      )}
    >
      <span
        className={cn(
          // Stays in view while the days before it are scrolled away under the names.
          'sticky left-[6.75rem] truncate rounded-sm px-1 font-medium sm:left-[11.25rem] print:static',
          status === 'over' ? 'bg-sunken' : 'bg-info-soft',
        )}
      >
        {span < DAYS_FOR_WORDS ? words.slice(0, 1) : words}
        {cover && span >= DAYS_FOR_WORDS ? (
          <span className="font-normal">
            , cover <bdi>{cover.name}</bdi>
          </span>
        ) : null}
      </span>
    </span>
  );
}
