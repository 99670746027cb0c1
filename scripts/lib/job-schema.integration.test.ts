import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { asOwner } from '@/tests/integration/as-owner';
import { inDatabase, runAsOwner, TEST_SECRET } from '@/tests/integration/throwaway-cluster';
import { ensureAppRole } from './database-roles';
import { checkExternalDatabase } from './external-database';
import { installJobSchema } from './job-schema';
import { migrate } from './migrate';

/** A database owned by someone who is no superuser, as on a managed PostgreSQL. */
async function withPlainOwner(work: (ownerUrl: string) => Promise<void>): Promise<void> {
  const name = `plain_${randomUUID().replaceAll('-', '')}`;
  const adminUrl = process.env.DATABASE_URL ?? '';
  await asOwner(`CREATE ROLE ${name} LOGIN CREATEROLE PASSWORD 'x'`);
  await asOwner(`GRANT evenhand_app TO ${name} WITH ADMIN OPTION`);
  await asOwner(`CREATE DATABASE ${name} OWNER ${name}`);
  const url = new URL(inDatabase(adminUrl, name));
  url.username = name;
  url.password = 'x';
  try {
    await work(url.toString());
  } finally {
    await asOwner(`DROP DATABASE ${name} WITH (FORCE)`);
    const [login] = await asOwner<{ name: string }>(
      `SELECT m.member::regrole::text AS name FROM pg_auth_members m
        WHERE m.roleid = 'evenhand_app'::regrole AND m.grantor = '${name}'::regrole`,
    );
    if (login) await asOwner(`DROP ROLE ${login.name}`);
    await asOwner(`DROP OWNED BY ${name}`);
    await asOwner(`DROP ROLE ${name}`);
  }
}

it('is installed by an owner without special rights, once, and serves the product’s role', async () => {
  await withPlainOwner(async (ownerUrl) => {
    await expect(checkExternalDatabase(ownerUrl, true)).resolves.toBeUndefined();
    expect(await migrate(ownerUrl)).toBe('migrations applied');
    expect(await migrate(ownerUrl)).toBe('up to date');
    const appUrl = await ensureAppRole(ownerUrl, TEST_SECRET);
    const insert = `INSERT INTO pgboss.job (name, data) VALUES ('work', '{}') RETURNING name`;
    expect(await runAsOwner(appUrl, insert)).toEqual([{ name: 'work' }]);
    await expect(runAsOwner(appUrl, 'DROP SCHEMA pgboss CASCADE')).rejects.toThrow(/must be owner/);
  });
});

it('is brought up to date when what is wanted has changed, and keeps its jobs', async () => {
  const ownerUrl = process.env.DATABASE_URL ?? '';
  expect(await installJobSchema(ownerUrl)).toBe(false);
  await asOwner(`INSERT INTO pgboss.job (name, data) VALUES ('work', '{"kept": true}')`);
  await asOwner('UPDATE pgboss.queue SET retry_limit = 0');
  await asOwner(`SELECT pgboss.delete_queue('sample')`);
  await asOwner(`COMMENT ON SCHEMA pgboss IS 'of an older release'`);
  expect(await installJobSchema(ownerUrl)).toBe(true);
  expect(await installJobSchema(ownerUrl)).toBe(false);
  const rows = await asOwner(
    `SELECT q.retry_limit AS tries, count(*)::int AS jobs
       FROM pgboss.queue q JOIN pgboss.job j ON j.name = q.name
      WHERE q.name = 'work' AND j.data ? 'kept' GROUP BY 1`,
  );
  expect(rows).toEqual([{ tries: 8, jobs: 1 }]);
  const queues = await asOwner<{ name: string }>('SELECT name FROM pgboss.queue ORDER BY name');
  expect(queues.map(({ name }) => name)).toEqual(['dead', 'outbox', 'sample', 'work']);
});

it('asks for the right to create it before anything is begun', async () => {
  const name = `poor_${randomUUID().replaceAll('-', '')}`;
  const adminUrl = process.env.DATABASE_URL ?? '';
  await asOwner(`CREATE ROLE ${name} LOGIN CREATEROLE PASSWORD 'x'`);
  await asOwner(`CREATE DATABASE ${name}`);
  try {
    const url = new URL(inDatabase(adminUrl, name));
    await runAsOwner(url.toString(), `GRANT CREATE ON SCHEMA public TO ${name}`);
    url.username = name;
    url.password = 'x';
    await expect(checkExternalDatabase(url.toString(), true)).rejects.toMatchObject({
      message: expect.stringContaining('may not create the schema "pgboss"') as string,
      remedy: `Run as the database's owner: GRANT CREATE ON DATABASE "${name}" TO "${name}";`,
    });
  } finally {
    await asOwner(`DROP DATABASE ${name} WITH (FORCE)`);
    await asOwner(`DROP ROLE ${name}`);
  }
});
