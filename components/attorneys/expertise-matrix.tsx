'use client';

import {
  useRef,
  useState,
  type FocusEvent,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
} from 'react';
import { visaTypeLabel } from '@/components/cases/words';
import { Card } from '@/components/ui/card';
import { cn } from '@/components/ui/cn';
import { useAnchorName } from '@/components/ui/floating';
import { clampToGrid, moveInGrid, type GridPlace } from '@/components/ui/grid-moves';
import { TableBox } from '@/components/ui/table';
import { LEVELS, VISA_TYPES, type Level, type VisaType } from '@/lib/assignment/core';
import type { ExpertiseMatrixDto, MatrixAttorney } from '@/lib/attorneys/dto';
import { EditRefused } from './edit-refused';
import { levelName } from './expertise-level';
import { LevelMenu } from './level-menu';
import { columnFigures } from './matrix-figures';
import { GapNotice, MatrixFoot } from './matrix-foot';
import { MatrixRow, NAME_CELL } from './matrix-row';
import { useAttorneyEdits, type AttorneyEdits, type EditAction } from './use-attorney-edits';

interface ExpertiseMatrixProps {
  matrix: ExpertiseMatrixDto;
  /** The columns. */
  visaTypes: readonly VisaType[];
  /** Those of them that the firm practises: gaps in the others are none. */
  practised: readonly VisaType[];
  /** Ids of the attorneys to show, in order; figures count everybody. */
  shownIds: readonly string[];
  editable: boolean;
  action: EditAction;
  /** Above the table, such as a switch for its columns. */
  actions?: ReactNode;
}

/** With more columns than this their heads stand upright. */
const DENSE_FROM = 14;

/**
 * Attorneys × visa types with a level in each cell. Who may change them does so in the cell: a
 * digit sets the level, Enter or a press offers the four. It never cycles through levels, since
 * each is in force at once and may place waiting cases.
 */
export function ExpertiseMatrix(props: ExpertiseMatrixProps) {
  const { matrix, practised, shownIds, editable, action, actions } = props;
  const visaTypes = useKept(props.visaTypes);
  const edits = useAttorneyEdits(action);
  const attorneys = matrix.attorneys.map((attorney) => withEdits(attorney, visaTypes, edits));
  const figures = columnFigures({ ...matrix, attorneys }, visaTypes);
  const shown = shownIds.flatMap((id) => attorneys.find((one) => one.id === id) ?? []);
  return (
    <>
      <EditRefused edits={edits} />
      <GapNotice figures={figures.filter(({ visaType }) => practised.includes(visaType))} />
      <Card
        title="Levels"
        description="0 none, 1 can handle, 2 experienced, 3 expert. At 0 the rules never give them such a case."
        actions={actions}
        footer={editable ? <KeyHints /> : null}
        flush
      >
        <Grid {...{ shown, visaTypes, editable, edits }}>
          <MatrixFoot figures={figures} minExpertise={matrix.minExpertise} />
        </Grid>
      </Card>
    </>
  );
}

/**
 * The columns, and those that were there before: setting the last level of a visa type to 0, or
 * mending a gap, must not take the column away under the hands of who does it.
 */
function useKept(visaTypes: readonly VisaType[]): readonly VisaType[] {
  const [kept, setKept] = useState(visaTypes);
  if (visaTypes.every((type) => kept.includes(type))) return kept;
  const all = VISA_TYPES.filter((type) => kept.includes(type) || visaTypes.includes(type));
  setKept(all);
  return all;
}

function KeyHints() {
  return (
    <p className="max-md:hidden">
      Arrow keys move, 0 to 3 set a level, Enter offers the levels, Ctrl+Z takes the last change
      back. A change is saved at once and holds for every decision from then on.
    </p>
  );
}

function fieldOf(visaType: VisaType): string {
  return `expertise.${visaType}`;
}

/** The attorney with what was changed here and is not on the page yet. */
function withEdits(
  attorney: MatrixAttorney,
  visaTypes: readonly VisaType[],
  edits: AttorneyEdits,
): MatrixAttorney {
  const expertise: Partial<Record<VisaType, Level>> = { ...attorney.expertise };
  for (const visaType of visaTypes) {
    const before = String(expertise[visaType] ?? 0);
    const shown = edits.valueOf(attorney, fieldOf(visaType), before);
    expertise[visaType] = LEVELS.find((level) => String(level) === shown) ?? 0;
  }
  return { ...attorney, expertise };
}

interface GridProps {
  shown: readonly MatrixAttorney[];
  visaTypes: readonly VisaType[];
  editable: boolean;
  edits: AttorneyEdits;
  children: ReactNode;
}

function Grid({ shown, visaTypes, editable, edits, children }: GridProps) {
  const table = useRef<HTMLTableElement>(null);
  const anchorName = useAnchorName();
  const size = { rows: shown.length, columns: visaTypes.length + 1 };
  const [wanted, setActive] = useState<GridPlace>({ row: 0, column: 1 });
  const [choosing, setChoosing] = useState<GridPlace | null>(null);
  const active = clampToGrid(wanted, size);
  const chosen = choosing && cellAt(choosing);

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
      field: fieldOf(visaType),
      value: String(level),
      from: String(cell.level),
      say: (value) => `${subject}: ${value} ${levelName(Number(value))}`,
    });
  }

  function pressed(event: KeyboardEvent<HTMLTableElement>) {
    const place = placeOf(event.target);
    if (!place || event.altKey) return;
    const { key } = event;
    const hasCommand = event.ctrlKey || event.metaKey;
    const moved = moveInGrid(place, event, size);
    if (moved) {
      table.current
        ?.querySelector<HTMLElement>(`[data-cell="${moved.row}:${moved.column}"]`)
        ?.focus();
    } else if (hasCommand && key.toLowerCase() === 'z') edits.undo();
    else if (hasCommand || place.column === 0) return;
    else if (/^[0-3]$/.test(key)) setLevel(place, Number(key));
    else if (key === 'Delete' || key === 'Backspace') setLevel(place, 0);
    else if (key === 'Enter' || key === ' ') setChoosing(place);
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
      if (place && place.column > 0) setChoosing(place);
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
                  .map((type) => (edits.isSaving(attorney.id, fieldOf(type)) ? 's' : '-'))
                  .join('')}
                activeColumn={editable ? (active.row === row ? active.column : null) : 0}
                anchor={
                  choosing?.row === row ? { column: choosing.column, name: anchorName } : null
                }
                editable={editable}
              />
            ))}
          </tbody>
          {children}
        </table>
      </TableBox>
      <LevelMenu
        anchorName={anchorName}
        subject={chosen ? `${chosen.attorney.name}, ${visaTypeLabel(chosen.visaType)}` : null}
        level={chosen?.level ?? 0}
        onChoose={(level) => {
          if (choosing) setLevel(choosing, level);
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
            NAME_CELL,
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

/** The place of the cell that something happened in. */
function placeOf(target: EventTarget): GridPlace | null {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[data-cell]') : null;
  const [row, column] = (cell?.dataset.cell ?? '').split(':').map(Number);
  return row === undefined || column === undefined ? null : { row, column };
}
