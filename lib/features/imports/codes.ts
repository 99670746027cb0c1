/*
 * What pages need of an import without the library that schemas bring along.
 */

/** What a file may hold. */
export const IMPORT_KINDS = ['cases', 'attorneys', 'clients', 'absences'] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];

/** From the upload to the end; `checking` and `running` go on by themselves. */
export const IMPORT_STATUSES = [
  'mapping',
  'checking',
  'ready',
  'running',
  'paused',
  'finished',
  'undoing',
  'undone',
] as const;
export type ImportStatus = (typeof IMPORT_STATUSES)[number];

/** `known`: it was in already and stays as it is. */
export const ROW_STATUSES = ['new', 'bad', 'good', 'known', 'in'] as const;
export type RowStatus = (typeof ROW_STATUSES)[number];

/** The largest file that the browser sends, and the most rows of one import. */
export const MAX_UPLOAD_BYTES = 12_000_000;
export const MAX_IMPORT_ROWS = 50_000;

/** As many refused rows as one page mends at a time. */
export const BAD_ROWS_SHOWN = 20;
