import fs from 'node:fs';
import { withWholeFirm } from '@/lib/platform/db/with-firm';

/** Ticks a second in which Linux tells processor time. */
const TICKS_PER_SECOND = 100;

/** Tells the processor time, in ms, that this process and its database have taken so far. */
export type ReadProcessorMs = () => number | null;

/**
 * Processor time says what a page costs however busy the machine is with other things. Of the
 * database it is that of all its processes, known where it runs on the same Linux machine; elsewhere
 * the answer is null.
 */
export async function processorClock(firmId: string): Promise<ReadProcessorMs> {
  const [row] = await withWholeFirm(
    firmId,
    (tx) => tx.$queryRaw<{ pid: number }[]>`SELECT pg_backend_pid() AS pid`,
  );
  const backend = row ? statOf(row.pid) : null;
  if (!backend) return () => null;
  return () => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1000 + databaseMs(backend.parentPid);
  };
}

/** Processor time, in ms, of one process so far; 0 where it cannot be known. */
export function processMs(pid: number): number {
  return ((statOf(pid)?.ownTicks ?? 0) * 1000) / TICKS_PER_SECOND;
}

/** Processor time, in ms, of this process's children that have ended. */
export function endedChildrenMs(): number {
  return ((statOf(process.pid)?.endedTicks ?? 0) * 1000) / TICKS_PER_SECOND;
}

/** The process that the backend with this id, and all others of its cluster, descend from. */
export function clusterOf(backendPid: number): number | null {
  return statOf(backendPid)?.parentPid ?? null;
}

/** Of the living processes of a cluster, and of those that have ended. */
export function databaseMs(postmasterPid: number): number {
  let ticks = statOf(postmasterPid)?.endedTicks ?? 0;
  for (const name of fs.readdirSync('/proc')) {
    const stat = /^\d+$/.test(name) ? statOf(Number(name)) : null;
    if (stat?.parentPid === postmasterPid) ticks += stat.ownTicks;
  }
  return (ticks * 1000) / TICKS_PER_SECOND;
}

interface Stat {
  readonly parentPid: number;
  readonly ownTicks: number;
  /** Of children that have ended. */
  readonly endedTicks: number;
}

/** What Linux tells of a process; null when there is none, or no Linux. */
function statOf(pid: number): Stat | null {
  try {
    const text = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
    // Behind the name, which may contain anything: state, parent and so on.
    const fields = text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    const [parentPid = 0] = fields.slice(1);
    const [user = 0, system = 0, endedUser = 0, endedSystem = 0] = fields.slice(11);
    return { parentPid, ownTicks: user + system, endedTicks: endedUser + endedSystem };
  } catch {
    return null;
  }
}
