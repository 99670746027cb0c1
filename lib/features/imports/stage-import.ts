import 'server-only';
import { memberIdOf, type Actor } from '@/lib/platform/auth/actor';
import { requirePermission } from '@/lib/platform/auth/permissions';
import { now } from '@/lib/platform/clock';
import { insertRows, writtenTable } from '@/lib/platform/db/written-table';
import { withWholeFirm, type FirmTx } from '@/lib/platform/db/with-firm';
import { newId } from '@/lib/platform/ids';
import { AppError } from '@/lib/shared/errors';
import { MAX_IMPORT_ROWS, type ImportKind } from './codes';
import type { CsvRow } from './csv-file';
import { guessColumns } from './guess-columns';
import type { RowProblem } from './report';
import { squash } from './row-body';
import { UNREADABLE } from './row-problems';

/** A file, read: its headings, and its rows one after the other. */
export interface StagedFile {
  readonly kind: ImportKind;
  readonly fileName: string;
  readonly headings: readonly string[];
  readonly rows: AsyncIterable<CsvRow>;
  /** What the headings stand for, where that is known. */
  readonly columns?: readonly string[];
  /** What was refused of lines that have been read, before they are kept. */
  readonly refused?: ReadonlyMap<number, readonly RowProblem[]>;
}

interface NewRow {
  readonly firmId: string;
  readonly id: string;
  readonly importId: string;
  readonly line: number;
  readonly cells: string[];
  readonly status: string;
  readonly problems: readonly RowProblem[];
}

// PostgreSQL reads a list of texts from JSON as it reads any other array.
const ROWS = writtenTable<NewRow>('import_rows', {
  id: 'uuid',
  importId: 'uuid',
  line: 'int',
  cells: 'text[]',
  status: 'text',
  problems: 'jsonb',
});

const ROWS_AT_ONCE = 500;

/** Files that a firm sends in an hour: their rows are kept for a month. */
const MOST_IN_AN_HOUR = 30;
const HOUR_MS = 3_600_000;

/**
 * Keeps a file's rows as they are, to be mapped, checked and brought in later. The columns are
 * guessed: by what was chosen for this kind of file before, else by their headings.
 *
 * @returns the id of the import
 * @throws AppError `body-too-large` for more rows than an import may have, `too-many-requests` for
 *   more files than a firm may send in an hour
 */
export async function stageImport(actor: Actor, file: StagedFile): Promise<string> {
  requirePermission(actor, 'imports.manage');
  const { firmId } = actor;
  return withWholeFirm(firmId, async (tx) => {
    // Whoever operates Evenhand brings files in from where they lie.
    if (actor.kind === 'member') await refuseTooMany(tx, firmId);
    const id = newId();
    const { kind, headings } = file;
    const columns =
      file.columns ?? guessColumns(kind, headings, await readRemembered(tx, firmId, kind));
    await tx.import.create({
      data: {
        ...{ firmId, id, kind, fileName: file.fileName, status: 'mapping' },
        ...{ headings: [...headings], columns: [...columns] },
        ...{ createdAt: now(), createdById: memberIdOf(actor), createdByName: actor.name },
      },
    });
    await stageRows(tx, firmId, id, file);
    return id;
  });
}

async function refuseTooMany(tx: FirmTx, firmId: string): Promise<void> {
  const since = new Date(now().getTime() - HOUR_MS);
  const sent = await tx.import.count({ where: { firmId, createdAt: { gt: since } } });
  if (sent < MOST_IN_AN_HOUR) return;
  throw new AppError(
    'too-many-requests',
    `${MOST_IN_AN_HOUR} files were sent within an hour. Wait, or put what is left into one file.`,
  );
}

async function stageRows(tx: FirmTx, firmId: string, importId: string, file: StagedFile) {
  const { refused } = file;
  let batch: NewRow[] = [];
  let count = 0;
  for await (const { line, cells } of file.rows) {
    count += 1;
    if (count > MAX_IMPORT_ROWS) throw tooMany(file.fileName);
    const storable = cells.map((cell) => cell.replaceAll('\0', UNREADABLE).toWellFormed());
    const problems = refused?.get(line) ?? [];
    const status = problems.length > 0 ? 'bad' : 'new';
    batch.push({ firmId, id: newId(), importId, line, cells: storable, status, problems });
    if (batch.length < ROWS_AT_ONCE) continue;
    await tx.$executeRaw(insertRows(ROWS, firmId, batch));
    batch = [];
  }
  if (batch.length > 0) await tx.$executeRaw(insertRows(ROWS, firmId, batch));
}

function tooMany(name: string): AppError {
  return new AppError(
    'body-too-large',
    `${name} has more than ${MAX_IMPORT_ROWS.toLocaleString('en')} rows. Split it and bring in one part after the other.`,
  );
}

/** What the headings of the latest import of this kind stood for once it was run. */
async function readRemembered(
  tx: FirmTx,
  firmId: string,
  kind: ImportKind,
): Promise<ReadonlyMap<string, string>> {
  const latest = await tx.import.findFirst({
    where: { firmId, kind, startedAt: { not: null } },
    orderBy: { createdAt: 'desc' },
    select: { headings: true, columns: true },
  });
  const pairs = latest?.headings.map(
    (heading, at) => [squash(heading), latest.columns[at] ?? ''] as const,
  );
  return new Map(pairs);
}
