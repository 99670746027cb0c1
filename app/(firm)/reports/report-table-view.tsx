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
  type ReportTable,
  type ReportColumn,
  type ReportRow,
} from './report-table';

/** A report's table: each figure leads to the cases behind it and says how it changed. */
export function ReportTableView({ table, empty }: { table: ReportTable; empty?: ReactNode }) {
  const { columns, totals } = table;
  return (
    <DataTable
      caption={table.title}
      columns={reportColumns(table)}
      rows={reportRows(table)}
      {...(totals
        ? {
            totals: Object.fromEntries(
              columns.map((column) => [
                column.id,
                <Cell key={column.id} {...{ column, row: totals, table: table }} />,
              ]),
            ),
          }
        : {})}
      empty={empty}
    />
  );
}

/** The columns of a sheet, sorted in the browser. */
export function reportColumns({ columns }: ReportTable): DataColumn[] {
  return columns.map(({ id, header, digits, isOrdered }) => ({
    id,
    header,
    sortable: !isOrdered,
    ...(digits === undefined ? {} : { align: 'end' as const }),
  }));
}

/** The rows of a sheet, each figure with its link and its change. */
export function reportRows(table: ReportTable): DataRow[] {
  return table.rows.map((row) => rowOf(row, table));
}

function rowOf(row: ReportRow, table: ReportTable): DataRow {
  const cells = table.columns.map((column): [string, DataCell] => {
    const value = row.cells[column.id] ?? null;
    if (value === null) return [column.id, null];
    return [column.id, { value, content: <Cell column={column} row={row} table={table} /> }];
  });
  return { id: row.id, cells: Object.fromEntries(cells) };
}

function Cell({
  column,
  row,
  table,
}: {
  column: ReportColumn;
  row: ReportRow;
  table: ReportTable;
}) {
  const text = shownText(column, row.cells[column.id]);
  if (text === null) return <span className="text-ink-3">–</span>;
  const href = row.links?.[column.id];
  const isFirst = column === table.columns[0];
  const shown = <bdi className={isFirst ? 'font-medium' : undefined}>{text}</bdi>;
  return (
    <span className="inline-flex flex-wrap items-baseline gap-x-2">
      {href ? (
        <Link
          href={href}
          prefetch={false}
          aria-label={isFirst ? undefined : labelOf(column, row, table, text)}
          className="rounded-sm underline decoration-line-strong/60 underline-offset-3 hover:text-accent hover:decoration-accent"
        >
          {shown}
        </Link>
      ) : (
        shown
      )}
      {isFirst ? <Marks row={row} /> : <Change {...{ column, row, table: table }} />}
    </span>
  );
}

/** A figure said in full: "Ana Ruiz, New by rules: 7". */
function labelOf(column: ReportColumn, row: ReportRow, table: ReportTable, text: string): string {
  const first = table.columns[0];
  const whose = first ? row.cells[first.id] : null;
  return `${whose ?? ''}, ${column.header}: ${text}`;
}

function Marks({ row }: { row: ReportRow }) {
  return row.marks?.map(({ text, tone }) => (
    <Badge key={text} tone={tone}>
      {text}
    </Badge>
  ));
}

/** How much the figure changed, at the right of it in a width of its own so that figures align. */
function Change({
  column,
  row,
  table,
}: {
  column: ReportColumn;
  row: ReportRow;
  table: ReportTable;
}) {
  if (!column.compared || !table.beforeLabel) return null;
  const change = shownChange(column, row);
  const before = shownText(column, row.before?.[column.id]);
  return (
    <span
      className="inline-block min-w-7 text-left text-xs text-ink-3"
      title={before === null ? undefined : `${before} in ${table.beforeLabel}`}
    >
      {change === null || change === 0 ? null : (
        <>
          {/* Read out and copied, the figure and its change are two numbers. */}{' '}
          {changeText(change, column.digits)}
          <span className="sr-only"> against {table.beforeLabel}</span>
        </>
      )}
    </span>
  );
}
