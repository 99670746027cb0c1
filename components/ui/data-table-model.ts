import { createSortedRowModel, rowSortingFeature, tableFeatures } from '@tanstack/react-table';
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
  rowSortingFeature,
  sortedRowModel: createSortedRowModel(),
});
