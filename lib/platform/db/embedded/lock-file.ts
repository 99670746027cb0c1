import 'server-only';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

/**
 * What `postmaster.pid` in the data folder stands for: `running` a server of this folder;
 * `leftover` a file that a crash left behind, even if its process number is now someone else's.
 */
export type LockFile =
  | { readonly state: 'absent' }
  | { readonly state: 'leftover'; readonly pid: number }
  | { readonly state: 'running'; readonly pid: number; readonly port: number };

/** Reads `postmaster.pid` and asks the operating system about the process it names. */
export function readLockFile(dataFolder: string): LockFile {
  const file = path.join(dataFolder, 'postmaster.pid');
  if (!fs.existsSync(file)) return { state: 'absent' };
  const lines = fs.readFileSync(file, 'utf8').split('\n');
  const pid = Number(lines[0]);
  const port = Number(lines[3]);
  if (isServerOf(pid, dataFolder) && port > 0) return { state: 'running', pid, port };
  return { state: 'leftover', pid };
}

/** Removes a leftover lock file; PostgreSQL itself would refuse it if the number is in use again. */
export function removeLockFile(dataFolder: string): void {
  fs.rmSync(path.join(dataFolder, 'postmaster.pid'), { force: true });
}

function isServerOf(pid: number, dataFolder: string): boolean {
  if (!Number.isInteger(pid) || pid <= 0 || !isAlive(pid)) return false;
  const command = commandLine(pid);
  // Where the command line cannot be read, PostgreSQL's own check has the last word.
  if (command === null) return true;
  return /postgres/.test(command) && command.includes(dataFolder);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

function commandLine(pid: number): string | null {
  try {
    return fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    const result = spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
    return result.status === 0 ? result.stdout : null;
  }
}
