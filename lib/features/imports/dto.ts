import type { ImportKind, ImportStatus } from './codes';
import type { RowCounts } from './read-import';
import type { RowProblem } from './report';

/** An import as its list shows it. */
export interface ImportDto {
  readonly id: string;
  readonly kind: ImportKind;
  readonly fileName: string;
  readonly status: ImportStatus;
  readonly createdAt: string;
  readonly createdByName: string;
  readonly startedAt: string | null;
  readonly undoneAt: string | null;
  readonly undoneByName: string | null;
  readonly counts: RowCounts;
}

/** A column of the file, what it is taken for, and what stands in it on the first rows. */
export interface ColumnDto {
  readonly heading: string;
  readonly column: string;
  readonly samples: readonly string[];
}

/** A column that the file may have. */
export interface KnownColumnDto {
  readonly name: string;
  readonly required: boolean;
  /** The only values that there are, where that is so. */
  readonly values: readonly string[] | null;
}

/** One text that was refused in several rows: mended once for all of them. */
export interface RepeatedDto {
  readonly column: string;
  readonly value: string;
  readonly remedy: string;
  readonly rows: number;
}

/** A row that was refused. */
export interface BadRowDto {
  readonly id: string;
  readonly line: number;
  readonly cells: readonly string[];
  readonly problems: readonly RowProblem[];
}

/** An import with all that its page shows. */
export interface ImportPageDto extends ImportDto {
  readonly columns: readonly ColumnDto[];
  readonly knownColumns: readonly KnownColumnDto[];
  /** What was refused in several rows; empty for those who may not see what stands in the file. */
  readonly repeated: readonly RepeatedDto[];
  /**
   * The first refused rows in which something else is wrong as well; null for those who may not see what
   * stands in the file.
   */
  readonly badRows: readonly BadRowDto[] | null;
  /** Attorneys who hold more than their capacity with what is in. */
  readonly overCapacity: readonly {
    readonly id: string;
    readonly name: string;
    readonly active: number;
    readonly capacity: number;
  }[];
}
