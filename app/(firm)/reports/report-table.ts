import { formatDay, formatNumber } from '@/components/ui/format';

/*
 * A report's table, made once: the page, the file and the paper take their numbers from here, so
 * that they cannot differ.
 */

export type ReportValue = string | number | null;

/** A column of text, or of numbers shown with so many decimals. */
export interface ReportColumn {
  id: string;
  header: string;
  /** Decimals of a number; absent in columns of text. */
  digits?: number;
  /** A number that names something: written without separators. */
  isName?: boolean;
  /** The values are days: shown as such, kept as 2026-11-23 in files. */
  isDay?: boolean;
  /** The values are shares, shown in percent. */
  percent?: boolean;
  /** The rows stand in an order of their own, which this column's text would not give. */
  isOrdered?: boolean;
  /** Has the period before beside it. */
  compared?: boolean;
}

export interface ReportRow {
  id: string;
  cells: Record<string, ReportValue>;
  /** The same figures in the period before. */
  before?: Record<string, number | null>;
  /** Where the cases that a metric counts are listed. */
  links?: Record<string, string>;
  /** Words beside the first cell, such as "Away". */
  marks?: readonly { text: string; tone: 'neutral' | 'info' | 'warn' | 'bad' }[];
}

export interface ReportTable {
  /** What the table holds, as its caption. */
  title: string;
  /** The name of the file, without its ending. */
  name: string;
  columns: readonly ReportColumn[];
  rows: readonly ReportRow[];
  totals?: ReportRow;
  /** What the figures are compared with: "October 2026". */
  beforeLabel?: string;
  /** What the whole table is about, which a file says on each of its lines. */
  about?: { readonly header: string; readonly value: string };
}

/** A number as it is shown: rounded to the column's decimals, shares in percent. */
export function shownNumber(column: ReportColumn, value: number): number {
  const factor = 10 ** (column.digits ?? 0);
  const scaled = column.percent ? value * 100 : value;
  const rounded = Math.round((scaled + Number.EPSILON) * factor) / factor;
  return rounded === 0 ? 0 : rounded;
}

/** A value as the page and the paper show it; null where nothing is known. */
export function shownText(column: ReportColumn, value: ReportValue | undefined): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return column.isDay ? formatDay(value) : value;
  if (column.isName) return String(value);
  const digits = column.digits ?? 0;
  const number = shownNumber(column, value);
  const text =
    digits > 0 && !column.percent ? number.toFixed(digits) : formatNumber(number, digits);
  return column.percent ? `${text}%` : text;
}

/** How much a figure changed since the period before, as it can be reckoned from what is shown. */
export function shownChange(
  column: ReportColumn,
  { cells, before }: Pick<ReportRow, 'cells' | 'before'>,
): number | null {
  const value = cells[column.id];
  const earlier = before?.[column.id];
  if (!column.compared || typeof value !== 'number' || typeof earlier !== 'number') return null;
  const factor = 10 ** (column.digits ?? 0);
  const change = shownNumber(column, value) - shownNumber(column, earlier);
  const rounded = Math.round(change * factor) / factor;
  return rounded === 0 ? 0 : rounded;
}

/** A change with its sign: `+3`, `−1.5`, `±0`. */
export function changeText(change: number, digits = 0): string {
  if (change === 0) return '±0';
  return `${change > 0 ? '+' : '−'}${formatNumber(Math.abs(change), digits)}`;
}

/** The table as lines of cells for a file: its heads, then rows and totals, with the same numbers. */
export function reportLines(table: ReportTable): ReportValue[][] {
  const rows = table.totals ? [...table.rows, table.totals] : table.rows;
  return [
    [
      ...(table.about ? [table.about.header] : []),
      ...table.columns.flatMap((column) => headsOf(column, table)),
    ],
    ...rows.map((row) => [
      ...(table.about ? [table.about.value] : []),
      ...table.columns.flatMap((column) => cellsOf(column, row, table)),
    ]),
  ];
}

function headsOf(
  { header, percent, compared }: ReportColumn,
  { beforeLabel }: ReportTable,
): string[] {
  const head = percent ? `${header} (%)` : header;
  return compared && beforeLabel ? [head, `${head}, ${beforeLabel}`, `${head}, change`] : [head];
}

function cellsOf(
  column: ReportColumn,
  row: ReportRow,
  { beforeLabel }: ReportTable,
): ReportValue[] {
  const plain = (value: ReportValue | undefined) =>
    typeof value === 'number' ? shownNumber(column, value) : (value ?? null);
  const value = plain(row.cells[column.id]);
  if (!column.compared || !beforeLabel) return [value];
  return [value, plain(row.before?.[column.id]), shownChange(column, row)];
}
