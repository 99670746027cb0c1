import { ImportError } from './import-error';
import type { TextRow } from './row-body';

/** Takes the rows whose cell in this column begins with this text. */
export interface Selection {
  readonly column: string;
  readonly start: string;
}

/**
 * Reads `column=start`, as given on the command line.
 * @throws ImportError when there is no column or no text.
 */
export function parseSelection(text: string): Selection {
  const at = text.indexOf('=');
  const column = text.slice(0, Math.max(at, 0)).trim();
  const start = text.slice(at + 1).trim();
  if (column === '' || start === '') {
    throw new ImportError(
      `--where must be written column=beginning, like received_at=2016; got ${JSON.stringify(text)}.`,
    );
  }
  return { column, start };
}

/** Whether the row meets all of the selections. */
export function selects(selection: readonly Selection[], row: TextRow): boolean {
  return selection.every(({ column, start }) => row[column]?.startsWith(start) ?? false);
}
