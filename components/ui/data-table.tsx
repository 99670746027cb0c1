'use client';

import {
  createSortedRowModel,
  rowSortingFeature,
  tableFeatures,
  useTable,
  type Header,
} from '@tanstack/react-table';
import { ArrowDown, ArrowUp, ChevronsUpDown } from 'lucide-react';
import { followRow, moveBetweenRows } from './data-table-moves';
import { asRoute, Link } from './link';
import { useRouter } from 'next/navigation';
import { useMemo, type ReactNode } from 'react';
import { cn } from './cn';
import { byValue } from './data-table-sort';
import {
  ALIGN_STYLES,
  CARD_CELL_STYLES,
  CELL_STYLES,
  HEADER_STYLES,
  Table,
  TableBox,
  type Align,
} from './table';

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
}

/** A row; with `href` a click anywhere on it follows the link. */
export interface DataRow {
  id: string;
  href?: string;
  cells: Record<string, DataCell>;
  tone?: 'warn' | 'bad';
}

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
}

const features = tableFeatures({
  rowSortingFeature,
  sortedRowModel: createSortedRowModel(),
});

function valueOf(cell: DataCell | undefined): string | number | undefined {
  const value = cell !== null && typeof cell === 'object' ? cell.value : cell;
  return value ?? undefined;
}

function contentOf(cell: DataCell | undefined): ReactNode {
  const content = cell !== null && typeof cell === 'object' ? cell.content : cell;
  if (content !== null && content !== undefined && content !== '') return content;
  return <span className="text-ink-3">–</span>;
}

/**
 * A table of records on TanStack Table: sorting (in the browser, or by links to the server), row
 * links, a header that stays in view, totals, cards on phones. Arrow keys, Home and End move
 * between rows that have a link.
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
    features,
    columns: definitions,
    data,
    getRowId: (row) => row.id,
    enableSortingRemoval: false,
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
      <Table caption={caption} showCaption={showCaption} role="table">
        <thead role="rowgroup" className={cn(cards && 'max-md:sr-only')}>
          {table.getHeaderGroups().map((group) => (
            <tr key={group.id} role="row">
              {group.headers.map((header) => (
                <HeaderCell key={header.id} header={header} column={byId.get(header.column.id)} />
              ))}
            </tr>
          ))}
        </thead>
        <tbody role="rowgroup" onKeyDown={moveBetweenRows}>
          {table.getRowModel().rows.map((row) => (
            <BodyRow key={row.id} row={row.original} columns={columns} cards={cards} />
          ))}
        </tbody>
        {totals ? <TotalsRow columns={columns} totals={totals} cards={cards} /> : null}
      </Table>
    </TableBox>
  );
}

function HeaderCell({
  header,
  column,
}: {
  header: Header<typeof features, DataRow>;
  column: DataColumn | undefined;
}) {
  const inBrowser = column?.sortable ? header.column.getIsSorted() : false;
  const direction = column?.sortHref ? column.sorted : inBrowser || undefined;
  const label = column?.header ?? header.id;
  const ariaSort =
    direction === 'asc' ? 'ascending' : direction === 'desc' ? 'descending' : undefined;
  const look = cn(
    'group -mx-1 inline-flex items-center gap-1 rounded-sm px-1 hover:text-ink',
    direction && 'text-ink',
  );
  return (
    <th
      role="columnheader"
      scope="col"
      aria-sort={ariaSort}
      className={cn(
        HEADER_STYLES,
        'sticky top-0 z-10',
        ALIGN_STYLES[column?.align ?? 'start'],
        column?.className,
      )}
    >
      {column?.sortHref ? (
        <Link href={column.sortHref} prefetch={false} className={look} scroll={false}>
          {label}
          <SortMark direction={direction} />
        </Link>
      ) : column?.sortable ? (
        <button type="button" className={look} onClick={header.column.getToggleSortingHandler()}>
          {label}
          <SortMark direction={direction} />
        </button>
      ) : (
        label
      )}
    </th>
  );
}

function SortMark({ direction }: { direction: 'asc' | 'desc' | undefined }) {
  const Icon = direction === 'asc' ? ArrowUp : direction === 'desc' ? ArrowDown : ChevronsUpDown;
  return (
    <Icon
      aria-hidden="true"
      className={cn('size-3 shrink-0', direction ? 'text-accent' : 'text-ink-3')}
    />
  );
}

function BodyRow({
  row,
  columns,
  cards,
}: {
  row: DataRow;
  columns: readonly DataColumn[];
  cards: boolean;
}) {
  const router = useRouter();
  const { href } = row;
  return (
    <tr
      role="row"
      onClick={
        href ? (event) => followRow(event, href, () => router.push(asRoute(href))) : undefined
      }
      className={cn(
        'group/row [&:last-child>*]:border-b-0',
        href && 'cursor-pointer focus-within:bg-sunken/70 hover:bg-sunken/70',
        row.tone === 'warn' && 'bg-warn-soft/40',
        row.tone === 'bad' && 'bg-bad-soft/40',
        cards &&
          'max-md:block max-md:border-b max-md:border-line max-md:py-2 max-md:last:border-b-0',
      )}
    >
      {columns.map((column, index) => (
        <td
          key={column.id}
          role="cell"
          data-label={column.header}
          className={cn(
            CELL_STYLES,
            ALIGN_STYLES[column.align ?? 'start'],
            !column.wrap && 'whitespace-nowrap',
            column.className,
            cards && CARD_CELL_STYLES,
          )}
        >
          {index === 0 && href ? (
            <Link
              data-row-link
              href={href}
              prefetch={false}
              className="font-medium text-ink hover:text-accent"
            >
              {contentOf(row.cells[column.id])}
            </Link>
          ) : (
            contentOf(row.cells[column.id])
          )}
        </td>
      ))}
    </tr>
  );
}

function TotalsRow({
  columns,
  totals,
  cards,
}: {
  columns: readonly DataColumn[];
  totals: Record<string, ReactNode>;
  cards: boolean;
}) {
  return (
    <tfoot role="rowgroup">
      <tr role="row" className={cn('bg-sunken/60', cards && 'max-md:block max-md:py-2')}>
        {columns.map((column) => (
          <td
            key={column.id}
            role="cell"
            data-label={column.header}
            className={cn(
              CELL_STYLES,
              'border-t border-b-0 font-medium',
              ALIGN_STYLES[column.align ?? 'start'],
              column.className,
              cards && CARD_CELL_STYLES,
              cards && 'max-md:border-t-0',
            )}
          >
            {totals[column.id] ?? null}
          </td>
        ))}
      </tr>
    </tfoot>
  );
}
