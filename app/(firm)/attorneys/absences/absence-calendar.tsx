'use client';

import {
  useEffect,
  useEffectEvent,
  useMemo,
  useRef,
  useState,
  type FocusEvent,
  type KeyboardEvent,
  type MouseEvent,
} from 'react';
import {
  clampToGrid,
  focusPlace,
  moveInGrid,
  placeOf,
  type GridPlace,
} from '@/components/ui/grid-moves';
import { TableBox } from '@/components/ui/table';
import { formatDay } from '@/components/ui/format';
import type { AbsenceDto } from '@/lib/contracts/absence';
import type { AbsenceMonthAttorney, AbsenceMonthDto } from '@/lib/features/absences/dto';
import { boundsOf, extendSelection, type DaySelection } from './absence-bars';
import { CalendarHead } from './calendar-head';
import { CalendarRow } from './calendar-row';
import { resizeLabel, selectionLabel } from './calendar-labels';
import { isSameDays, moveEdge } from './resize-days';
import { ResizePanel } from './resize-panel';
import { useAbsenceResize, type AbsenceResizing } from './use-absence-resize';
import { useDayDrag, type DayPlace } from './use-day-drag';
import { useResizeDrag } from './use-resize-drag';

/** Days to record an absence for, both inclusive. */
export interface ChosenDays {
  startsOn: string;
  endsOn: string;
}

/**
 * A month of absences: attorneys by days. Days are chosen by dragging along a row, or by Shift and
 * arrow keys; Enter or letting go records an absence for them, or shows the one that is there.
 */
export function AbsenceCalendar({
  month,
  onRecord,
  onShow,
  onMonth,
  resizing,
}: {
  month: AbsenceMonthDto;
  onRecord: (attorney: AbsenceMonthAttorney, days: ChosenDays) => void;
  onShow: (absences: readonly AbsenceDto[]) => void;
  /** Turns so many months on. */
  onMonth: (months: number) => void;
  resizing: AbsenceResizing;
}) {
  const { attorneys, days, timeZone } = month;
  const table = useRef<HTMLTableElement>(null);
  const size = { rows: attorneys.length, columns: days.length + 1 };
  const [wanted, setActive] = useState<GridPlace>(() => ({ row: 0, column: startColumn(month) }));
  const [selection, setSelection] = useState<DaySelection | null>(null);
  const active = clampToGrid(wanted, size);
  const chosenName = selection && attorneys[selection.row]?.name;
  useScrollToToday(table, month);
  const resize = useAbsenceResize(month.absences, resizing);
  const { draft } = resize;
  const byAttorney = useMemo(() => groupByAttorney(month.absences), [month.absences]);
  /** Someone's absences as they are shown: one with the days that are being looked at. */
  const absencesOf = (attorneyId: string) => {
    const own = byAttorney.get(attorneyId) ?? NONE;
    if (draft?.absence.attorneyId !== attorneyId) return own;
    const { absence, startsOn, endsOn } = draft;
    return own.map((one) => (one.id === absence.id ? { ...one, startsOn, endsOn } : one));
  };

  // A shorter month may have taken the cell that had the focus.
  const turned = useRef(false);
  const refocus = useEffectEvent(() => {
    if (turned.current && !table.current?.contains(document.activeElement)) {
      focusPlace(table.current, active);
    }
    turned.current = false;
  });
  useEffect(() => refocus(), [month.month]);

  const datesOf = (one: DaySelection) => {
    const { first, last } = boundsOf(one);
    return days.slice(first, last + 1).map(({ date }) => date);
  };
  function record(one: DaySelection) {
    const attorney = attorneys[one.row];
    const dates = datesOf(one);
    const [startsOn, endsOn] = [dates[0], dates.at(-1)];
    setSelection(null);
    if (attorney?.mayManage && startsOn && endsOn) onRecord(attorney, { startsOn, endsOn });
  }
  function findAbsence(target: EventTarget): AbsenceDto | undefined {
    const id = absenceOf(target);
    return id === null ? undefined : month.absences.find((absence) => absence.id === id);
  }
  function awayOn({ row, place }: DayPlace): AbsenceDto[] {
    const [attorney, day] = [attorneys[row], days[place]];
    if (!attorney || !day) return [];
    return absencesOf(attorney.id).filter(
      ({ startsOn, endsOn }) => startsOn <= day.date && day.date <= endsOn,
    );
  }
  function open(at: DayPlace) {
    const away = awayOn(at);
    if (away.length > 0) onShow(away);
    else record({ row: at.row, from: at.place, to: at.place });
  }
  const wasDragged = useRef(false);
  const resizeDrag = useResizeDrag(table, {
    onMove: ({ absenceId, edge }, place) => {
      const absence = month.absences.find(({ id }) => id === absenceId);
      const day = days[place]?.date;
      if (!absence || !day) return;
      const before = draft?.absence.id === absenceId ? draft : absence;
      const after = moveEdge(before, edge, day);
      if (isSameDays(before, after)) return;
      wasDragged.current = true;
      resize.change(absence, after);
    },
    onEnd: ({ absenceId }, isDone) => {
      if (isDone) focusAbsence(table.current, absenceId);
      else resize.cancel();
      // The click that a press ends with comes after this, if at all.
      setTimeout(() => {
        wasDragged.current = false;
      });
    },
  });
  const drag = useDayDrag({
    dayOf: (target) => {
      const place = absenceOf(target) === null ? placeOf(target) : null;
      if (!place || place.column === 0 || !attorneys[place.row]?.mayManage) return null;
      return { row: place.row, place: place.column - 1 };
    },
    choose: setSelection,
    done: record,
  });

  /** Keys on an absence itself are about its days; Escape leads back to the day it was reached from. */
  function pressedOn(absence: AbsenceDto, event: KeyboardEvent) {
    if (resize.pressed(absence, event)) event.preventDefault();
    else if (event.key === 'Escape') focusPlace(table.current, active);
  }

  function pressed(event: KeyboardEvent<HTMLTableElement>) {
    const place = placeOf(event.target);
    if (!place || event.altKey || event.metaKey) return;
    const absence = findAbsence(event.target);
    if (absence) return pressedOn(absence, event);
    const at = { row: place.row, place: place.column - 1 };
    const { key } = event;
    const extended =
      event.shiftKey && place.column > 0 && attorneys[place.row]?.mayManage
        ? extendSelection(selection, at, key, days.length)
        : null;
    const moved = moveInGrid(place, event, size);
    if (key === 'PageUp' || key === 'PageDown') {
      setSelection(null);
      turned.current = true;
      onMonth(key === 'PageUp' ? -1 : 1);
    } else if (extended) {
      setSelection(extended);
      focusPlace(table.current, { row: extended.row, column: extended.to + 1 });
    } else if (moved) {
      setSelection(null);
      focusPlace(table.current, moved);
    } else if (key === 'Escape' && selection) setSelection(null);
    else if (key === 'F2') focusAbsence(table.current, awayOn(at)[0]?.id);
    else if ((key !== 'Enter' && key !== ' ') || place.column === 0) return;
    else if (selection) record(selection);
    else open(at);
    event.preventDefault();
  }

  return (
    <>
      <TableBox
        label={`Absences in ${formatDay(`${month.month}-01`, 'month')}`}
        className="max-h-[78dvh] overflow-y-auto print:max-h-none"
      >
        <table
          ref={table}
          role="grid"
          aria-multiselectable="true"
          onKeyDown={pressed}
          onFocus={({ target }: FocusEvent) => {
            const place = absenceOf(target) === null ? placeOf(target) : null;
            if (place) setActive(place);
          }}
          onClick={({ target, nativeEvent }: MouseEvent) => {
            if (wasDragged.current) return;
            const id = absenceOf(target);
            const place = placeOf(target);
            const isTap =
              nativeEvent instanceof PointerEvent && nativeEvent.pointerType === 'touch';
            if (id !== null) onShow(month.absences.filter((absence) => absence.id === id));
            else if (isTap && place && place.column > 0) {
              open({ row: place.row, place: place.column - 1 });
            }
          }}
          {...drag}
          onPointerDown={(event) => {
            if (!resizeDrag.begin(event)) drag.onPointerDown(event);
          }}
          className="absence-days w-full min-w-[76rem] table-fixed border-separate border-spacing-0 select-none sm:min-w-[64rem] print:min-w-0!"
        >
          <caption className="sr-only">
            Absences in {formatDay(`${month.month}-01`, 'month')}, a column for each day
          </caption>
          <CalendarHead month={month} />
          <tbody>
            {attorneys.map((attorney, row) => (
              <CalendarRow
                key={attorney.id}
                attorney={attorney}
                row={row}
                days={days}
                absences={absencesOf(attorney.id)}
                timeZone={timeZone}
                activeColumn={active.row === row ? active.column : null}
                selection={selection?.row === row ? selection : null}
                resizedId={draft?.absence.attorneyId === attorney.id ? draft.absence.id : null}
              />
            ))}
          </tbody>
        </table>
      </TableBox>
      <p role="status" className="border-t border-line px-4 py-2 text-sm text-ink-2 empty:hidden">
        {selection && chosenName ? selectionLabel(chosenName, datesOf(selection)) : null}
        {draft ? resizeLabel(draft.absence, draft) : null}
      </p>
      {draft ? (
        <ResizePanel
          draft={draft}
          preview={resize.preview}
          problem={resize.problem}
          isSaving={resize.isSaving}
          onSave={() => {
            focusAbsence(table.current, draft.absence.id);
            void resize.save();
          }}
          onCancel={() => {
            focusAbsence(table.current, draft.absence.id);
            resize.cancel();
          }}
        />
      ) : null}
    </>
  );
}

const NONE: readonly AbsenceDto[] = [];

function groupByAttorney(absences: readonly AbsenceDto[]): Map<string, AbsenceDto[]> {
  const groups = new Map<string, AbsenceDto[]>();
  for (const absence of absences) {
    const group = groups.get(absence.attorneyId);
    if (group) group.push(absence);
    else groups.set(absence.attorneyId, [absence]);
  }
  return groups;
}

/** Moves the focus to an absence, where its days may be changed. */
function focusAbsence(table: HTMLTableElement | null, id: string | undefined): void {
  table?.querySelector<HTMLElement>(`button[data-absence="${id}"]`)?.focus({ preventScroll: true });
}

/** Today's column, or the first where the month is another. */
function startColumn({ days, today }: AbsenceMonthDto): number {
  return (
    Math.max(
      0,
      days.findIndex(({ date }) => date === today),
    ) + 1
  );
}

/** Brings today into view where the table is wider than the screen. */
function useScrollToToday(table: React.RefObject<HTMLTableElement | null>, month: AbsenceMonthDto) {
  const column = startColumn(month);
  useEffect(() => {
    const head = table.current?.rows[0]?.cells;
    const box = table.current?.parentElement;
    const [name, day] = [head?.[0], head?.[column]];
    if (!box || !name || !day) return;
    box.scrollTo({ left: day.offsetLeft - name.offsetWidth - day.offsetWidth });
  }, [table, column, month.month]);
}

function absenceOf(target: EventTarget): string | null {
  const bar = target instanceof Element ? target.closest<HTMLElement>('[data-absence]') : null;
  return bar?.dataset.absence ?? null;
}
