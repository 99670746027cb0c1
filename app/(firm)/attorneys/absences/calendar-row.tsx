'use client';

import { memo } from 'react';
import { Badge } from '@/components/ui/badge';
import { cn } from '@/components/ui/cn';
import { formatDay } from '@/components/ui/format';
import { placeMark } from '@/components/ui/grid-moves';
import { Link } from '@/components/ui/link';
import type { AbsenceDto } from '@/lib/contracts/absence';
import type { AbsenceMonthAttorney, AbsenceMonthDay } from '@/lib/features/absences/dto';
import { isChosen, layOutBars, type AbsenceBar, type DaySelection } from './absence-bars';
import { AbsenceBarBox, LANE_REM } from './absence-bar-box';
import { cellName, zoneCity } from './calendar-labels';

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
  /** The absence whose days are being changed, if it is in this row. */
  resizedId: string | null;
}

/** An attorney's month: a cell for each day, bars over the days away. */
export const CalendarRow = memo(function CalendarRow(props: CalendarRowProps) {
  const { attorney, row, days, absences, timeZone, activeColumn, selection, resizedId } = props;
  const bars = layOutBars(
    absences,
    days.map(({ date }) => date),
  );
  const lanes = Math.max(1, ...bars.map(({ lane }) => lane + 1));
  return (
    <tr
      className={attorney.mayManage ? 'days-to-choose' : undefined}
      style={{ height: `${lanes * LANE_REM + 0.5}rem` }}
    >
      <th scope="row" className="grid-name">
        <Link
          href={`/attorneys/${attorney.id}`}
          prefetch={false}
          {...placeMark({ row, column: 0 })}
          tabIndex={activeColumn === 0 ? 0 : -1}
        >
          <bdi>{attorney.name}</bdi>
        </Link>
        {attorney.timeZone === timeZone && attorney.active && !attorney.pausesOn ? null : (
          <span>
            {attorney.timeZone === timeZone ? null : zoneCity(attorney.timeZone)}
            {attorney.active ? null : <Badge>Inactive</Badge>}
            {attorney.active && attorney.pausesOn ? (
              <span>Paused from {formatDay(attorney.pausesOn)}</span>
            ) : null}
          </span>
        )}
      </th>
      {days.map((day, place) => (
        <DayCell
          // By place: the focus stays where it is when the month is turned.
          key={place}
          attorney={attorney}
          row={row}
          place={place}
          day={day}
          bars={bars}
          // One cell holds all of them, so that an end that is moved takes no focus with it; the last,
          // so that the Tab key comes to them from every day.
          drawsBars={place === days.length - 1}
          activePlace={activeColumn === null ? null : activeColumn - 1}
          resizedId={resizedId}
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
  bars,
  drawsBars,
  activePlace,
  resizedId,
  isActive,
  chosen,
}: {
  attorney: AbsenceMonthAttorney;
  row: number;
  place: number;
  day: AbsenceMonthDay;
  bars: readonly AbsenceBar<AbsenceDto>[];
  drawsBars: boolean;
  activePlace: number | null;
  resizedId: string | null;
  isActive: boolean;
  chosen: boolean;
}) {
  const here = bars.filter((bar) => isIn(bar, place));
  const away = here.map(({ absence }) => absence);
  const name = cellName(attorney, date, away);
  const holdsBars = drawsBars && bars.length > 0;
  return (
    <td
      {...placeMark({ row, column: place + 1 })}
      tabIndex={isActive ? 0 : -1}
      // A label would take the place of what the bars inside say.
      aria-label={holdsBars ? undefined : name}
      aria-selected={chosen || undefined}
      className={
        cn(
          isWeekend && 'bg-sunken',
          date === attorney.today && 'border-l-2 border-l-accent',
          chosen && 'chosen bg-accent-soft ring-2 ring-accent ring-inset',
        ) || undefined
      }
    >
      {holdsBars ? <span className="sr-only">{name}</span> : null}
      {drawsBars
        ? bars.map((bar) => (
            <AbsenceBarBox
              key={bar.absence.id}
              bar={bar}
              place={place}
              mayResize={attorney.mayManage && bar.absence.status !== 'over'}
              isTabStop={isIn(bar, activePlace)}
              isResized={bar.absence.id === resizedId}
            />
          ))
        : null}
    </td>
  );
}

function isIn({ first, span }: AbsenceBar<AbsenceDto>, place: number | null): boolean {
  return place !== null && first <= place && place < first + span;
}
