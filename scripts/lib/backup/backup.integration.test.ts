import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type EmbeddedServer, startEmbedded } from '@/lib/platform/db/embedded';
import { chooseDatabaseUser } from '@/lib/platform/db/embedded/operating-system-user';
import { checkout } from '../checkout';
import { restoreBackup } from './restore-backup';
import { takeBackup } from './take-backup';
import { useOwnDatabase } from '@/tests/integration/test-database';

await useOwnDatabase();

/* On a server of its own, since a backup is of a whole server. */

const PASSWORD = 'of the test';
const AT = new Date('2026-11-30T10:00:00Z');

let folder: string;
let running: EmbeddedServer[];

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'evenhand-backup-'));
  fs.chmodSync(folder, 0o755);
  fs.writeFileSync(path.join(folder, 'secrets.json'), '{"kept":true}', { mode: 0o600 });
  running = [];
});

afterEach(async () => {
  for (const server of running) await server.stop();
  fs.rmSync(folder, { recursive: true });
});

async function start(name: string): Promise<EmbeddedServer> {
  const inner = path.join(folder, name);
  const options = { checkout, folder: inner, password: PASSWORD, durable: false };
  const server = await startEmbedded(options);
  running.push(server);
  return server;
}

async function connect(server: EmbeddedServer): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: server.ownerUrl('postgres') });
  await client.connect();
  return client;
}

async function backUp(server: EmbeddedServer, target: string) {
  const secretsFile = path.join(folder, 'secrets.json');
  const ownerUrl = server.ownerUrl('postgres');
  return takeBackup({ ownerUrl, dataFolder: server.dataFolder, secretsFile, target, at: AT });
}

function restore(backup: string, dataFolder: string, replaces = false) {
  fs.mkdirSync(path.dirname(dataFolder), { recursive: true });
  const user = chooseDatabaseUser(path.join(folder, 'one', 'postgres'));
  const secretsFile = path.join(path.dirname(dataFolder), 'secrets.json');
  return restoreBackup({ backup, dataFolder, secretsFile, user, replaces, at: AT });
}

it('copies a server that is being written to, and what was committed before its end is there again', async () => {
  const server = await start('one');
  const client = await connect(server);
  await client.query('CREATE TABLE kept (id int PRIMARY KEY, note text)');
  await client.query(`CREATE TABLE before AS SELECT generate_series(1, 20000) AS id`);
  let written = 0;
  let isDone = false;
  const writing = (async () => {
    while (!isDone) {
      await client.query(`INSERT INTO kept (id, note) VALUES ($1, repeat('note ', 200))`, [
        written + 1,
      ]);
      written += 1;
    }
  })();
  const backup = path.join(folder, 'backup');
  const manifest = await backUp(server, backup);
  isDone = true;
  await writing;
  await client.end();
  expect(manifest.files.map(({ path: name }) => name)).toEqual(
    expect.arrayContaining(['data/PG_VERSION', 'data/global/pg_control', 'data/backup_label']),
  );
  await server.stop();

  const { putAside } = await restore(backup, path.join(folder, 'two', 'postgres'));
  expect(putAside).toBeNull();
  expect(fs.readFileSync(path.join(folder, 'two', 'secrets.json'), 'utf8')).toBe('{"kept":true}');
  const again = await connect(await start('two'));
  const { rows } = await again.query<{ count: number; last: number; notes: number }>(
    `SELECT count(*)::int AS count, coalesce(max(id), 0) AS last,
            count(*) FILTER (WHERE note = repeat('note ', 200))::int AS notes FROM kept`,
  );
  const [found] = rows;
  // Whole rows without a gap; the last ones were committed after the copy had ended.
  expect(found?.count).toBe(found?.last);
  expect(found?.notes).toBe(found?.count);
  expect(found?.count).toBeGreaterThan(0);
  expect(found?.count).toBeLessThanOrEqual(written);
  const before = await again.query<{ sum: string }>('SELECT sum(id) AS sum FROM before');
  expect(before.rows).toEqual([{ sum: '200010000' }]);
  await again.query('INSERT INTO kept (id, note) VALUES (0, NULL)');
  await again.end();
});

it('copies no other server, and touches nothing where a file is another one or data may not be replaced', async () => {
  const server = await start('one');
  const elsewhere = { ownerUrl: server.ownerUrl('postgres'), dataFolder: folder };
  const refused = {
    secretsFile: path.join(folder, 'secrets.json'),
    target: `${folder}/no`,
    at: AT,
  };
  await expect(takeBackup({ ...elsewhere, ...refused })).rejects.toThrow('Only the embedded');
  expect(fs.readdirSync(folder).filter((name) => name.startsWith('no'))).toEqual([]);
  const backup = path.join(folder, 'backup');
  await backUp(server, backup);
  const dataFolder = path.join(folder, 'two', 'postgres');
  fs.mkdirSync(dataFolder, { recursive: true });
  fs.writeFileSync(path.join(dataFolder, 'mine'), 'mine');
  await expect(restore(backup, dataFolder)).rejects.toMatchObject({
    message: expect.stringContaining('There is data in') as string,
    remedy: expect.stringContaining('--replace') as string,
  });
  const { putAside } = await restore(backup, dataFolder, true);
  expect(fs.readFileSync(path.join(putAside ?? '', 'mine'), 'utf8')).toBe('mine');
  expect(fs.existsSync(path.join(dataFolder, 'PG_VERSION'))).toBe(true);

  fs.appendFileSync(path.join(backup, 'data', 'PG_VERSION'), ' ');
  const another = path.join(folder, 'three', 'postgres');
  await expect(restore(backup, another)).rejects.toThrow('data/PG_VERSION in the backup');
  expect(fs.existsSync(another)).toBe(false);
  fs.rmSync(path.join(backup, 'manifest.json'));
  await expect(restore(backup, another)).rejects.toThrow('is not a backup of Evenhand');
});
