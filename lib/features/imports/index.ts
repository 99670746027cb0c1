import 'server-only';

export { IMPORT_KINDS, type ImportKind } from './codes';
export { COLUMNS } from './columns';
export { openCsv, openCsvBytes } from './csv-file';
export { ImportError } from './import-error';
export { importFile, type ImportOptions } from './import-file';
export { discardImport, mapColumns, mendRows, pauseImport, runImport } from './act-on-import';
export { exportBadRows, findImport, listImports } from './get-import';
export { stageImport } from './stage-import';
export { uploadedFile } from './uploaded-file';
export { undoImport } from './undo-import';
export { workOnImport } from './work-on-import';
export type { ColumnMapping } from './mapping';
export { replayCases, type PastCase, type ReplayedCase } from './replay-cases';
export type { ImportSummary, RowProblem, RowReport } from './report';
export { bodyOf, type TextRow } from './row-body';
export { parseSelection, selects, type Selection } from './selection';
export type { BadRowDto, ColumnDto, ImportDto, ImportPageDto, RepeatedDto } from './dto';
