import { expect, it } from 'vitest';
import { isDatabaseReachable, listFirmIds } from '@/lib/platform/db/identity-store';
import { asOwner } from './as-owner';
import { useOwnDatabase } from './test-database';

await useOwnDatabase();

it('gives a test file that asks for it an empty, migrated database of its own', async () => {
  expect(await isDatabaseReachable()).toBe(true);
  expect(await listFirmIds()).toEqual([]);
  const [row] = await asOwner<{ name: string }>('SELECT current_database() AS name');
  expect(row?.name).toMatch(/^test_/);
});

it('connects as a role that owns nothing and bypasses nothing', async () => {
  const role = new URL(process.env.DATABASE_APP_URL ?? '').username;
  const [row] = await asOwner<{ privileged: boolean; owned: number }>(
    `SELECT rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb AS privileged,
            (SELECT count(*)::int FROM pg_class WHERE relowner = r.oid) AS owned
       FROM pg_roles r WHERE rolname = $1`,
    [role],
  );
  expect(row).toEqual({ privileged: false, owned: 0 });
});
