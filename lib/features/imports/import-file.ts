import 'server-only';
import type { Actor } from '@/lib/platform/auth/actor';
import { withWholeFirm } from '@/lib/platform/db/with-firm';
import { AppError } from '@/lib/shared/errors';
import type { ImportKind, RowStatus } from './codes';
import { checkBatch } from './check-batch';
import { keyOf } from './check-row';
import { COLUMNS } from './columns';
import { openCsv, type CheckedCsv, type CsvRow } from './csv-file';
import { ImportError } from './import-error';
import type { ColumnMapping } from './mapping';
import type { ImportSummary, RowProblem, RowReport } from './report';
import type { TextRow } from './row-body';
import { problemsOf, textRow } from './row-problems';
import { runBatch } from './run-batch';
import { selects, type Selection } from './selection';
import { stageImport } from './stage-import';

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
 * Brings a CSV file in by the way that the browser takes, and reports its rows in the order of the
 * file. Each is in whole or not at all. Rows that are in already are left as they are, so that a file
 * can be imported again after its rejected rows were mended.
 *
 * @throws ImportError when the file cannot be read or lacks columns; nothing was written then.
 */
export async function importFile(actor: Actor, options: ImportOptions): Promise<ImportSummary> {
  const { path, kind, dryRun = false } = options;
  const file = await openCsv(path);
  checkColumns(path, file.header, options);
  const summary: ImportSummary = { rows: 0, imported: 0, known: 0, rejected: 0, skipped: 0 };
  const staged = new StagedRows(file, options, summary);
  const importId = await stageImport(actor, {
    ...{ kind, fileName: path, headings: staged.headings, rows: staged.rows() },
    ...{ columns: staged.headings, refused: staged.refused },
  });
  const { firmId } = actor;
  await setStatus(firmId, importId, 'checking');
  while (await checkBatch(firmId, importId)) continue;
  if (!dryRun) {
    await setStatus(firmId, importId, 'running');
    while (await runBatch(actor, importId)) continue;
  }
  await reportRows(firmId, importId, options, summary);
  // What made nothing is nothing to look back at, or to undo.
  if (dryRun || summary.imported === 0) await forget(firmId, importId);
  return summary;
}

async function setStatus(firmId: string, id: string, status: string): Promise<void> {
  await withWholeFirm(firmId, (tx) =>
    tx.import.updateMany({ where: { firmId, id }, data: { status } }),
  );
}

async function forget(firmId: string, id: string): Promise<void> {
  await withWholeFirm(firmId, (tx) => tx.import.deleteMany({ where: { firmId, id } }));
}

/** The rows of a file that are taken, in our columns. */
class StagedRows {
  readonly refused = new Map<number, readonly RowProblem[]>();
  readonly headings: readonly string[];

  constructor(
    private readonly file: CheckedCsv,
    private readonly options: ImportOptions,
    private readonly summary: ImportSummary,
  ) {
    const ours = COLUMNS[options.kind].map(({ name }) => name);
    this.headings = options.mapping ? ours : file.header;
  }

  async *rows(): AsyncGenerator<CsvRow> {
    const { selection = [] } = this.options;
    for await (const row of this.file.rows()) {
      const source = textRow(this.file.header, row.cells);
      if (source && !selects(selection, source)) this.summary.skipped += 1;
      else yield source ? this.translated(row, source) : row;
    }
  }

  private translated(row: CsvRow, source: TextRow): CsvRow {
    const { mapping, kind } = this.options;
    if (!mapping) return row;
    try {
      const ours = mapping.rowOf(kind, source);
      return { line: row.line, cells: this.headings.map((name) => ours[name] ?? '') };
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      this.refused.set(row.line, problemsOf(kind, source, error));
      return { line: row.line, cells: this.headings.map(() => '') };
    }
  }
}

const ROWS_AT_ONCE = 500;

const REPORTED: Readonly<Record<RowStatus, RowReport['status']>> = {
  new: 'rejected',
  bad: 'rejected',
  good: 'imported',
  known: 'known',
  in: 'imported',
};

async function reportRows(
  firmId: string,
  importId: string,
  { kind, onRow, dryRun = false }: ImportOptions,
  summary: ImportSummary,
): Promise<void> {
  const seen = new Set<string>();
  let after = 0;
  for (;;) {
    const rows = await withWholeFirm(firmId, (tx) =>
      tx.importRow.findMany({
        where: { firmId, importId, line: { gt: after } },
        orderBy: { line: 'asc' },
        take: ROWS_AT_ONCE,
        include: { import: { select: { columns: true } } },
      }),
    );
    for (const row of rows) {
      const text = textRow(row.import.columns, row.cells) ?? {};
      const report = reportOf(row, dryRun ? keyOf(kind, text) : '', seen);
      summary.rows += 1;
      summary[report.status] += 1;
      onRow(report);
    }
    const last = rows.at(-1);
    if (!last || rows.length < ROWS_AT_ONCE) return;
    after = last.line;
  }
}

interface StoredRow {
  readonly line: number;
  readonly status: string;
  readonly detail: string | null;
  readonly problems: unknown;
}

/** A row that repeats an earlier one counts as known in a dry run, as it would be in earnest. */
function reportOf(row: StoredRow, key: string, seen: Set<string>): RowReport {
  const { line, detail } = row;
  // The database's checks guarantee the closed list; problems are written by checks only.
  const status = REPORTED[row.status as RowStatus];
  const problems = row.problems as RowProblem[];
  if (row.status !== 'good') return { line, status, detail: detail ?? '', problems };
  if (key !== '' && seen.has(key)) {
    return { line, status: 'known', detail: 'repeats an earlier row', problems };
  }
  if (key !== '') seen.add(key);
  return { line, status, detail: 'would be imported', problems };
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
