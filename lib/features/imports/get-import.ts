import 'server-only';
import type { Viewer } from '@/lib/platform/auth/load-viewer';
import { requirePermission } from '@/lib/platform/auth/permissions';
import type { Import } from '@/lib/platform/db/generated/client';
import { withFirm, type FirmTx } from '@/lib/platform/db/with-firm';
import { AppError } from '@/lib/shared/errors';
import { isId } from '@/lib/shared/validation/is-id';
import { BAD_ROWS_SHOWN } from './codes';
import { COLUMNS } from './columns';
import type { ColumnDto, ImportDto, ImportPageDto } from './dto';
import { readBadRows, readRepeated } from './read-bad-rows';
import { countRows, getImportRow, kindOf, statusOf, type RowCounts } from './read-import';

const IMPORTS_SHOWN = 50;
const SAMPLES = 3;

/** The firm's latest imports, the newest first. */
export async function listImports(viewer: Viewer): Promise<ImportDto[]> {
  requirePermission(viewer, 'imports.manage');
  const { firmId } = viewer;
  return withFirm(viewer, async (tx) => {
    const rows = await tx.import.findMany({
      where: { firmId },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      take: IMPORTS_SHOWN,
    });
    const countOf = await countRows(
      tx,
      firmId,
      rows.map(({ id }) => id),
    );
    return rows.map((row) => importDto(row, countOf(row.id)));
  });
}

/** An import with what is to be done about it; null for one that is not there, or gone. */
export async function findImport(viewer: Viewer, importId: string): Promise<ImportPageDto | null> {
  requirePermission(viewer, 'imports.manage');
  const { firmId } = viewer;
  return withFirm(viewer, async (tx) => {
    const row = isId(importId)
      ? await tx.import.findUnique({ where: { firmId_id: { firmId, id: importId }, firmId } })
      : null;
    if (!row) return null;
    const countOf = await countRows(tx, firmId, [row.id]);
    const maySee = mayReadRows(viewer, row);
    const repeated = maySee ? await readRepeated(tx, row) : [];
    return {
      ...importDto(row, countOf(row.id)),
      columns: await readColumns(tx, row, maySee),
      knownColumns: COLUMNS[kindOf(row)].map(({ name, required, values }) => ({
        ...{ name, required, values },
      })),
      repeated,
      badRows: maySee ? await readBadRows(tx, row, 0, BAD_ROWS_SHOWN, repeated) : null,
      overCapacity: row.kind === 'cases' && row.startedAt ? await readOverCapacity(tx, firmId) : [],
    };
  });
}

const ROWS_AT_ONCE = 500;

/**
 * The refused rows as they came, each with why: to be mended elsewhere and brought in again.
 * @throws AppError `not-found`, also for those who may not see what stands in the file
 */
export async function* exportBadRows(
  viewer: Viewer,
  importId: string,
): AsyncGenerator<readonly (readonly string[])[]> {
  requirePermission(viewer, 'imports.manage');
  const { firmId } = viewer;
  const file = await withFirm(viewer, (tx) => getImportRow(tx, firmId, importId));
  if (!mayReadRows(viewer, file)) throw new AppError('not-found', 'There is no such import.');
  yield [[...file.headings, 'Line', 'Reason']];
  let after = 0;
  for (;;) {
    const rows = await withFirm(viewer, (tx) => readBadRows(tx, file, after, ROWS_AT_ONCE));
    yield rows.map(({ line, cells, problems }) => {
      const padded = file.headings.map((_heading, at) => cells[at] ?? '');
      return [...padded, String(line), problems.map(({ remedy }) => remedy).join(' ')];
    });
    const last = rows.at(-1);
    if (!last || rows.length < ROWS_AT_ONCE) return;
    after = last.line;
  }
}

// A file may name clients whom a wall hides, before anyone can tell.
function mayReadRows(viewer: Viewer, { createdById }: Import): boolean {
  return !viewer.behindWalls || createdById === viewer.memberId;
}

function importDto(row: Import, counts: RowCounts): ImportDto {
  return {
    ...{ id: row.id, kind: kindOf(row), fileName: row.fileName, status: statusOf(row) },
    ...{ createdAt: row.createdAt.toISOString(), createdByName: row.createdByName },
    startedAt: row.startedAt?.toISOString() ?? null,
    undoneAt: row.undoneAt?.toISOString() ?? null,
    undoneByName: row.undoneByName,
    counts,
  };
}

async function readColumns(
  tx: FirmTx,
  { firmId, id, headings, columns }: Import,
  maySee: boolean,
): Promise<ColumnDto[]> {
  const first = await tx.importRow.findMany({
    where: { firmId, importId: id },
    orderBy: { line: 'asc' },
    take: maySee ? SAMPLES : 0,
    select: { cells: true },
  });
  return headings.map((heading, at) => ({
    heading,
    column: columns[at] ?? '',
    samples: first.flatMap(({ cells }) => cells[at] || []),
  }));
}

function readOverCapacity(tx: FirmTx, firmId: string) {
  return tx.$queryRaw<{ id: string; name: string; active: number; capacity: number }[]>`
    SELECT id, name, active_count AS active, capacity FROM attorneys
     WHERE firm_id = ${firmId}::uuid AND active_count > capacity
     ORDER BY position, id`;
}
