import type { ImportKind } from './codes';
import type { TextRow } from './row-body';

/** How the columns of a foreign file become ours. */
export interface ColumnMapping {
  readonly name: string;
  /** Columns that the foreign file must have. */
  readonly requiredColumns: readonly string[];
  /**
   * One foreign row as a row with our columns.
   * @throws AppError `validation-failed` when the row cannot be translated.
   */
  rowOf(kind: ImportKind, source: TextRow): TextRow;
}
