import pg from 'pg';

export interface RemovedFirm {
  readonly slug: string;
  readonly name: string;
}

/**
 * Takes every demo firm out of the database with all that belongs to it, and the people who belong
 * to no other firm. All or nothing; other firms are not touched.
 *
 * @param ownerUrl the owner's connection: the product's own role may not delete history
 */
export async function removeDemoFirms(ownerUrl: string): Promise<RemovedFirm[]> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query('BEGIN');
    const tables = await tenantTables(client);
    const { rows: firms } = await client.query<{ slug: string; id: string }>(
      'SELECT slug, firm_id AS id FROM firm_slugs WHERE is_demo ORDER BY slug FOR UPDATE',
    );
    const removed: RemovedFirm[] = [];
    for (const { slug, id } of firms) {
      removed.push({ slug, name: await removeFirm(client, id, tables) });
    }
    await client.query('COMMIT');
    return removed;
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  } finally {
    await client.end();
  }
}

async function removeFirm(
  client: pg.Client,
  firmId: string,
  tables: readonly string[],
): Promise<string> {
  // The owner is bound by row-level security too, so each firm is removed from within.
  await client.query(`SET LOCAL "evenhand.firm_id" = ${client.escapeLiteral(firmId)}`);
  const { rows: people } = await client.query<{ id: string }>(
    'SELECT user_id AS id FROM user_firms WHERE firm_id = $1',
    [firmId],
  );
  for (const table of tables) {
    await client.query(`DELETE FROM ${client.escapeIdentifier(table)} WHERE firm_id = $1`, [
      firmId,
    ]);
  }
  const { rows: firms } = await client.query<{ name: string }>(
    'DELETE FROM firms WHERE id = $1 RETURNING name',
    [firmId],
  );
  await client.query(
    `DELETE FROM users u WHERE u.id = ANY ($1::uuid[])
        AND NOT EXISTS (SELECT FROM user_firms f WHERE f.user_id = u.id)`,
    [people.map(({ id }) => id)],
  );
  return firms[0]?.name ?? '';
}

/**
 * The tables with rows of a firm, each before those that it refers to. Read from the catalogue, so
 * that a table added later is not forgotten.
 */
async function tenantTables(client: pg.Client): Promise<string[]> {
  const { rows: tables } = await client.query<{ name: string }>(
    `SELECT c.relname AS name FROM pg_class c
       JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'firm_id' AND NOT a.attisdropped
      WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
      ORDER BY c.relname`,
  );
  const { rows: references } = await client.query<{ from: string; to: string }>(
    `SELECT f.relname AS "from", t.relname AS "to" FROM pg_constraint k
       JOIN pg_class f ON f.oid = k.conrelid JOIN pg_class t ON t.oid = k.confrelid
      WHERE k.contype = 'f' AND k.conrelid <> k.confrelid`,
  );
  return childrenFirst(
    tables.map(({ name }) => name),
    references,
  );
}

function childrenFirst(
  tables: readonly string[],
  references: readonly { from: string; to: string }[],
): string[] {
  const ordered: string[] = [];
  let left = [...tables];
  while (left.length > 0) {
    const free = left.filter(
      (table) => !references.some(({ from, to }) => to === table && left.includes(from)),
    );
    if (free.length === 0) throw new Error(`These tables refer to each other: ${left.join(', ')}.`);
    ordered.push(...free);
    left = left.filter((table) => !free.includes(table));
  }
  return ordered;
}
