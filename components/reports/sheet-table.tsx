import type { ReactNode } from 'react';
import { Badge } from '@/components/ui/badge';
import {
  DataTable,
  type DataCell,
  type DataColumn,
  type DataRow,
} from '@/components/ui/data-table';
import { Link } from '@/components/ui/link';
import {
  changeText,
  shownChange,
  shownText,
  type Sheet,
  type SheetColumn,
  type SheetRow,
} from './sheet';

/** A report's table: each figure leads to the cases behind it and says how it changed. */
export function SheetTable({ sheet, empty }: { sheet: Sheet; empty?: ReactNode }) {
  const { columns, totals } = sheet;
  return (
    <DataTable
      caption={sheet.title}
      columns={sheetColumns(sheet)}
      rows={sheetRows(sheet)}
      {...(totals
        ? {
            totals: Object.fromEntries(
              columns.map((column) => [
                column.id,
                <Cell key={column.id} {...{ column, row: totals, sheet }} />,
              ]),
            ),
          }
        : {})}
      empty={empty}
    />
  );
}

/** The columns of a sheet, sorted in the browser. */
export function sheetColumns({ columns }: Sheet): DataColumn[] {
  return columns.map(({ id, header, digits, isOrdered }) => ({
    id,
    header,
    sortable: !isOrdered,
    ...(digits === undefined ? {} : { align: 'end' as const }),
  }));
}

/** The rows of a sheet, each figure with its link and its change. */
export function sheetRows(sheet: Sheet): DataRow[] {
  return sheet.rows.map((row) => rowOf(row, sheet));
}

function rowOf(row: SheetRow, sheet: Sheet): DataRow {
  const cells = sheet.columns.map((column): [string, DataCell] => {
    const value = row.cells[column.id] ?? null;
    if (value === null) return [column.id, null];
    return [column.id, { value, content: <Cell column={column} row={row} sheet={sheet} /> }];
  });
  return { id: row.id, cells: Object.fromEntries(cells) };
}

function Cell({ column, row, sheet }: { column: SheetColumn; row: SheetRow; sheet: Sheet }) {
  const text = shownText(column, row.cells[column.id]);
  if (text === null) return <span className="text-ink-3">–</span>;
  const href = row.links?.[column.id];
  const isFirst = column === sheet.columns[0];
  const shown = <bdi className={isFirst ? 'font-medium' : undefined}>{text}</bdi>;
  return (
    <span className="inline-flex flex-wrap items-baseline gap-x-2">
      {href ? (
        <Link
          href={href}
          prefetch={false}
          aria-label={isFirst ? undefined : labelOf(column, row, sheet, text)}
          className="rounded-sm underline decoration-line-strong/60 underline-offset-3 hover:text-accent hover:decoration-accent"
        >
          {shown}
        </Link>
      ) : (
        shown
      )}
      {isFirst ? <Marks row={row} /> : <Change {...{ column, row, sheet }} />}
    </span>
  );
}

/** A figure said in full: "Ana Ruiz, New by rules: 7". */
function labelOf(column: SheetColumn, row: SheetRow, sheet: Sheet, text: string): string {
  const first = sheet.columns[0];
  const whose = first ? row.cells[first.id] : null;
  return `${whose ?? ''}, ${column.header}: ${text}`;
}

function Marks({ row }: { row: SheetRow }) {
  return row.marks?.map(({ text, tone }) => (
    <Badge key={text} tone={tone}>
      {text}
    </Badge>
  ));
}

/** How much the figure changed, at the right of it in a width of its own so that figures align. */
function Change({ column, row, sheet }: { column: SheetColumn; row: SheetRow; sheet: Sheet }) {
  if (!column.compared || !sheet.beforeLabel) return null;
  const change = shownChange(column, row);
  const before = shownText(column, row.before?.[column.id]);
  return (
    <span
      className="inline-block min-w-7 text-left text-xs text-ink-3"
      title={before === null ? undefined : `${before} in ${sheet.beforeLabel}`}
    >
      {change === null || change === 0 ? null : (
        <>
          {/* Read out and copied, the figure and its change are two numbers. */}{' '}
          {changeText(change, column.digits)}
          <span className="sr-only"> against {sheet.beforeLabel}</span>
        </>
      )}
    </span>
  );
}
