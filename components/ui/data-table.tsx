'use client';

import { useTable } from '@tanstack/react-table';
import { useMemo, type ReactNode } from 'react';
import { cn } from './cn';
import { BodyRow, TotalsRow } from './data-table-body';
import { AllRowsBox } from './data-table-boxes';
import { HeaderCell } from './data-table-header';
import {
  dataTableFeatures,
  selectionOptions,
  tickRow,
  type DataCell,
  type DataColumn,
  type DataRow,
  type TableSelection,
} from './data-table-model';
import { moveBetweenRows, rowToTick } from './data-table-moves';
import { byValue } from './data-table-sort';
import { Table, TableBox } from './table';

export type { CellValue, DataCell, DataColumn, DataRow, TableSelection } from './data-table-model';

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
 * A table of records on TanStack Table, which holds order and choice: sorting (in the browser, or by
 * links to the server), row links, a header that stays in view, totals, cards on phones. Arrow keys,
 * Home and End move between rows that have a link. With `selection` rows can be chosen: by their
 * boxes, a whole range with Shift, all of them by the box on top, and the row that has the focus
 * with X.
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
    ...selectionOptions(selection),
    initialState: initialSort
      ? { sorting: [{ id: initialSort.id, desc: initialSort.desc ?? false }] }
      : {},
  });
  const byId = useMemo(() => new Map(columns.map((column) => [column.id, column])), [columns]);

  if (rows.length === 0 && empty) return empty;
  const cards = narrow === 'cards';
  return (
    <TableBox
      label={caption}
      className={cn(maxHeight && 'overflow-y-auto', cards && 'max-md:overflow-visible')}
      {...(maxHeight ? { style: { maxHeight } } : {})}
    >
      <Table
        caption={caption}
        showCaption={showCaption}
        role="table"
        className={cn('records', cards && 'cards')}
      >
        <thead role="rowgroup" className={cn(cards && 'max-md:sr-only')}>
          {table.getHeaderGroups().map((group) => (
            <tr key={group.id} role="row">
              {selection ? (
                <AllRowsBox
                  all={table.getIsAllPageRowsSelected()}
                  some={table.getIsSomePageRowsSelected()}
                  onToggle={() => table.toggleAllPageRowsSelected()}
                />
              ) : null}
              {group.headers.map((header) => (
                <HeaderCell key={header.id} header={header} column={byId.get(header.column.id)} />
              ))}
            </tr>
          ))}
        </thead>
        <tbody
          role="rowgroup"
          onKeyDown={(event) => {
            const row = table.getCoreRowModel().rows[rowToTick(event) ?? -1];
            if (row) tickRow(row, event.shiftKey);
            moveBetweenRows(event);
          }}
        >
          {table.getRowModel().rows.map((row) => (
            <BodyRow
              key={row.id}
              row={row}
              columns={columns}
              hasBoxes={selection !== null}
              boxLabel={selection?.labels[row.id]}
              checked={row.getIsSelected()}
            />
          ))}
        </tbody>
        {totals ? (
          <TotalsRow columns={columns} totals={totals} hasBoxes={selection !== null} />
        ) : null}
      </Table>
    </TableBox>
  );
}
