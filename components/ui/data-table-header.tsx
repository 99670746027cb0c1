'use client';

import type { Header } from '@tanstack/react-table';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { cn } from './cn';
import { lookOf } from './data-table-body';
import type { DataColumn, DataRow, dataTableFeatures } from './data-table-model';
import { Link } from './link';

/** A column heading; a link or a button where the column can be sorted by. */
export function HeaderCell({
  header,
  column,
}: {
  header: Header<typeof dataTableFeatures, DataRow>;
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
    <th role="columnheader" scope="col" aria-sort={ariaSort} className={column && lookOf(column)}>
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
  if (direction === undefined) {
    return (
      <svg aria-hidden="true" className="size-3 shrink-0 text-ink-3">
        <use href="#mark-sortable" />
      </svg>
    );
  }
  const Icon = direction === 'asc' ? ArrowUp : ArrowDown;
  return <Icon aria-hidden="true" className="size-3 shrink-0 text-accent" />;
}
