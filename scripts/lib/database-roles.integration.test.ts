import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { expect, it } from 'vitest';
import { ensureAppRole } from './database-roles';

it('no statement of the product’s role runs on for more than half a minute', async () => {
  const url = await ensureAppRole(process.env.DATABASE_URL ?? '', randomUUID());
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ statement_timeout: string }>('SHOW statement_timeout');
  await client.end();
  expect(rows).toEqual([{ statement_timeout: '30s' }]);
});
