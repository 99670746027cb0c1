import 'server-only';

export { COLUMNS, IMPORT_KINDS, type ImportKind } from './columns';
export { openCsv } from './csv-file';
export { ImportError } from './import-error';
export { importFile, type ImportOptions } from './import-file';
export type { ColumnMapping } from './mapping';
export { replayCases, type PastCase, type ReplayedCase } from './replay-cases';
export type { ImportSummary, RowProblem, RowReport } from './report';
export { bodyOf, type TextRow } from './row-body';
export { parseSelection, selects, type Selection } from './selection';
