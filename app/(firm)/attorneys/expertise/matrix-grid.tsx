'use client';

import {
  useRef,
  useState,
  type FocusEvent,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
} from 'react';
import { cn } from '@/components/ui/cn';
import { loadMenu } from '@/components/ui/dropdown-menu';
import {
  cellIn,
  clampToGrid,
  focusPlace,
  moveInGrid,
  placeOf,
  type GridPlace,
} from '@/components/ui/grid-moves';
import { whenLoaded } from '@/components/ui/prefetch-on-intent';
import { TableBox } from '@/components/ui/table';
import type { VisaType } from '@/lib/assignment/core';
import type { MatrixAttorney } from '@/lib/features/attorneys/dto';
import { visaTypeLabel } from '@/lib/wording/labels';
import { levelName } from '@/components/attorneys/expertise-level';
import { LevelMenu } from './level-menu';
import { MatrixRow } from './matrix-row';
import type { AttorneyEdits } from '@/app/(firm)/attorneys/roster/use-attorney-edits';

/** With more columns than this their heads stand upright. */
const DENSE_FROM = 14;

/** The field of an attorney that holds their level for a visa type. */
export function levelField(visaType: VisaType): string {
  return `expertise.${visaType}`;
}

/** The cell whose level is being chosen. */
interface Choosing {
  place: GridPlace;
  cell: HTMLElement;
}

interface MatrixGridProps {
  shown: readonly MatrixAttorney[];
  visaTypes: readonly VisaType[];
  editable: boolean;
  edits: AttorneyEdits;
  children: ReactNode;
}

/** The table itself, with its keys, presses and the choice of levels; `children` is its foot. */
export function MatrixGrid({ shown, visaTypes, editable, edits, children }: MatrixGridProps) {
  const table = useRef<HTMLTableElement>(null);
  const size = { rows: shown.length, columns: visaTypes.length + 1 };
  const [wanted, setActive] = useState<GridPlace>({ row: 0, column: 1 });
  const [choosing, setChoosing] = useState<Choosing | null>(null);
  const active = clampToGrid(wanted, size);
  const chosen = choosing && cellAt(choosing.place);

  function cellAt({ row, column }: GridPlace) {
    const [attorney, visaType] = [shown[row], visaTypes[column - 1]];
    if (!attorney || !visaType) return null;
    return { attorney, visaType, level: attorney.expertise[visaType] ?? 0 };
  }

  function setLevel(place: GridPlace, level: number) {
    const cell = cellAt(place);
    if (!cell) return;
    const { attorney, visaType } = cell;
    const subject = `${attorney.name}, ${visaTypeLabel(visaType)}`;
    edits.edit({
      attorney,
      field: levelField(visaType),
      value: String(level),
      from: String(cell.level),
      say: (value) => `${subject}: ${value} ${levelName(Number(value))}`,
    });
  }

  function choose(place: GridPlace) {
    const cell = cellIn(table.current, place);
    if (!cell) return;
    whenLoaded(loadMenu, () =>
      // The press on a cell whose levels show puts them away.
      setChoosing((now) => (now?.cell === cell ? null : { place, cell })),
    );
  }

  function pressed(event: KeyboardEvent<HTMLTableElement>) {
    const place = placeOf(event.target);
    if (!place || event.altKey) return;
    const { key } = event;
    const hasCommand = event.ctrlKey || event.metaKey;
    const moved = moveInGrid(place, event, size);
    if (moved) {
      focusPlace(table.current, moved);
    } else if (hasCommand && key.toLowerCase() === 'z') edits.undo();
    else if (hasCommand || place.column === 0) return;
    else if (/^[0-3]$/.test(key)) setLevel(place, Number(key));
    else if (key === 'Delete' || key === 'Backspace') setLevel(place, 0);
    else if (key === 'Enter' || key === ' ') choose(place);
    else return;
    event.preventDefault();
  }

  const heard = editable && {
    role: 'grid',
    'aria-busy': edits.isRefreshing,
    onKeyDown: pressed,
    onFocus: ({ target }: FocusEvent) => {
      const place = placeOf(target);
      if (place) setActive(place);
    },
    onClick: ({ target }: MouseEvent) => {
      const place = placeOf(target);
      if (place && place.column > 0) choose(place);
    },
  };

  return (
    <>
      <TableBox
        label="Expertise of each attorney by visa type"
        className="max-h-[78dvh] overflow-y-auto print:max-h-none"
      >
        <table
          ref={table}
          {...heard}
          className={cn(
            'expertise-levels',
            editable && 'levels-to-set',
            'w-full table-fixed border-separate border-spacing-0 text-sm',
            'min-w-(--narrow) sm:min-w-(--wide) print:min-w-0!',
          )}
          style={widthsFor(visaTypes.length)}
        >
          <caption className="sr-only">Expertise of each attorney by visa type</caption>
          <MatrixHead visaTypes={visaTypes} />
          <tbody>
            {shown.map((attorney, row) => (
              <MatrixRow
                key={attorney.id}
                attorney={attorney}
                row={row}
                visaTypes={visaTypes}
                levels={visaTypes.map((type) => attorney.expertise[type] ?? 0).join('')}
                states={visaTypes
                  .map((type) => (edits.isSaving(attorney.id, levelField(type)) ? 's' : '-'))
                  .join('')}
                activeColumn={editable ? (active.row === row ? active.column : null) : 0}
                editable={editable}
              />
            ))}
          </tbody>
          {children}
        </table>
      </TableBox>
      <LevelMenu
        cell={chosen && choosing.cell}
        subject={chosen ? `${chosen.attorney.name}, ${visaTypeLabel(chosen.visaType)}` : ''}
        level={chosen?.level ?? 0}
        onChoose={(level) => {
          if (choosing) setLevel(choosing.place, level);
        }}
        onClose={() => setChoosing(null)}
      />
    </>
  );
}

function MatrixHead({ visaTypes }: { visaTypes: readonly VisaType[] }) {
  const dense = visaTypes.length >= DENSE_FROM;
  return (
    <thead>
      <tr>
        <th
          scope="col"
          className={cn(
            'grid-name',
            'top-0 z-30 border-b bg-sunken px-2 py-1 text-left align-bottom text-xs font-medium text-ink-2 sm:px-3.5',
          )}
        >
          Attorney
        </th>
        {visaTypes.map((visaType) => (
          <th
            key={visaType}
            scope="col"
            className="sticky top-0 z-20 border-b border-line bg-sunken px-0.5 py-1.5 text-center align-bottom text-xs font-medium text-ink-2"
          >
            <span
              className={cn(
                dense && 'inline-block rotate-180 whitespace-nowrap [writing-mode:vertical-rl]',
              )}
            >
              {visaTypeLabel(visaType)}
            </span>
          </th>
        ))}
      </tr>
    </thead>
  );
}

function widthsFor(columns: number): Record<`--${string}`, string> {
  const dense = columns >= DENSE_FROM;
  return {
    '--wide': `${11 + columns * (dense ? 2.5 : 3.25)}rem`,
    '--narrow': `${7 + columns * 2.75}rem`,
  };
}
