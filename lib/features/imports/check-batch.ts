import 'server-only';
import { openReadTransaction } from '@/lib/assignment';
import { withWholeFirm, type FirmTx } from '@/lib/platform/db/with-firm';
import { readRoster } from './attorney-name';
import { checkRow, keyOf, refusedRow, type CheckContext } from './check-row';
import type { ImportKind } from './codes';
import { getImportRow, kindOf } from './read-import';
import { textRow, wrongWidth } from './row-problems';
import { changeRows, type RowChange } from './write-rows';

const ROWS_AT_ONCE = 500;

const NAMES_ATTORNEYS: ReadonlySet<ImportKind> = new Set(['cases', 'absences']);

/**
 * Checks the next rows of an import, each against the firm as it is now, and says that it is ready
 * after the last. Under the firm's lock: checks of one import and its batches never overlap.
 * @returns whether there may be more
 */
export async function checkBatch(firmId: string, importId: string): Promise<boolean> {
  return withWholeFirm(firmId, (tx) => checkNext(tx, firmId, importId), { lock: true });
}

async function checkNext(tx: FirmTx, firmId: string, importId: string): Promise<boolean> {
  const file = await getImportRow(tx, firmId, importId);
  if (file.status !== 'checking') return false;
  const kind = kindOf(file);
  const rows = await tx.importRow.findMany({
    where: { firmId, importId, status: 'new' },
    // The order of the index, which is that of the lines while nothing is known of the rows.
    orderBy: [{ isHeld: 'desc' }, { orderedAt: { sort: 'asc', nulls: 'last' } }, { line: 'asc' }],
    take: ROWS_AT_ONCE,
  });
  const texts = rows.map(({ cells }) => textRow(file.columns, cells));
  const keys = texts.flatMap((text) => (text && keyOf(kind, text)) || []);
  const context = await readContext(tx, firmId, kind, keys);
  const changes = rows.map(({ id, cells }, at): RowChange => {
    const text = texts[at];
    const checked = text
      ? checkRow(kind, text, context)
      : refusedRow([wrongWidth(cells, file.columns.length)]);
    return { id, ...checked };
  });
  await changeRows(tx, firmId, changes);
  if (rows.length === ROWS_AT_ONCE) return true;
  await tx.import.updateMany({
    where: { firmId, id: importId, status: 'checking' },
    data: { status: 'ready' },
  });
  return false;
}

async function readContext(
  tx: FirmTx,
  firmId: string,
  kind: ImportKind,
  keys: readonly string[],
): Promise<CheckContext> {
  const { at, timeZone, visaTypesOff } = await openReadTransaction(tx, firmId);
  return {
    ...{ at, timeZone, visaTypesOff },
    roster: NAMES_ATTORNEYS.has(kind) ? await readRoster(tx, firmId) : [],
    known: new Map(await readKnown(tx, firmId, kind, [...keys])),
  };
}

async function readKnown(
  tx: FirmTx,
  firmId: string,
  kind: ImportKind,
  keys: string[],
): Promise<(readonly [string, string])[]> {
  if (kind === 'attorneys') {
    const where = { firmId, email: { in: keys } };
    const rows = await tx.attorney.findMany({ where, select: { email: true, name: true } });
    return rows.map(({ email, name }) => [email, `${name} has this e-mail address`]);
  }
  // What is missing of a client that is known is filled in, so the row is still to be done; an absence
  // is looked for when it is recorded.
  if (kind === 'clients' || kind === 'absences') return [];
  const where = { firmId, externalRef: { in: keys } };
  const rows = await tx.case.findMany({ where, select: { externalRef: true, number: true } });
  return rows.map(({ externalRef, number }) => [
    externalRef ?? '',
    `case ${number} has this externalRef`,
  ]);
}
