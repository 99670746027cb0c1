/** A cell of a CSV file; null is an empty one. */
export type CsvCell = string | number | null;

/** Tells spreadsheets that the file is UTF-8; without it they take accents apart. */
export const CSV_BOM = '\uFEFF';

/**
 * Beginnings that a spreadsheet would take for a formula, whatever comes before that it does not
 * show (white space, zero-width and direction marks, controls) or takes for the end of a cell.
 */
const FORMULA = /^[\s\p{Z}\p{Cf}\p{Cc};,|"']*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/u;

/**
 * One line of a CSV file by RFC 4180, with its line end. Text that a spreadsheet would run as a
 * formula gets an apostrophe before it, which spreadsheets take for "this is text"; numbers are
 * written as they are.
 */
export function csvLine(cells: readonly CsvCell[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

function csvCell(cell: CsvCell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const text = FORMULA.test(cell) ? `'${cell}` : cell;
  return /[",;\t\r\n]/.test(text) || text !== text.trim()
    ? `"${text.replaceAll('"', '""')}"`
    : text;
}
