import 'server-only';
import { sql, type Sql } from '@/lib/platform/db/sql';

/** The cases that an import had opened which was undone: on record, and rightly not there. */
export function takenBackCases(firmId: string): Sql {
  return sql`
    SELECT o.case_id FROM events o
     WHERE o.firm_id = ${firmId}::uuid AND o.kind = 'case-opened'
       -- As a list it is asked for once; as a table a plan may ask for it again for every case.
       AND o.data ->> 'importId' = ANY (ARRAY(
         SELECT u.data ->> 'importId' FROM events u
          WHERE u.firm_id = ${firmId}::uuid AND u.kind = 'import-undone'))`;
}
