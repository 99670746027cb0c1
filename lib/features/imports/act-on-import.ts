import 'server-only';
import type { Actor } from '@/lib/platform/auth/actor';
import { requirePermission } from '@/lib/platform/auth/permissions';
import { withWholeFirm, type FirmTx } from '@/lib/platform/db/with-firm';
import { enqueueJob } from '@/lib/platform/jobs/enqueue-job';
import type { Import } from '@/lib/platform/db/generated/client';
import { AppError, type FieldError } from '@/lib/shared/errors';
import { parseInput } from '@/lib/shared/validation/parse-input';
import { checkBatch } from './check-batch';
import type { ImportStatus } from './codes';
import { COLUMNS } from './columns';
import { getImportRow, kindOf, statusOf } from './read-import';
import { mapColumnsSchema, mendRowsSchema } from './schema';

/**
 * Says which column of ours each column of the file is, and has all rows checked anew.
 * @throws AppError `validation-failed` for a column that is missing, unknown or chosen twice;
 * `conflict` once rows have been brought in
 */
export async function mapColumns(actor: Actor, input: unknown): Promise<void> {
  const { importId, columns } = parseInput(mapColumnsSchema, input);
  await withImport(actor, importId, async (tx, file) => {
    if (file.startedAt !== null || !['mapping', 'ready'].includes(file.status)) {
      throw new AppError(
        'conflict',
        'Rows of this file are in already; its columns stay as they are.',
      );
    }
    const chosen = file.headings.map((_heading, at) => columns[String(at)] ?? '');
    refuseColumns(file, chosen);
    const { firmId, id } = file;
    await tx.import.updateMany({
      where: { firmId, id },
      data: { columns: chosen, status: 'checking' },
    });
    await tx.importRow.updateMany({
      where: { firmId, importId: id },
      data: { status: 'new', problems: [] },
    });
    await goOn(tx, file);
  });
}

function refuseColumns(file: Import, chosen: readonly string[]): void {
  const columns = COLUMNS[kindOf(file)];
  const fields = chosen.flatMap((name, at): FieldError[] => {
    const path = `columns.${at}`;
    if (name === '') return [];
    if (!columns.some((one) => one.name === name)) {
      return [
        { path, message: `There is no column ${JSON.stringify(name)}; choose one of the list.` },
      ];
    }
    const isTwice = chosen.indexOf(name) !== at;
    return isTwice ? [{ path, message: 'Chosen twice; keep it for one of the columns.' }] : [];
  });
  const missing = columns.filter(({ name, required }) => required && !chosen.includes(name));
  if (fields.length === 0 && missing.length === 0) return;
  const names = missing.map(({ name }) => name).join(', ');
  const message =
    missing.length > 0 ? `Say which column holds: ${names}.` : 'A column is chosen twice.';
  throw new AppError('validation-failed', message, fields);
}

/**
 * Puts new texts into cells of rows that were refused, and into all rows in which the same was refused,
 * and checks these rows again.
 * @throws AppError `conflict` while the import is at work
 */
export async function mendRows(actor: Actor, input: unknown): Promise<void> {
  const { importId, cells, repeated } = parseInput(mendRowsSchema, input);
  await withImport(actor, importId, async (tx, file) => {
    if (!['ready', 'paused', 'finished'].includes(file.status)) throw atWork(file);
    const { firmId, id } = file;
    for (const [rowId, texts] of Object.entries(cells)) {
      const row = await tx.importRow.findFirst({
        where: { firmId, importId: id, id: rowId, status: 'bad' },
        select: { cells: true },
      });
      // Someone else has mended it meanwhile.
      if (!row) continue;
      const mended = file.headings.map((_heading, at) => {
        const text = texts[String(at)];
        return text === undefined ? (row.cells[at] ?? '') : (text ?? '');
      });
      await tx.importRow.updateMany({
        where: { firmId, id: rowId },
        data: { cells: mended, status: 'new' },
      });
    }
    // What was typed into one row stands above what was said for all.
    for (const { column, value, to, empty } of repeated) {
      if (to || empty) await mendRepeated(tx, file, { column, value, to: to ?? '' });
    }
    await tx.import.updateMany({ where: { firmId, id }, data: { status: 'checking' } });
    await goOn(tx, file);
  });
  await checkBatch(actor.firmId, importId);
}

/** Puts a text in place of the one that was refused in this column, in every row. */
async function mendRepeated(
  tx: FirmTx,
  { firmId, id, columns }: Import,
  { column, value, to }: { column: string; value: string; to: string },
): Promise<void> {
  const place = columns.indexOf(column) + 1;
  if (place === 0) return;
  const refused = JSON.stringify([{ field: column, value }]);
  await tx.$executeRaw`
    UPDATE import_rows SET cells[${place}::int] = ${to}, status = 'new'
     WHERE firm_id = ${firmId}::uuid AND import_id = ${id}::uuid AND status IN ('bad', 'new')
       AND problems @> ${refused}::jsonb AND cells[${place}::int] = ${value}`;
}

/**
 * Brings in what is good; what is refused stays to be mended.
 * @throws AppError `conflict` where there is nothing to bring in, or work is going on
 */
export async function runImport(actor: Actor, importId: string): Promise<void> {
  await withImport(actor, importId, async (tx, file) => {
    if (!['ready', 'paused', 'finished'].includes(file.status)) throw atWork(file);
    const { firmId, id } = file;
    const good = await tx.importRow.count({ where: { firmId, importId: id, status: 'good' } });
    if (good === 0) throw new AppError('conflict', 'There is no row that could be brought in.');
    await setStatus(tx, file, 'running');
    await goOn(tx, file);
  });
}

/** Stops after the batch that is under way; what is in stays in. */
export async function pauseImport(actor: Actor, importId: string): Promise<void> {
  await withImport(actor, importId, async (tx, file) => {
    if (file.status !== 'running')
      throw new AppError('conflict', 'Nothing is being brought in now.');
    await setStatus(tx, file, 'paused');
  });
}

/**
 * Throws a file away of which nothing is in.
 * @throws AppError `conflict` once rows have been brought in: undo it instead
 */
export async function discardImport(actor: Actor, importId: string): Promise<void> {
  await withImport(actor, importId, async (tx, { firmId, id, startedAt }) => {
    if (startedAt !== null) {
      throw new AppError('conflict', 'Rows of this file are in. Undo the import instead.');
    }
    await tx.import.deleteMany({ where: { firmId, id } });
  });
}

async function withImport(
  actor: Actor,
  importId: string,
  work: (tx: FirmTx, file: Import) => Promise<void>,
): Promise<void> {
  requirePermission(actor, 'imports.manage');
  const { firmId } = actor;
  await withWholeFirm(
    firmId,
    async (tx) => work(tx, await getImportRow(tx, firmId, importId)),
    // Batches take the lock too, so that none is under way meanwhile.
    { lock: true },
  );
}

async function setStatus(tx: FirmTx, { firmId, id }: Import, status: ImportStatus): Promise<void> {
  await tx.import.updateMany({ where: { firmId, id }, data: { status } });
}

async function goOn(tx: FirmTx, { firmId, id }: Import): Promise<void> {
  await enqueueJob(tx, 'work-on-import', { firmId, importId: id }, { key: id });
}

function atWork(file: Import): AppError {
  const doing = statusOf(file) === 'undone' ? 'has been undone' : 'is being worked on';
  return new AppError('conflict', `This import ${doing}; look again in a moment.`);
}
