import {
  createSortedRowModel,
  rowSelectionFeature,
  rowSortingFeature,
  tableFeatures,
  type OnChangeFn,
  type Row,
  type RowSelectionState,
  type TableOptions,
} from '@tanstack/react-table';
import type { ReactNode } from 'react';
import type { Align } from './table';

/** What a cell is sorted by. Missing values always come last. */
export type CellValue = string | number | null;

/** A cell: a plain value, or a value to sort by and what to show for it. */
export type DataCell = CellValue | { value: CellValue; content: ReactNode };

/** A column. All of it is plain data, so that server components can pass it. */
export interface DataColumn {
  id: string;
  header: string;
  align?: Align;
  /** Sort in the browser, over the rows given. Only for tables that hold all of their rows. */
  sortable?: boolean;
  /** Sort on the server: the address that sorts by this column. */
  sortHref?: string;
  /** With `sortHref`: how the rows came sorted, if by this column. */
  sorted?: 'asc' | 'desc';
  /** Extra classes for header and cells, e.g. `w-40` or `max-lg:hidden`. */
  className?: string;
  wrap?: boolean;
  /** Says what it is by itself: on phones, where columns have no head, no name stands before it. */
  plain?: boolean;
}

/** A row; with `href` a click anywhere on it follows the link. */
export interface DataRow {
  id: string;
  href?: string;
  cells: Record<string, DataCell>;
  tone?: 'warn' | 'bad';
}

/** What `DataTable` asks of TanStack Table. */
export const dataTableFeatures = tableFeatures({
  rowSelectionFeature,
  rowSortingFeature,
  sortedRowModel: createSortedRowModel(),
});

export type DataTableRow = Row<typeof dataTableFeatures, DataRow>;
type Options = TableOptions<typeof dataTableFeatures, DataRow>;

/** Rows of a table that are chosen for something to be done with them. */
export interface TableSelection {
  selected: RowSelectionState;
  /** The rows that can be chosen, with what their boxes are called. */
  labels: Readonly<Record<string, string>>;
  /** Told the next choice, or how to get to it from the choice there was. */
  onChange: OnChangeFn<RowSelectionState>;
}

/** How TanStack Table keeps a choice of rows; nothing can be chosen without one. */
export function selectionOptions(
  selection: TableSelection | null,
): Pick<Options, 'enableRowSelection' | 'onRowSelectionChange' | 'state'> {
  if (!selection) return { enableRowSelection: false };
  const { selected, labels, onChange } = selection;
  return {
    enableRowSelection: ({ id }) => labels[id] !== undefined,
    onRowSelectionChange: onChange,
    state: { rowSelection: selected },
  };
}

/** Chooses a row, or leaves it out, as its box would: with Shift all rows since the last one. */
export function tickRow(row: DataTableRow, shiftKey: boolean): void {
  row.getToggleSelectedHandler()({ target: { checked: !row.getIsSelected() }, shiftKey });
}
