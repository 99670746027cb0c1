import { type ChildProcess, spawnSync } from 'node:child_process';
import fs from 'node:fs';

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

/** Asks a child to end, insists after `patienceMs`, and resolves when it has ended. */
export async function stopChild(child: ChildProcess, patienceMs: number): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), patienceMs);
  await ended;
  clearTimeout(timer);
}
