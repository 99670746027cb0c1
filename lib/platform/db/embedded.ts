import 'server-only';
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { type Binaries, installedBinaries, reachableBinaries } from './embedded/binaries';
import { readLockFile, removeLockFile } from './embedded/lock-file';
import { chooseDatabaseUser, type DatabaseUser } from './embedded/operating-system-user';
import { chooseDataFolder, outsideFolder } from './embedded/places';
import { SetupError } from './setup-error';

const OWNER = 'evenhand';
const START_TIMEOUT_MS = 120_000;
const STOP_TIMEOUT_MS = 30_000;

export interface EmbeddedOptions {
  /** The checkout whose node_modules hold PostgreSQL's programs. */
  readonly checkout: string;
  /** Folder for the data and the server's log; made if absent. */
  readonly folder: string;
  /** The owner's password; it must stay the same for the same folder. */
  readonly password: string;
  /** False for tests: quick, and lost with the power. */
  readonly durable: boolean;
  /** How many may connect; never fewer than PostgreSQL itself would let. */
  readonly maxConnections?: number;
  /** Settings beside ours, for what measures the server. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Told what a person may want to know, such as where the data went. */
  readonly onNotice?: (text: string) => void;
}

export interface EmbeddedServer {
  readonly port: number;
  readonly dataFolder: string;
  /** Connection URL of the role that owns the schema. */
  ownerUrl(database: string): string;
  /** Ends the server after its open transactions are rolled back and its memory is written. */
  stop(): Promise<void>;
}

/**
 * Starts PostgreSQL on a free port of the loopback interface, creating its data on first use. A
 * server of the same folder that outlived its program is taken over, unless it lets too few connect.
 *
 * @throws SetupError with the remedy, when something on the machine is in the way.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  fs.mkdirSync(options.folder, { recursive: true });
  const user = chooseDatabaseUser(path.join(options.folder, 'postgres'));
  const dataFolder = chooseDataFolder(options.folder, user);
  const binaries = reachableBinaries(
    installedBinaries(options.checkout),
    () => outsideFolder(options.folder),
    user,
  );
  if (path.dirname(dataFolder) !== options.folder) {
    options.onNotice?.(`the database user cannot enter this folder: data in ${dataFolder}`);
  }
  if (!fs.existsSync(dataFolder)) createCluster(binaries, dataFolder, options, user);
  checkDataFolder(dataFolder, binaries, user);

  const lock = readLockFile(dataFolder);
  if (lock.state === 'running') {
    const server = describeServer(lock.port, dataFolder, options.password, () => end(lock.pid));
    await waitUntilReady(server, () => null);
    if ((await connectionsOf(server)) >= connectionsFor(options)) {
      options.onNotice?.(`PostgreSQL was still running (process ${lock.pid}); using it`);
      return server;
    }
    // How many may connect is fixed when it starts, and more web processes may be wanted than before.
    options.onNotice?.(
      `PostgreSQL was still running (process ${lock.pid}), for fewer connections; started anew`,
    );
    await server.stop();
  }
  if (lock.state === 'leftover') {
    options.onNotice?.(`removed the lock file that process ${lock.pid} left behind`);
    removeLockFile(dataFolder);
  }
  return launch(binaries, dataFolder, options, user);
}

function createCluster(
  binaries: Binaries,
  dataFolder: string,
  { password, durable }: EmbeddedOptions,
  user: DatabaseUser | null,
): void {
  const identity = user ? { uid: user.uid, gid: user.gid } : {};
  // Made beside its final name: a first start that is interrupted leaves nothing half-made.
  const half = `${dataFolder}.new`;
  fs.rmSync(half, { recursive: true, force: true });
  fs.mkdirSync(half, { mode: 0o700 });
  const secretFolder = fs.mkdtempSync(path.join(os.tmpdir(), 'evenhand-'));
  const passwordFile = path.join(secretFolder, 'password');
  fs.writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (user) {
    for (const entry of [half, secretFolder, passwordFile]) {
      fs.chownSync(entry, user.uid, user.gid);
    }
  }
  try {
    const args = [`--pgdata=${half}`, `--username=${OWNER}`, `--pwfile=${passwordFile}`];
    args.push('--auth=scram-sha-256', '--encoding=UTF8', '--data-checksums');
    // The same order and case rules on every machine, whatever its C library thinks of them.
    args.push('--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8');
    if (!durable) args.push('--no-sync');
    const result = spawnSync(binaries.initdb, args, { cwd: '/', encoding: 'utf8', ...identity });
    if (result.status !== 0) {
      throw new SetupError(
        `PostgreSQL could not create its data in ${dataFolder}: ${result.stderr.trim()}`,
        'Check that the disk has room (about 100 MB) and that the folder may be written.',
      );
    }
  } finally {
    fs.rmSync(secretFolder, { recursive: true, force: true });
  }
  fs.renameSync(half, dataFolder);
}

function checkDataFolder(dataFolder: string, binaries: Binaries, user: DatabaseUser | null): void {
  const owner = fs.statSync(dataFolder).uid;
  const ourselves = user?.uid ?? process.getuid?.() ?? owner;
  if (owner !== ourselves) {
    throw new SetupError(
      `The data folder ${dataFolder} belongs to user ${owner}, and PostgreSQL would run as ${ourselves}.`,
      `Start Evenhand as the user who started it first, or run: chown -R ${ourselves} ${dataFolder}`,
    );
  }
  const file = path.join(dataFolder, 'PG_VERSION');
  const major = fs.existsSync(file) ? Number(fs.readFileSync(file, 'utf8')) : null;
  if (major === binaries.major) return;
  throw new SetupError(
    major === null
      ? `The folder ${dataFolder} is not a PostgreSQL data folder (it has no PG_VERSION).`
      : `The data in ${dataFolder} is PostgreSQL ${major}'s; Evenhand brings PostgreSQL ${binaries.major}.`,
    `Keep the data by moving it through pg_dump of PostgreSQL ${major ?? binaries.major}, ` +
      `or begin anew with: mv ${dataFolder} ${dataFolder}.old`,
  );
}

/** A log holds statements and the values in them: it is its owner's, also where it was there before. */
function openPrivately(file: string): number {
  const descriptor = fs.openSync(file, 'w', 0o600);
  fs.fchmodSync(descriptor, 0o600);
  return descriptor;
}

async function launch(
  binaries: Binaries,
  dataFolder: string,
  options: EmbeddedOptions,
  user: DatabaseUser | null,
): Promise<EmbeddedServer> {
  const port = await freePort();
  const logFile = path.join(options.folder, 'postgres.log');
  const log = openPrivately(logFile);
  // A session of its own, so that Ctrl-C reaches the product first and the database last.
  const child = spawn(binaries.postgres, ['-D', dataFolder, ...settings(port, options)], {
    cwd: '/',
    detached: true,
    stdio: ['ignore', log, log],
    ...(user ? { uid: user.uid, gid: user.gid } : {}),
  });
  fs.closeSync(log);
  const failure = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code) => resolve(`exit code ${code}`));
  });
  let failed: string | null = null;
  void failure.then((text) => (failed = text));
  const stop = () => endChild(child, failure);
  const server = describeServer(port, dataFolder, options.password, stop);
  await waitUntilReady(server, () => failed && `${failed}: ${tail(logFile)}`);
  return server;
}

function connectionsFor({ maxConnections = 0 }: EmbeddedOptions): number {
  return Math.max(100, maxConnections);
}

async function connectionsOf(server: EmbeddedServer): Promise<number> {
  const client = new pg.Client({ connectionString: server.ownerUrl('postgres') });
  await client.connect();
  try {
    const { rows } = await client.query<{ max_connections: string }>('SHOW max_connections');
    return Number(rows[0]?.max_connections);
  } finally {
    await client.end();
  }
}

function settings(port: number, options: EmbeddedOptions): string[] {
  const values: Record<string, string> = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    max_connections: String(connectionsFor(options)),
    shared_buffers: '128MB',
    // Reports of a firm with 50,000 cases sort and group in memory instead of in files.
    work_mem: '16MB',
    timezone: 'UTC',
    log_timezone: 'UTC',
    lc_messages: 'C',
    ...options.settings,
  };
  if (!options.durable) {
    Object.assign(values, { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' });
  }
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

function describeServer(
  port: number,
  dataFolder: string,
  password: string,
  stop: () => Promise<void>,
): EmbeddedServer {
  return {
    port,
    dataFolder,
    ownerUrl: (database) =>
      `postgresql://${OWNER}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`,
    stop,
  };
}

async function waitUntilReady(
  server: EmbeddedServer,
  failureSoFar: () => string | null,
): Promise<void> {
  const deadline = performance.now() + START_TIMEOUT_MS;
  let last = 'no answer yet';
  while (performance.now() < deadline) {
    const failure = failureSoFar();
    if (failure)
      throw new SetupError(`PostgreSQL ended while starting: ${failure}`, remedyFor(failure));
    const client = new pg.Client({ connectionString: server.ownerUrl('postgres') });
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      last = error instanceof Error ? error.message : String(error);
      if (/password authentication failed/.test(last)) break;
    }
    await wait(25);
  }
  throw new SetupError(
    `PostgreSQL in ${server.dataFolder} does not let us in: ${last}`,
    'If .data/secrets.json was deleted or replaced, put it back: it holds the password of this data.',
  );
}

function remedyFor(failure: string): string {
  if (/shared memory/.test(failure)) {
    return 'Processes of the crashed server are still ending: wait a few seconds and start again.';
  }
  if (/No space left/.test(failure)) return 'Make room on the disk and start again.';
  return 'The whole log is postgres.log in the data folder of this checkout (.data).';
}

function tail(file: string): string {
  return fs.readFileSync(file, 'utf8').trim().split('\n').slice(-6).join('\n');
}

async function endChild(child: ChildProcess, ended: Promise<unknown>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  // SIGINT is PostgreSQL's "fast" stop; without it, it would wait for every client to leave.
  child.kill('SIGINT');
  const timer = setTimeout(() => child.kill('SIGQUIT'), STOP_TIMEOUT_MS);
  await ended;
  clearTimeout(timer);
}

async function end(pid: number): Promise<void> {
  const deadline = performance.now() + STOP_TIMEOUT_MS;
  try {
    process.kill(pid, 'SIGINT');
    while (performance.now() < deadline) {
      process.kill(pid, 0);
      await wait(25);
    }
  } catch {
    // It is gone.
    return;
  }
  throw new SetupError(
    `PostgreSQL (process ${pid}) was asked to end and still runs.`,
    'Look at postgres.log for what it waits for, end it, and start again.',
  );
}

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = net.createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        typeof address === 'object' && address
          ? resolve(address.port)
          : reject(new Error('The operating system gave no port.')),
      );
    });
  });
}
