'use client';

import { useRouter } from 'next/navigation';
import { memo, type ReactNode } from 'react';
import { cn } from './cn';
import { RowBox } from './data-table-boxes';
import { tickRow, type DataCell, type DataColumn, type DataTableRow } from './data-table-model';
import { followRow } from './data-table-moves';
import { asRoute, Link } from './link';
import {
  ALIGN_STYLES,
  CARD_CELL_STYLES,
  CARD_LABEL_STYLES,
  CARD_STYLES,
  CELL_STYLES,
} from './table';

/** What to show of a cell; null where nothing is known. */
function contentOf(cell: DataCell | undefined): ReactNode {
  const content = cell !== null && typeof cell === 'object' ? cell.content : cell;
  return content === undefined || content === '' ? null : content;
}

function cardCell({ plain, wrap }: DataColumn): string {
  return cn(CARD_CELL_STYLES, !plain && CARD_LABEL_STYLES, wrap && 'max-md:w-full');
}

/** The card's title where a box stands before it, so that it is not the first cell. */
const TITLE_AFTER_BOX = cn(
  'max-md:w-full max-md:pr-10 max-md:text-base max-md:before:hidden md:pl-3',
);

/**
 * A record: a row, or on phones a card. `hasBoxes` keeps a place for a box; without a label of its
 * own the row has none, and cannot be chosen. TanStack keeps a row the same as long as its data is,
 * so that only what is ticked is drawn anew: with fifty rows of ten cells a tick would be felt.
 */
export const BodyRow = memo(function BodyRow({
  row,
  columns,
  cards,
  hasBoxes,
  boxLabel,
  checked,
}: {
  row: DataTableRow;
  columns: readonly DataColumn[];
  cards: boolean;
  hasBoxes: boolean;
  boxLabel: string | undefined;
  checked: boolean;
}) {
  const router = useRouter();
  const { href, tone, cells } = row.original;
  return (
    <tr
      role="row"
      data-row-id={row.id}
      onClick={
        href ? (event) => followRow(event, href, () => router.push(asRoute(href))) : undefined
      }
      className={cn(
        'group/row [&:last-child>*]:border-b-0',
        href && 'cursor-pointer focus-within:bg-sunken/70 hover:bg-sunken/70',
        tone === 'warn' && 'bg-warn-soft/40',
        tone === 'bad' && 'bg-bad-soft/40',
        checked && 'bg-accent-soft/50 hover:bg-accent-soft/70',
        cards && CARD_STYLES,
        cards && 'max-md:relative',
        cards && 'max-md:border-b max-md:border-line max-md:last:border-b-0',
      )}
    >
      {hasBoxes ? (
        <RowBox
          label={boxLabel}
          checked={checked}
          cards={cards}
          onToggle={(shiftKey) => tickRow(row, shiftKey)}
        />
      ) : null}
      {columns.map((column, index) => (
        <BodyCell
          key={column.id}
          column={column}
          content={contentOf(cells[column.id])}
          href={index === 0 ? href : undefined}
          cards={cards}
          isTitleAfterBox={index === 0 && hasBoxes}
        />
      ))}
    </tr>
  );
});

function BodyCell({
  column,
  content,
  href,
  cards,
  isTitleAfterBox,
}: {
  column: DataColumn;
  content: ReactNode;
  href: string | undefined;
  cards: boolean;
  isTitleAfterBox: boolean;
}) {
  const shown = content ?? <span className="text-ink-3">–</span>;
  return (
    <td
      role="cell"
      data-label={column.header}
      className={cn(
        CELL_STYLES,
        ALIGN_STYLES[column.align ?? 'start'],
        !column.wrap && 'whitespace-nowrap',
        cards && cardCell(column),
        cards && content === null && 'max-md:hidden',
        cards && isTitleAfterBox && TITLE_AFTER_BOX,
        column.className,
      )}
    >
      {href ? (
        <Link
          data-row-link
          href={href}
          prefetch={false}
          className="font-medium text-ink hover:text-accent"
        >
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
  cards,
  hasBoxes,
}: {
  columns: readonly DataColumn[];
  totals: Record<string, ReactNode>;
  cards: boolean;
  hasBoxes: boolean;
}) {
  return (
    <tfoot role="rowgroup">
      <tr role="row" className={cn('bg-sunken/60', cards && CARD_STYLES)}>
        {hasBoxes ? <td role="cell" className={cn(CELL_STYLES, 'border-t border-b-0')} /> : null}
        {columns.map((column) => (
          <td
            key={column.id}
            role="cell"
            data-label={column.header}
            className={cn(
              CELL_STYLES,
              'border-t border-b-0 font-medium',
              ALIGN_STYLES[column.align ?? 'start'],
              cards && cardCell(column),
              column.className,
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
