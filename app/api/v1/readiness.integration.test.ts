import { afterEach, expect, test } from 'vitest';
import { startJobs } from '@/lib/worker/start-jobs';
import { asOwner } from '@/tests/integration/as-owner';
import { judgeReadiness } from './readiness';

const LATEST = `(SELECT max(migration_name) FROM _prisma_migrations)`;

afterEach(async () => {
  await asOwner(`UPDATE _prisma_migrations SET rolled_back_at = NULL`);
  await asOwner(`UPDATE pgboss.version SET cron_on = NULL`);
  await asOwner(`DELETE FROM pgboss.job`);
});

test('an installation is ready once a worker is there, and not before', async () => {
  expect(await judgeReadiness()).toMatchObject({
    ...{ status: 'not_ready', database: 'ok', migrations: 'ok', worker: 'silent' },
  });
  const ended = startJobs({ times: { pollSeconds: 0.5, watchSeconds: 1 } });
  await expect
    .poll(judgeReadiness, { timeout: 60_000 })
    .toMatchObject({ status: 'ready', database: 'ok', migrations: 'ok', worker: 'ok' });
  process.emit('SIGTERM', 'SIGTERM');
  await ended;
});

test('a worker that has not been there for a while is missed, and one that does not keep up', async () => {
  await asOwner(`UPDATE pgboss.version SET cron_on = now() - interval '3 minutes'`);
  expect((await judgeReadiness()).worker).toBe('silent');
  await asOwner(`UPDATE pgboss.version SET cron_on = now()`);
  expect((await judgeReadiness()).worker).toBe('ok');
  await asOwner(
    `INSERT INTO pgboss.job (name, data, start_after) VALUES ('work', '{}', now() - interval '11 minutes')`,
  );
  expect(await judgeReadiness()).toMatchObject({ status: 'not_ready', worker: 'late' });
});

test('a migration that the database has not seen is missed', async () => {
  await asOwner(`UPDATE pgboss.version SET cron_on = now()`);
  expect(await judgeReadiness()).toMatchObject({ status: 'ready', migrations: 'ok' });
  await asOwner(
    `UPDATE _prisma_migrations SET rolled_back_at = now() WHERE migration_name = ${LATEST}`,
  );
  expect(await judgeReadiness()).toMatchObject({ status: 'not_ready', migrations: 'missing' });
});
