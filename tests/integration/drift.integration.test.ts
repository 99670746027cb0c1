import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { asOwner } from './as-owner';
import { useOwnDatabase } from '@/tests/integration/test-database';

await useOwnDatabase();

/*
 * The schema's own tables are built beside the migrated ones, in a schema named `drift`, and the two
 * catalogues compared. Prisma's own comparison with a live database does not see names, and its
 * engine stumbles over CHECK constraints.
 */

interface Line {
  line: string;
}

/** Columns, keys, foreign keys and indexes of one schema as text; what only SQL can say is left out. */
async function catalogueOf(schema: string): Promise<string[]> {
  const rows = await asOwner<Line>(
    `WITH tables AS (
       SELECT oid, relname FROM pg_class
        WHERE relnamespace = $1::regnamespace AND relkind = 'r' AND relname <> '_prisma_migrations')
     SELECT format('%s.%s %s%s default %s', t.relname, a.attname,
                   format_type(a.atttypid, a.atttypmod),
                   CASE WHEN a.attnotnull THEN ' not null' ELSE '' END,
                   coalesce(pg_get_expr(d.adbin, d.adrelid), 'none')) AS line
       FROM tables t
       JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped
       LEFT JOIN pg_attrdef d ON d.adrelid = t.oid AND d.adnum = a.attnum AND a.attgenerated = ''
     UNION ALL
     SELECT format('%s %s %s', t.relname, c.conname, pg_get_constraintdef(c.oid))
       FROM tables t JOIN pg_constraint c ON c.conrelid = t.oid AND c.contype IN ('p', 'u', 'f')
     UNION ALL
     SELECT pg_get_indexdef(i.indexrelid)
       FROM tables t JOIN pg_index i ON i.indrelid = t.oid AND i.indpred IS NULL
     ORDER BY line`,
    [schema],
  );
  return rows.map(({ line }) => line.replaceAll(`${schema}.`, ''));
}

it('has migrated exactly the tables, keys and indexes that the Prisma schema describes', async () => {
  const { stdout: ddl } = await promisify(execFile)(process.execPath, [
    'node_modules/prisma/build/index.js',
    'migrate',
    'diff',
    '--from-empty',
    '--to-schema',
    'prisma/schema',
    '--script',
  ]);
  await asOwner(`CREATE SCHEMA drift; SET search_path = drift; ${ddl}`);
  const described = await catalogueOf('drift');
  expect(described.length).toBeGreaterThan(200);
  expect(await catalogueOf('public')).toEqual(described);
});
