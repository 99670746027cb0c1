import { type ChildProcess, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

/**
 * Tells a process from a later one with the same number: its number and when it began, or null
 * when there is none.
 */
export function identifyProcess(pid: number): string | null {
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
    // Fields after the name, which is in brackets and may contain spaces; the 22nd is the start.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? null : `${pid}@${fields[19]}`;
  } catch {
    if (process.platform === 'linux') return null;
    const result = spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' });
    return result.status === 0 ? `${pid}@${result.stdout.trim()}` : null;
  }
}

/**
 * Those above this process up to the npm that was typed, or only its parent where there is none:
 * whatever stops one of them means to stop us.
 */
export function findCallers(): string[] {
  const callers: string[] = [];
  for (let pid = process.ppid; pid > 1 && callers.length < 4; pid = parentOf(pid)) {
    const identity = identifyProcess(pid);
    if (identity) callers.push(identity);
    if (commandOf(pid).startsWith('npm')) return callers;
  }
  return callers.slice(0, 1);
}

/** Ends a process that is no child of ours, if it is still the one that was identified. */
export async function endForeignProcess(identity: string): Promise<void> {
  const pid = Number.parseInt(identity, 10);
  for (let tries = 0; tries < 100 && identifyProcess(pid) === identity; tries += 1) {
    process.kill(pid, tries < 80 ? 'SIGTERM' : 'SIGKILL');
    await wait(100);
  }
}

/** The process that has started this one; 0 where there is none. */
export function parentOf(pid: number): number {
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return 0;
  }
}

/** By what a process was started, or what it calls itself. */
export function commandOf(pid: number): string {
  try {
    return fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}

/** Asks a child to end, insists after `patienceMs`, and resolves when it has ended. */
export async function stopChild(child: ChildProcess, patienceMs: number): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), patienceMs);
  await ended;
  clearTimeout(timer);
}
