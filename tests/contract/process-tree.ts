import fs from 'node:fs';

/*
 * Which process of this machine has which end of a connection, as Linux tells it: so that a test that asks
 * two processes knows that it did.
 */

/** The children of a process that are alive. */
export function childrenOf(parentPid: number): number[] {
  return fs
    .readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && parentOf(name) === parentPid)
    .map(Number);
}

/** Whether a process is there. */
export function isAlive(pid: number): boolean {
  return parentOf(String(pid)) !== null;
}

/** What a process calls itself. */
export function titleOf(pid: number): string {
  return read(`/proc/${pid}/cmdline`).replaceAll('\0', ' ').trim();
}

/** Of these processes the one that has this end of a connection on loopback; null for none. */
export function ownerOf(
  pids: readonly number[],
  { localPort, remotePort }: { localPort: number; remotePort: number },
): number | null {
  const inode = inodeOf(localPort, remotePort);
  return pids.find((pid) => inode !== null && socketsOf(pid).includes(inode)) ?? null;
}

function inodeOf(localPort: number, remotePort: number): string | null {
  const hex = (port: number) => port.toString(16).toUpperCase().padStart(4, '0');
  for (const line of `${read('/proc/net/tcp')}\n${read('/proc/net/tcp6')}`.split('\n')) {
    const [, local, remote, , , , , , , inode] = line.trim().split(/\s+/);
    if (local?.endsWith(`:${hex(localPort)}`) && remote?.endsWith(`:${hex(remotePort)}`)) {
      return inode ?? null;
    }
  }
  return null;
}

function socketsOf(pid: number): string[] {
  try {
    const folder = `/proc/${pid}/fd`;
    return fs.readdirSync(folder).flatMap((name) => {
      const inode = /^socket:\[(\d+)\]$/.exec(linkOf(`${folder}/${name}`))?.[1];
      return inode ? [inode] : [];
    });
  } catch {
    return [];
  }
}

function linkOf(file: string): string {
  try {
    return fs.readlinkSync(file);
  } catch {
    return '';
  }
}

/** Null where the process is gone, or ended and only waits to be seen. */
function parentOf(pid: string): number | null {
  const stat = read(`/proc/${pid}/stat`);
  // Behind the name, which may contain anything: state, then parent.
  const [state, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return stat === '' || state === 'Z' ? null : Number(parent);
}

function read(file: string): string {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
