import fs from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { z } from 'zod';
import packageJson from '@/package.json';
import { SetupError } from '@/lib/platform/db/setup-error';
import { type BackedUpFile, copyCounted, MANIFEST, type Manifest } from './manifest';

/*
 * PostgreSQL's own way to copy a server that runs ("Making a Base Backup Using the Low Level API" in
 * its manual): say that a backup begins, copy the files while they change, say that it ends, and add
 * the log of what changed meanwhile. The log is replayed when the copy is started.
 */

/** Folders whose contents the server makes anew; the folders themselves it wants. */
const EMPTIED = new Set([
  ...['pg_wal', 'pg_replslot', 'pg_dynshmem', 'pg_notify', 'pg_serial', 'pg_snapshots'],
  ...['pg_stat_tmp', 'pg_subtrans'],
]);

/** Files that belong to the running process, or that the server makes anew. */
const LEFT_OUT =
  /^(postmaster\.(pid|opts)|backup_label|tablespace_map|pg_internal\.init.*|pgsql_tmp.*)$/;

/** Copied last, so that it never knows more than the files beside it. */
const CONTROL = 'global/pg_control';

export interface BackupOptions {
  /** Connection URL of the server's owner. */
  readonly ownerUrl: string;
  /** The server's data, on this machine. */
  readonly dataFolder: string;
  /** What the installation keeps to itself; the data cannot be opened without it. */
  readonly secretsFile: string;
  /** The new folder of the backup; made, and complete once it has this name. */
  readonly target: string;
  readonly at: Date;
}

/**
 * Copies the embedded database while it is in use. What is committed before the end is in the copy.
 *
 * @throws SetupError when the server is not the one of the data folder.
 */
export async function takeBackup(options: BackupOptions): Promise<Manifest> {
  const half = `${options.target}.partial`;
  fs.rmSync(half, { recursive: true, force: true });
  fs.mkdirSync(half, { recursive: true, mode: 0o700 });
  const client = new pg.Client({ connectionString: options.ownerUrl });
  await client.connect();
  try {
    const postgresMajor = await refuseOtherServer(client, options.dataFolder);
    const files = await copyServer(client, options.dataFolder, path.join(half, 'data'));
    const secrets = await copyCounted(options.secretsFile, path.join(half, 'secrets.json'));
    const manifest: Manifest = {
      format: 1,
      takenAt: options.at.toISOString(),
      version: packageJson.version,
      postgresMajor,
      files: [
        ...files.map((file) => ({ ...file, path: `data/${file.path}` })),
        ...(secrets ? [{ ...secrets, path: 'secrets.json' }] : []),
      ],
    };
    fs.writeFileSync(path.join(half, MANIFEST), JSON.stringify(manifest, null, 1), { mode: 0o600 });
    fs.renameSync(half, options.target);
    return manifest;
  } finally {
    await client.end();
    fs.rmSync(half, { recursive: true, force: true });
  }
}

async function refuseOtherServer(client: pg.Client, dataFolder: string): Promise<number> {
  const { rows } = await client.query<{ folder: string; version: string }>(
    `SELECT current_setting('data_directory') AS folder, current_setting('server_version_num') AS version`,
  );
  const [server] = rows;
  if (server && isSame(server.folder, dataFolder))
    return Math.floor(Number(server.version) / 10_000);
  throw new SetupError(
    'Only the embedded database can be copied by this command, and another one is in use.',
    'Back up your own PostgreSQL with pg_dump, pg_basebackup or the means of whoever runs it.',
  );
}

function isSame(one: string, other: string): boolean {
  return fs.existsSync(one) && fs.realpathSync(one) === fs.realpathSync(other);
}

async function copyServer(client: pg.Client, from: string, to: string): Promise<BackedUpFile[]> {
  // Keeps the log from being recycled before it is copied; goes with the connection.
  await client.query(`SELECT pg_create_physical_replication_slot('evenhand_backup', true, true)`);
  const begun = await client.query<{ wal: string }>(
    `SELECT pg_walfile_name(pg_backup_start('evenhand', true)) AS wal`,
  );
  const files = await copyFiles(from, to);
  const ended = await client.query<{ wal: string; label: string }>(
    `SELECT pg_walfile_name(lsn) AS wal, labelfile AS label FROM pg_backup_stop(false)`,
  );
  const label = path.join(to, 'backup_label');
  fs.writeFileSync(label, ended.rows[0]?.label ?? '', { mode: 0o600 });
  const labelled = await copyCounted(label, `${label}.read`);
  fs.rmSync(`${label}.read`);
  const log = await copyLog(from, to, begun.rows[0]?.wal ?? '', ended.rows[0]?.wal ?? '');
  return [...files, ...(labelled ? [{ ...labelled, path: 'backup_label' }] : []), ...log];
}

async function copyFiles(from: string, to: string): Promise<BackedUpFile[]> {
  const files: BackedUpFile[] = [];
  const names = listFiles(from, to).filter((name) => name !== CONTROL);
  for (const name of [...names, CONTROL]) {
    const copied = await copyCounted(path.join(from, name), path.join(to, name));
    if (copied) files.push({ ...copied, path: name });
  }
  return files;
}

/** The files to copy; the folders are made on the way, the empty ones too. */
function listFiles(from: string, to: string, within = ''): string[] {
  fs.mkdirSync(path.join(to, within), { recursive: true, mode: 0o700 });
  return fs.readdirSync(path.join(from, within), { withFileTypes: true }).flatMap((entry) => {
    const name = path.posix.join(within, entry.name);
    if (LEFT_OUT.test(entry.name)) return [];
    if (entry.isFile()) return [name];
    if (!entry.isDirectory()) return [];
    if (!EMPTIED.has(name)) return listFiles(from, to, name);
    fs.mkdirSync(path.join(to, name), { recursive: true, mode: 0o700 });
    return [];
  });
}

/** The log from the beginning of the backup to its end: files whose names count up. */
async function copyLog(
  from: string,
  to: string,
  first: string,
  last: string,
): Promise<BackedUpFile[]> {
  const files: BackedUpFile[] = [];
  const written = z.array(z.string().regex(/^[0-9A-F]{24}$/)).parse([first, last]);
  for (const entry of fs.readdirSync(path.join(from, 'pg_wal')).sort()) {
    if (!/^[0-9A-F]{24}$/.test(entry) || entry < (written[0] ?? '') || entry > (written[1] ?? ''))
      continue;
    const name = `pg_wal/${entry}`;
    const copied = await copyCounted(path.join(from, name), path.join(to, name));
    if (copied) files.push({ ...copied, path: name });
  }
  return files;
}
