import 'server-only';
import { keepLedger, withAssignmentTransaction } from '@/lib/assignment';
import type { Actor } from '@/lib/platform/auth/actor';
import { now } from '@/lib/platform/clock';
import type { Import, ImportRow, Prisma } from '@/lib/platform/db/generated/client';
import { inSavepoint } from '@/lib/platform/db/in-savepoint';
import { withWholeFirm, type FirmTx } from '@/lib/platform/db/with-firm';
import { IMPORT_ROW } from './import-row';
import { getImportRow, kindOf } from './read-import';
import { bodyOf } from './row-body';
import { problemsOf, textRow } from './row-problems';
import { settleRows, type TriedRow } from './write-rows';

const ROWS_AT_ONCE = 50;

/**
 * Brings the next rows of an import in, in one transaction with what became of them: those that
 * someone holds first, then in order of date, then of the file. A row that is refused leaves nothing
 * behind and can be mended.
 *
 * @returns whether there may be more
 */
export async function runBatch(actor: Actor, importId: string): Promise<boolean> {
  const { firmId } = actor;
  return withWholeFirm(
    firmId,
    async (tx) => {
      const file = await getImportRow(tx, firmId, importId);
      if (file.status !== 'running') return false;
      await begin(tx, file);
      const rows = await tx.importRow.findMany({
        where: { firmId, importId, status: 'good' },
        orderBy: [
          { isHeld: 'desc' },
          { orderedAt: { sort: 'asc', nulls: 'last' } },
          { line: 'asc' },
        ],
        take: ROWS_AT_ONCE,
      });
      const tried: TriedRow[] = [];
      for (const row of rows) tried.push(await tryRow(tx, actor, file, row));
      await settleRows(tx, firmId, tried);
      if (rows.length === ROWS_AT_ONCE) return true;
      await finish(tx, actor, file);
      return false;
    },
    { lock: true },
  );
}

async function begin(tx: FirmTx, { firmId, id, before }: Import): Promise<void> {
  if (before !== null) return;
  // As JSON it is what it is as an object.
  const kept = (await keepLedger(tx, firmId)) as unknown as Prisma.InputJsonObject;
  await tx.import.updateMany({
    where: { firmId, id },
    data: { before: kept, startedAt: now() },
  });
}

async function tryRow(
  tx: FirmTx,
  actor: Actor,
  file: Import,
  { id, cells }: ImportRow,
): Promise<TriedRow> {
  const kind = kindOf(file);
  const text = textRow(file.columns, cells) ?? {};
  const work = () => IMPORT_ROW[kind](actor, bodyOf(kind, text), file.id);
  const { done, refusal } = await inSavepoint(tx, work);
  if (refusal) {
    const problems = problemsOf(kind, text, refusal);
    return { id, status: 'bad', detail: null, problems, made: {} };
  }
  const { status, detail, made = {} } = done;
  return { id, status: status === 'imported' ? 'in' : 'known', detail, problems: [], made };
}

async function finish(tx: FirmTx, actor: Actor, file: Import): Promise<void> {
  const { firmId, id, kind, fileName } = file;
  await tx.import.updateMany({
    where: { firmId, id },
    data: { status: 'finished', finishedAt: now() },
  });
  const rows = await tx.importRow.count({ where: { firmId, importId: id, status: 'in' } });
  await withAssignmentTransaction(actor, async (transaction) => {
    const facts = { importId: id, what: kind, rows };
    transaction.record('import-finished', { facts, text: { fileName } });
  });
}
