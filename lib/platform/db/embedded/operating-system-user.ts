import 'server-only';
import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import { SetupError } from '../setup-error';

/** Whom PostgreSQL runs as: null means the user who started the program. */
export type DatabaseUser = { readonly uid: number; readonly gid: number; readonly name: string };

/**
 * PostgreSQL refuses to run as root, so root needs someone else: the owner of the data if there
 * is any, else the system's `postgres` user, made if it is absent, else `nobody`.
 *
 * @throws SetupError when root finds no such user.
 */
export function chooseDatabaseUser(existingData: string): DatabaseUser | null {
  if (os.platform() === 'win32' || process.getuid?.() !== 0) return null;
  const user =
    ownerOf(existingData) ?? findUser('postgres') ?? createUser('postgres') ?? findUser('nobody');
  if (user) return user;
  throw new SetupError(
    'PostgreSQL refuses to run as root, and no user "postgres" could be found or created.',
    'Create one (`useradd --system postgres`) or start Evenhand as an ordinary user.',
  );
}

/** Whether the database user (null: we ourselves) can run the given test of `sh` on the path. */
export function canReach(path: string, tests: readonly string[], user: DatabaseUser | null) {
  if (!user) return true;
  const condition = tests.map((test) => `test -${test} "$1"`).join(' && ');
  const result = spawnSync('/bin/sh', ['-c', condition, 'sh', path], {
    uid: user.uid,
    gid: user.gid,
    cwd: '/',
  });
  return result.status === 0;
}

function ownerOf(directory: string): DatabaseUser | null {
  const stat = fs.statSync(directory, { throwIfNoEntry: false });
  return stat && stat.uid !== 0 ? { uid: stat.uid, gid: stat.gid, name: `#${stat.uid}` } : null;
}

function findUser(name: string): DatabaseUser | null {
  const uid = readId('-u', name);
  const gid = readId('-g', name);
  return uid === null || gid === null || uid === 0 ? null : { uid, gid, name };
}

function readId(flag: string, name: string): number | null {
  const result = spawnSync('id', [flag, name], { encoding: 'utf8' });
  return result.status === 0 ? Number(result.stdout) : null;
}

function createUser(name: string): DatabaseUser | null {
  const attempts = [
    ['useradd', '--system', '--user-group', '--no-create-home', '--shell', '/bin/false', name],
    ['adduser', '-S', '-D', '-H', '-s', '/bin/false', name],
  ] as const;
  for (const [command, ...args] of attempts) {
    try {
      execFileSync(command, args, { stdio: 'ignore' });
    } catch {
      continue;
    }
    return findUser(name);
  }
  return null;
}
