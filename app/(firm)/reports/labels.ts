import { formatNumber } from '@/components/ui/format';
import { changeText, shownChange, type ReportTable, type ReportValue } from './report-table';

/** `compared(12, 9, 'in October 2026')` → "3 more than in October 2026 (9)". */
export function compared(value: number, before: number, when: string): string {
  const change = value - before;
  if (change === 0) return `as many as ${when}`;
  const many = formatNumber(Math.abs(change));
  return `${many} ${change > 0 ? 'more' : 'fewer'} than ${when} (${formatNumber(before)})`;
}

/** Like `compared`, of shares: "4 points above October 2026 (68%)". */
export function comparedShare(value: number, before: number, when: string, digits = 0): string {
  const factor = 10 ** (digits + 2);
  const points = (Math.round(value * factor) - Math.round(before * factor)) / 10 ** digits;
  const was = `${formatNumber(before * 100, digits)}%`;
  if (points === 0) return `the same as ${when}`;
  const many = formatNumber(Math.abs(points), digits);
  return `${many} ${many === '1' ? 'point' : 'points'} ${points > 0 ? 'above' : 'below'} ${when} (${was})`;
}

/** A name within a sentence: whatever its script, it does not reorder what stands around it. */
function isolated(name: ReportValue | undefined): string {
  return `\u2068${name ?? ''}\u2069`;
}

/**
 * Who changed most in a column: "Ana Ruiz +5, Ben Sato −3." Null when no one changed or nothing is
 * compared.
 */
export function greatestChanges(table: ReportTable, columnId: string): string | null {
  const column = table.columns.find(({ id }) => id === columnId);
  const first = table.columns[0];
  if (!column || !first) return null;
  const changes = table.rows
    .map((row) => ({ who: row.cells[first.id], change: shownChange(column, row) ?? 0 }))
    .sort((a, b) => b.change - a.change);
  const rise = changes[0];
  const fall = changes.at(-1);
  const unit = column.percent ? ' points' : '';
  const said = [
    rise && rise.change > 0
      ? `${isolated(rise.who)} ${changeText(rise.change, column.digits)}${unit}`
      : null,
    fall && fall.change < 0
      ? `${isolated(fall.who)} ${changeText(fall.change, column.digits)}${unit}`
      : null,
  ].filter((one) => one !== null);
  return said.length === 0 ? null : `Greatest changes: ${said.join(', ')}.`;
}
