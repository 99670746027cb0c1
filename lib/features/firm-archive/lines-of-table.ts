import 'server-only';
import type { FirmTx } from '@/lib/platform/db/with-firm';
import { BEFORE_ALL_IDS } from '@/lib/platform/ids';
import type { ArchivedTable } from './tables';

/** So much is read at a time: little enough to keep no one waiting who needs this process, too. */
const PIECE_CHARACTERS = 64 * 1024;
const MOST_ROWS = 1000;
const FIRST_ROWS = 20;

/** The firm's rows of a table as JSON, in the order of their ids, some at a time. */
export async function* linesOfTable(
  tx: FirmTx,
  firmId: string,
  table: ArchivedTable,
): AsyncGenerator<string[]> {
  if (table.isOnePerFirm || table.name === 'firms') {
    yield (await readRows(tx, selectOf(table), firmId)).map(({ line }) => line);
    return;
  }
  const select = `${selectOf(table)} AND t.id > $2::uuid ORDER BY t.id LIMIT $3`;
  let after = BEFORE_ALL_IDS;
  for (let limit = FIRST_ROWS; ;) {
    const rows = await readRows(tx, select, firmId, after, limit);
    const last = rows.at(-1);
    if (!last) return;
    yield rows.map(({ line }) => line);
    if (rows.length < limit) return;
    after = last.id;
    limit = nextLimit(rows);
  }
}

function readRows(
  tx: FirmTx,
  select: string,
  ...values: unknown[]
): Promise<{ line: string; id: string }[]> {
  return tx.$queryRawUnsafe(select, ...values);
}

/** Names come from the catalogue, never from outside. */
function selectOf({ name, columns, isOnePerFirm }: ArchivedTable): string {
  const fields = columns.map((column) => `t."${column}"`).join(', ');
  const firm = name === 'firms' ? 'id' : 'firm_id';
  const id = isOnePerFirm ? 'NULL::uuid' : 't.id';
  return `SELECT row_to_json((SELECT r FROM (SELECT ${fields}) r))::text AS line, ${id} AS id
            FROM "${name}" t WHERE t.${firm} = $1::uuid${ROWS_KEPT[name] ?? ''}`;
}

/** Where some rows stay behind with what they are about (tables.ts): endpoints of webhooks. */
const ROWS_KEPT: Readonly<Record<string, string>> = {
  outbox_cursors: " AND t.consumer NOT LIKE 'webhook:%'",
  outbox_failures: " AND t.consumer NOT LIKE 'webhook:%'",
};

/** As many rows as fill a piece, by those just read. */
function nextLimit(rows: readonly { line: string }[]): number {
  const characters = rows.reduce((sum, { line }) => sum + line.length, 0);
  const fitting = Math.floor((rows.length * PIECE_CHARACTERS) / Math.max(characters, 1));
  return Math.min(Math.max(fitting, 1), MOST_ROWS);
}
