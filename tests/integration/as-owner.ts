import pg from 'pg';

/** For a test file: making one takes longer than most questions. */
let owner: { readonly url: string; readonly pool: pg.Pool } | null = null;

/**
 * Asks this test file's database as its owner, whom row-level security does not bind: for facts that
 * a test asserts about all firms at once, never to do what the product should do.
 */
export async function asOwner<Row extends pg.QueryResultRow>(
  sql: string,
  values: unknown[] = [],
): Promise<Row[]> {
  const url = process.env.DATABASE_URL ?? '';
  if (owner?.url !== url) {
    const left = owner;
    const pool = new pg.Pool({ connectionString: url, max: 4, allowExitOnIdle: true });
    // Tests cut connections; what is asked next says so by itself.
    pool.on('error', () => undefined);
    // At once, so that what is asked at the same time asks on the same connections.
    owner = { url, pool };
    await left?.pool.end();
  }
  return (await owner.pool.query<Row>(sql, values)).rows;
}

/** Closes the owner's connections. */
export async function leaveOwner(): Promise<void> {
  const left = owner;
  owner = null;
  await left?.pool.end();
}
