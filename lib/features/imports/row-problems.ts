import type { AppError } from '@/lib/shared/errors';
import type { ImportKind } from './codes';
import { columnOfPath } from './columns';
import type { RowProblem } from './report';
import { isNoDay, type TextRow } from './row-body';

/** What was refused of a row, by the columns of the file. */
export function problemsOf(kind: ImportKind, row: TextRow, error: AppError): RowProblem[] {
  const fields = error.fields.length > 0 ? error.fields : [{ path: '', message: error.message }];
  return fields.map(({ path, message }) => {
    const column = path === '' ? '' : columnOfPath(kind, path);
    const value = row[column] ?? '';
    return { field: column, value, remedy: isNoDay(column, value) ? noDay(value) : message };
  });
}

// The API's words for it would ask for a time with an offset, which no spreadsheet has.
function noDay(value: string): string {
  return `${JSON.stringify(value)} is no day: write it as 4/1/2026 or as 2026-04-01.`;
}

/** A row's cells by our columns; null where it has more or fewer cells than the heading. */
export function textRow(columns: readonly string[], cells: readonly string[]): TextRow | null {
  const isTooLong = cells.slice(columns.length).some((cell) => cell !== '');
  if (cells.length < columns.length || isTooLong) return null;
  const pairs = columns.flatMap((column, at) => (column === '' ? [] : [[column, cells[at] ?? '']]));
  return Object.fromEntries(pairs) as TextRow;
}

/** Says what is wrong with a row of another width than its heading. */
export function wrongWidth(cells: readonly string[], columns: number): RowProblem {
  return {
    field: '',
    value: cells.join(',').slice(0, 80),
    remedy: `The row has ${cells.length} cells where the header has ${columns}. Put cells that contain commas in quotation marks.`,
  };
}

/** What stands for a character that could not be read or cannot be stored. */
export const UNREADABLE = '\uFFFD';

/** Cells whose text came in damaged: to be typed anew rather than kept so. */
export function damagedCells(row: TextRow): RowProblem[] {
  return Object.entries(row).flatMap(([field, value]) =>
    value.includes(UNREADABLE)
      ? [
          {
            field,
            value,
            remedy: 'Holds a character that cannot be stored or was not read; type it anew.',
          },
        ]
      : [],
  );
}
