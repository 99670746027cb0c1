import 'server-only';
import type { Import } from '@/lib/platform/db/generated/client';
import type { FirmTx } from '@/lib/platform/db/with-firm';
import type { BadRowDto, RepeatedDto } from './dto';

type Named = Pick<Import, 'firmId' | 'id'>;

/** As many different texts as one page mends for all of their rows. */
const REPEATED_SHOWN = 20;

/** The next refused rows in the order of the file. */
export async function readBadRows(
  tx: FirmTx,
  { firmId, id }: Named,
  afterLine: number,
  limit: number,
  but: readonly RepeatedDto[] = [],
): Promise<BadRowDto[]> {
  // Problems are written by checks only. Of a row that is mended with others nothing has to be typed.
  const mended = JSON.stringify(but.map(({ column, value }) => ({ field: column, value })));
  return tx.$queryRaw<BadRowDto[]>`
    SELECT r.id, r.line, r.cells, r.problems FROM import_rows r
     WHERE r.firm_id = ${firmId}::uuid AND r.import_id = ${id}::uuid AND r.status = 'bad'
       AND r.line > ${afterLine}
       AND EXISTS (
         SELECT FROM jsonb_array_elements(r.problems) p
          WHERE NOT EXISTS (
            SELECT FROM jsonb_to_recordset(${mended}::jsonb) m(field text, value text)
             WHERE m.field = p ->> 'field' AND m.value = p ->> 'value'))
     ORDER BY r.line LIMIT ${limit}`;
}

/** Texts that were refused in several rows for the same reason, the most frequent first. */
export async function readRepeated(tx: FirmTx, { firmId, id }: Named): Promise<RepeatedDto[]> {
  return tx.$queryRaw<RepeatedDto[]>`
    SELECT p ->> 'field' AS column, p ->> 'value' AS value, min(p ->> 'remedy') AS remedy,
           count(*)::int AS rows
      FROM import_rows r, jsonb_array_elements(r.problems) p
     WHERE r.firm_id = ${firmId}::uuid AND r.import_id = ${id}::uuid AND r.status = 'bad'
       AND p ->> 'field' <> '' AND p ->> 'value' <> ''
     GROUP BY 1, 2 HAVING count(*) > 1
     ORDER BY rows DESC, 1, 2 LIMIT ${REPEATED_SHOWN}`;
}
