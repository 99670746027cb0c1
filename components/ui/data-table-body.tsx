'use client';

import { useRouter } from 'next/navigation';
import { memo, type ReactNode } from 'react';
import { cn } from './cn';
import { RowBox } from './data-table-boxes';
import { tickRow, type DataCell, type DataColumn, type DataTableRow } from './data-table-model';
import { followRow } from './data-table-moves';
import { asRoute, Link } from './link';

/** What to show of a cell; null where nothing is known. */
function contentOf(cell: DataCell | undefined): ReactNode {
  const content = cell !== null && typeof cell === 'object' ? cell.content : cell;
  return content === undefined || content === '' ? null : content;
}

/** The look of a column's cells, as table.css knows it. */
export function lookOf({ align, wrap, className }: DataColumn): string | undefined {
  const alignment = align === 'end' ? 'to-the-end' : align === 'center' ? 'centred' : undefined;
  return cn(alignment, wrap && 'wraps', className) || undefined;
}

/**
 * A record: a row, or on phones a card. `hasBoxes` keeps a place for a box; without a label of its
 * own the row has none, and cannot be chosen. TanStack keeps a row the same as long as its data is,
 * so that only what is ticked is drawn anew: with fifty rows of ten cells a tick would be felt.
 */
export const BodyRow = memo(function BodyRow({
  row,
  columns,
  hasBoxes,
  boxLabel,
  checked,
}: {
  row: DataTableRow;
  columns: readonly DataColumn[];
  hasBoxes: boolean;
  boxLabel: string | undefined;
  checked: boolean;
}) {
  const router = useRouter();
  const { href, tone, cells } = row.original;
  return (
    <tr
      role="row"
      // By its place among those that came: an id of its own is long, and stands in its link as well.
      data-row-id={row.index}
      onClick={
        href ? (event) => followRow(event, href, () => router.push(asRoute(href))) : undefined
      }
      className={cn(
        'group/row',
        href && 'opens',
        tone === 'warn' && 'warned',
        tone === 'bad' && 'alarming',
        checked && 'ticked',
      )}
    >
      {hasBoxes ? (
        <RowBox
          label={boxLabel}
          checked={checked}
          onToggle={(shiftKey) => tickRow(row, shiftKey)}
        />
      ) : null}
      {columns.map((column, index) => (
        <BodyCell
          key={column.id}
          column={column}
          content={contentOf(cells[column.id])}
          href={index === 0 ? href : undefined}
        />
      ))}
    </tr>
  );
});

function BodyCell({
  column,
  content,
  href,
}: {
  column: DataColumn;
  content: ReactNode;
  href: string | undefined;
}) {
  const shown = content ?? '–';
  return (
    <td
      role="cell"
      data-label={column.plain ? undefined : column.header}
      className={cn(lookOf(column), content === null && 'unknown') || undefined}
    >
      {href ? (
        <Link data-row-link href={href} prefetch={false}>
          {shown}
        </Link>
      ) : (
        shown
      )}
    </td>
  );
}

/** The last row: what the columns add up to. */
export function TotalsRow({
  columns,
  totals,
  hasBoxes,
}: {
  columns: readonly DataColumn[];
  totals: Record<string, ReactNode>;
  hasBoxes: boolean;
}) {
  return (
    <tfoot role="rowgroup">
      <tr role="row">
        {hasBoxes ? <td role="cell" /> : null}
        {columns.map((column) => (
          <td
            key={column.id}
            role="cell"
            data-label={column.plain ? undefined : column.header}
            className={lookOf(column)}
          >
            {totals[column.id] ?? null}
          </td>
        ))}
      </tr>
    </tfoot>
  );
}
