import 'server-only';
import { keepLedger, withAssignmentTransaction } from '@/lib/assignment';
import type { Actor } from '@/lib/platform/auth/actor';
import { now } from '@/lib/platform/clock';
import type { Import, ImportRow, Prisma } from '@/lib/platform/db/generated/client';
import { withWholeFirm, type FirmTx } from '@/lib/platform/db/with-firm';
import { importRows } from './import-rows';
import type { ReadRow } from './parsed-rows';
import { getImportRow, kindOf } from './read-import';
import { bodyOf } from './row-body';
import { textRow } from './row-problems';
import { settleRows } from './write-rows';

/** As many as are written within about a second: so long everyone else of the firm waits. */
const ROWS_AT_ONCE = 100;

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
      const kind = kindOf(file);
      const read = rows.map((row) => readRow(file, row));
      const tried = await importRows(tx, actor, { id: importId, kind }, read);
      await settleRows(tx, firmId, tried);
      if (tried.length === ROWS_AT_ONCE || tried.length < rows.length) return true;
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

function readRow(file: Import, { id, cells }: ImportRow): ReadRow {
  const text = textRow(file.columns, cells) ?? {};
  return { id, text, body: bodyOf(kindOf(file), text) };
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
