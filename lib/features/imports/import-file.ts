import 'server-only';
import type { Actor } from '@/lib/platform/auth/actor';
import { withWholeFirm } from '@/lib/platform/db/with-firm';
import { AppError } from '@/lib/shared/errors';
import { refuseUnstorableText } from '@/lib/shared/validation/unstorable-text';
import { COLUMNS, columnOfPath, type ImportKind } from './columns';
import { openCsv, type CsvRow } from './csv-file';
import { ImportError } from './import-error';
import { IMPORT_ROW } from './import-row';
import type { ColumnMapping } from './mapping';
import type { ImportSummary, RowOutcome, RowProblem, RowReport } from './report';
import { bodyOf, type TextRow } from './row-body';
import { selects, type Selection } from './selection';

export interface ImportOptions {
  readonly kind: ImportKind;
  readonly path: string;
  /** Checks every row and writes none. */
  readonly dryRun?: boolean;
  /** Translates a foreign file's columns; without it the file has ours. */
  readonly mapping?: ColumnMapping;
  /** Rows to take; all when empty. */
  readonly selection?: readonly Selection[];
  readonly onRow: (report: RowReport) => void;
}

/**
 * Brings a CSV file in, row by row, each whole or not at all. Rows that are in already are left as
 * they are, so that a file can be imported again after its rejected rows were mended.
 *
 * @throws ImportError when the file cannot be read or lacks columns; nothing was written then.
 */
export async function importFile(actor: Actor, options: ImportOptions): Promise<ImportSummary> {
  const { path, selection = [] } = options;
  const file = await openCsv(path);
  checkColumns(path, file.header, options);
  const summary: ImportSummary = { rows: 0, imported: 0, known: 0, rejected: 0, skipped: 0 };
  const seen = new Set<string>();
  for await (const row of file.rows()) {
    const source = textRow(file.header, row);
    if (source && !selects(selection, source)) {
      summary.skipped += 1;
      continue;
    }
    const report = source
      ? await importOne(actor, options, row.line, source, seen)
      : wrongWidth(row, file.header);
    summary.rows += 1;
    summary[report.status] += 1;
    options.onRow(report);
  }
  return summary;
}

function checkColumns(path: string, header: readonly string[], options: ImportOptions): void {
  const { kind, mapping, selection = [] } = options;
  const twice = header.filter((name, index) => name !== '' && header.indexOf(name) !== index);
  if (twice.length > 0) {
    throw new ImportError(`${path} names a column twice: ${twice.join(', ')}. Keep one of them.`);
  }
  const columns = COLUMNS[kind];
  const required = mapping
    ? mapping.requiredColumns
    : columns.filter((one) => one.required).map((one) => one.name);
  const asked = [...required, ...selection.map((one) => one.column)];
  const missing = asked.filter((name) => !header.includes(name));
  if (missing.length > 0) {
    throw new ImportError(
      `${path} lacks the ${missing.length === 1 ? 'column' : 'columns'} ${missing.join(', ')}. It has: ${header.join(', ')}.`,
    );
  }
  if (mapping) return;
  const unknown = header.filter((name) => !columns.some((one) => one.name === name));
  if (unknown.length > 0) {
    throw new ImportError(
      `${path} has columns that ${kind} do not have: ${unknown.map((name) => name || '(no name)').join(', ')}. Remove or rename them; known are: ${columns.map((one) => one.name).join(', ')}.`,
    );
  }
}

/** The row by column name, or null when it has more or fewer cells than the header. */
function textRow(header: readonly string[], { cells }: CsvRow): TextRow | null {
  if (cells.length !== header.length) return null;
  return Object.fromEntries(header.map((name, index) => [name, cells[index] ?? '']));
}

function wrongWidth({ line, cells }: CsvRow, header: readonly string[]): RowReport {
  const remedy = `The row has ${cells.length} cells where the header has ${header.length}. Put cells that contain commas in quotation marks.`;
  return {
    line,
    status: 'rejected',
    detail: '',
    problems: [{ field: '', value: cells.join(',').slice(0, 80), remedy }],
  };
}

async function importOne(
  actor: Actor,
  { kind, mapping, dryRun = false }: ImportOptions,
  line: number,
  source: TextRow,
  seen: Set<string>,
): Promise<RowReport> {
  let row: TextRow = source;
  try {
    row = mapping ? mapping.rowOf(kind, source) : source;
    refuseUnstorableText(row);
    const work = () => IMPORT_ROW[kind](actor, bodyOf(kind, row));
    const outcome = dryRun ? await runDry(actor, kind, row, seen, work) : await work();
    return { line, ...outcome, problems: [] };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { line, status: 'rejected', detail: '', problems: problemsOf(kind, row, error) };
  }
}

/** Carries the outcome of a backtest out of the transaction that it undoes. */
class DryRun extends Error {
  constructor(readonly outcome: RowOutcome) {
    super('backtested');
  }
}

/**
 * Does everything that importing the row does, then undoes it. A row that repeats an earlier one
 * of the file counts as known, as it would be in earnest.
 */
async function runDry(
  actor: Actor,
  kind: ImportKind,
  row: TextRow,
  seen: Set<string>,
  work: () => Promise<RowOutcome>,
): Promise<RowOutcome> {
  const key = kind === 'attorneys' ? row.email?.trim().toLowerCase() : row.externalRef?.trim();
  try {
    await withWholeFirm(
      actor.firmId,
      async () => {
        throw new DryRun(await work());
      },
      { lock: true },
    );
    throw new Error('A backtest was kept.');
  } catch (error) {
    if (!(error instanceof DryRun)) throw error;
    if (key && seen.has(key)) return { status: 'known', detail: 'repeats an earlier row' };
    if (key) seen.add(key);
    const { status } = error.outcome;
    return status === 'known' ? error.outcome : { status, detail: 'would be imported' };
  }
}

function problemsOf(kind: ImportKind, row: TextRow, error: AppError): RowProblem[] {
  const fields = error.fields.length > 0 ? error.fields : [{ path: '', message: error.message }];
  return fields.map(({ path, message }) => {
    const column = path === '' ? '' : columnOfPath(kind, path);
    return { field: column, value: row[column] ?? '', remedy: message };
  });
}
