'use client';

import { useTable } from '@tanstack/react-table';
import { useCallback, useMemo, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { cn } from './cn';
import { BodyRow, TotalsRow } from './data-table-body';
import { AllRowsBox } from './data-table-boxes';
import { HeaderCell } from './data-table-header';
import {
  dataTableFeatures,
  type DataCell,
  type DataColumn,
  type DataRow,
} from './data-table-model';
import { moveBetweenRows, rowToTick } from './data-table-moves';
import { toggleAll, toggleRow, type TableSelection } from './data-table-selection';
import { byValue } from './data-table-sort';
import { Table, TableBox } from './table';

export type { CellValue, DataCell, DataColumn, DataRow } from './data-table-model';
export type { TableSelection } from './data-table-selection';

export interface DataTableProps {
  /** Says what the table holds; read out by screen readers, shown with `showCaption`. */
  caption: string;
  columns: readonly DataColumn[];
  rows: readonly DataRow[];
  showCaption?: boolean;
  /** What to show instead of an empty table; an `EmptyState`. */
  empty?: ReactNode;
  initialSort?: { id: string; desc?: boolean };
  /** A last row of totals. */
  totals?: Record<string, ReactNode>;
  /** On phones: cards, one a row (default), or the table scrolling in its box. */
  narrow?: 'cards' | 'scroll';
  /** Fixes the height, so that the header stays in view while the rows scroll. */
  maxHeight?: string;
  /** Puts a box before every row, to choose rows for something to be done with them. */
  selection?: TableSelection | null;
}

function valueOf(cell: DataCell | undefined): string | number | undefined {
  const value = cell !== null && typeof cell === 'object' ? cell.value : cell;
  return value ?? undefined;
}

/**
 * A table of records on TanStack Table: sorting (in the browser, or by links to the server), row
 * links, a header that stays in view, totals, cards on phones. Arrow keys, Home and End move
 * between rows that have a link. With `selection` rows can be chosen: by their boxes, a whole range
 * with Shift, all of them by the box on top, and the row that has the focus with X.
 */
export function DataTable({
  caption,
  columns,
  rows,
  showCaption = false,
  empty,
  initialSort,
  totals,
  narrow = 'cards',
  maxHeight,
  selection = null,
}: DataTableProps) {
  const definitions = useMemo(
    () =>
      columns.map((column) => ({
        id: column.id,
        header: column.header,
        accessorFn: (row: DataRow) => valueOf(row.cells[column.id]),
        enableSorting: column.sortable ?? false,
        sortFn: byValue(column.id),
        sortUndefined: 'last' as const,
      })),
    [columns],
  );
  const data = useMemo(() => [...rows], [rows]);
  const table = useTable({
    features: dataTableFeatures,
    columns: definitions,
    data,
    getRowId: (row) => row.id,
    enableSortingRemoval: false,
    initialState: initialSort
      ? { sorting: [{ id: initialSort.id, desc: initialSort.desc ?? false }] }
      : {},
  });
  const byId = useMemo(() => new Map(columns.map((column) => [column.id, column])), [columns]);

  const choices = useChoices(rows, selection);

  if (rows.length === 0 && empty) return empty;
  const cards = narrow === 'cards';
  return (
    <TableBox
      label={caption}
      className={cn(maxHeight && 'overflow-y-auto', cards && 'max-md:overflow-visible')}
      {...(maxHeight ? { style: { maxHeight } } : {})}
    >
      <Table caption={caption} showCaption={showCaption} role="table">
        <thead role="rowgroup" className={cn(cards && 'max-md:sr-only')}>
          {table.getHeaderGroups().map((group) => (
            <tr key={group.id} role="row">
              {choices ? <AllRowsBox state={choices.state} onToggle={choices.toggleAll} /> : null}
              {group.headers.map((header) => (
                <HeaderCell key={header.id} header={header} column={byId.get(header.column.id)} />
              ))}
            </tr>
          ))}
        </thead>
        <tbody
          role="rowgroup"
          onKeyDown={(event) => {
            choices?.tickByKey(event);
            moveBetweenRows(event);
          }}
        >
          {table.getRowModel().rows.map((row) => (
            <BodyRow
              key={row.id}
              row={row.original}
              columns={columns}
              cards={cards}
              hasBoxes={choices !== null}
              boxLabel={selection?.labels[row.id]}
              checked={selection?.selected.has(row.id) ?? false}
              onTick={choices?.tick}
            />
          ))}
        </tbody>
        {totals ? (
          <TotalsRow columns={columns} totals={totals} cards={cards} hasBoxes={choices !== null} />
        ) : null}
      </Table>
    </TableBox>
  );
}

/** What the boxes of a table show and do; null for a table without boxes. */
function useChoices(rows: readonly DataRow[], selection: TableSelection | null) {
  const anchor = useRef<string | null>(null);
  const { labels, onChange } = selection ?? {};
  const selectable = useMemo(
    () => rows.map(({ id }) => id).filter((id) => labels?.[id] !== undefined),
    [rows, labels],
  );
  // The same for all rows and for as long as these rows are there, so that only what is ticked is
  // drawn anew: with fifty rows of ten cells a tick would be felt.
  const tick = useCallback(
    (id: string, range: boolean) => {
      const from = range ? anchor.current : null;
      anchor.current = id;
      onChange?.((selected) => toggleRow(selected, selectable, id, from));
    },
    [onChange, selectable],
  );
  if (!selection) return null;

  const count = selectable.filter((id) => selection.selected.has(id)).length;
  const some = count === selectable.length ? ('all' as const) : ('some' as const);
  return {
    state: count === 0 ? ('none' as const) : some,
    toggleAll: () => selection.onChange((selected) => toggleAll(selected, selectable)),
    tick,
    tickByKey: (event: KeyboardEvent<HTMLTableSectionElement>) => {
      const id = rowToTick(event);
      if (id !== null) tick(id, event.shiftKey);
    },
  };
}
