import 'server-only';
import type { Import } from '@/lib/platform/db/generated/client';
import type { FirmTx } from '@/lib/platform/db/with-firm';
import { notFound } from '@/lib/shared/errors';
import { isId } from '@/lib/shared/validation/is-id';
import type { ImportKind, ImportStatus, RowStatus } from './codes';

/**
 * An import of the firm.
 * @throws AppError `not-found`
 */
export async function getImportRow(tx: FirmTx, firmId: string, id: string): Promise<Import> {
  const found = isId(id)
    ? await tx.import.findUnique({ where: { firmId_id: { firmId, id }, firmId } })
    : null;
  if (!found) throw notFound('import', id);
  return found;
}

// The database's checks guarantee the closed lists that Prisma types as text.
export const kindOf = ({ kind }: Pick<Import, 'kind'>) => kind as ImportKind;
export const statusOf = ({ status }: Pick<Import, 'status'>) => status as ImportStatus;

/** How many rows of an import stand where. */
export type RowCounts = Readonly<Record<RowStatus, number>>;

const NO_ROWS: RowCounts = { new: 0, bad: 0, good: 0, known: 0, in: 0 };

/** The counts of these imports, by id. */
export async function countRows(
  tx: FirmTx,
  firmId: string,
  importIds: readonly string[],
): Promise<(importId: string) => RowCounts> {
  const rows = await tx.$queryRaw<{ importId: string; status: RowStatus; count: number }[]>`
    SELECT import_id AS "importId", status, count(*)::int AS count FROM import_rows
     WHERE firm_id = ${firmId}::uuid AND import_id = ANY (${[...importIds]}::uuid[])
     GROUP BY import_id, status`;
  const byImport = Map.groupBy(rows, ({ importId }) => importId);
  return (importId) => ({
    ...NO_ROWS,
    ...Object.fromEntries((byImport.get(importId) ?? []).map((row) => [row.status, row.count])),
  });
}
