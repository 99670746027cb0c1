import 'server-only';
import { MAX_IMPORT_ROWS, type ImportKind } from './codes';
import { CSV_LIMITS, openCsvBytes } from './csv-file';
import type { StagedFile } from './stage-import';

/** Packed files grow several times; more than this is a trap. */
const UNPACKED_BYTES = 50_000_000;

/**
 * A file that a browser has sent, read through once.
 * @throws ImportError as `openCsv`
 */
export async function uploadedFile(
  kind: ImportKind,
  fileName: string,
  bytes: Uint8Array,
): Promise<StagedFile> {
  const limits = { ...CSV_LIMITS, bytes: UNPACKED_BYTES, rows: MAX_IMPORT_ROWS };
  const file = await openCsvBytes(fileName, bytes, limits);
  return { kind, fileName, headings: file.header, rows: file.rows() };
}
