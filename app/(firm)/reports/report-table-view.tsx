'use client';

import { useMemo, type ReactNode } from 'react';
import { Badge } from '@/components/ui/badge';
import {
  DataTable,
  type DataCell,
  type DataColumn,
  type DataRow,
} from '@/components/ui/data-table';
import { Link } from '@/components/ui/link';
import { unpackReport, type ReportLines } from './report-lines';
import {
  changeText,
  shownChange,
  shownText,
  type ReportTable,
  type ReportColumn,
  type ReportRow,
} from './report-table';

/** A report's table: each metric leads to the cases that it counts and says how it changed. */
export function ReportTableView({ lines, empty }: { lines: ReportLines; empty?: ReactNode }) {
  const table = useMemo(() => unpackReport(lines), [lines]);
  const { columns, totals } = table;
  const shown = useReportTable(table);
  return (
    <DataTable
      caption={table.title}
      {...shown}
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

/** Columns and rows of a report table, drawn where it arrives: it travels as the figures that it has. */
export function useReportTable(table: ReportTable): { columns: DataColumn[]; rows: DataRow[] } {
  return useMemo(() => ({ columns: reportColumns(table), rows: reportRows(table) }), [table]);
}

/** The columns of a report table, sorted in the browser. */
function reportColumns({ columns }: ReportTable): DataColumn[] {
  return columns.map(({ id, header, digits, isOrdered }) => ({
    id,
    header,
    sortable: !isOrdered,
    ...(digits === undefined ? {} : { align: 'end' as const }),
  }));
}

/** The rows of a report table, each metric with its link and its change. */
function reportRows(table: ReportTable): DataRow[] {
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
    <span className="figure">
      {href ? (
        <Link
          href={href}
          prefetch={false}
          aria-label={isFirst ? undefined : labelOf(column, row, table, text)}
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
      className="change"
      title={before === null ? undefined : `${before} in ${table.beforeLabel}`}
    >
      {change === null || change === 0 ? null : (
        <>
          {/* Read out and copied, the figure and its change are two numbers. */}
          {` ${changeText(change, column.digits)}`}
          <span className="sr-only">{` against ${table.beforeLabel}`}</span>
        </>
      )}
    </span>
  );
}
