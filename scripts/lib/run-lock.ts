import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { SetupError } from '@/lib/platform/db/setup-error';
import { localFolder } from './checkout';
import { endForeignProcess, identifyProcess } from './processes';

const schema = z.object({
  pid: z.number(),
  identity: z.string(),
  /** `server`: npm start or npm run dev; `command`: a single command with a database of its own. */
  kind: z.enum(['server', 'command']),
  address: z.string().optional(),
  /** The web server's process, which outlives a holder that is killed. */
  server: z.string().optional(),
  /** Whether the server runs from the build in .next, which must not change under it. */
  usesBuild: z.boolean().optional(),
  /** Set as soon as commands may use the server's database. */
  database: z.object({ ownerUrl: z.string(), appUrl: z.string() }).optional(),
});

/** Who is running in this checkout, and what others may share with it. */
export type Holder = z.infer<typeof schema>;

export interface RunLock {
  /** Tells others more about this run. */
  publish(facts: Partial<Pick<Holder, 'address' | 'database' | 'server' | 'usesBuild'>>): void;
  release(): void;
}

const COMMAND_PATIENCE_MS = 10 * 60_000;
const lockFile = path.join(localFolder, 'running.json');

/** The live process that runs in this checkout, or null; what a crash left behind counts as none. */
export function findHolder(): Holder | null {
  const holder = readLockFile();
  return holder && identifyProcess(holder.pid) === holder.identity ? holder : null;
}

function readLockFile(): Holder | null {
  try {
    return schema.parse(JSON.parse(fs.readFileSync(lockFile, 'utf8')));
  } catch {
    return null;
  }
}

/**
 * Makes this process the one that runs here. Waits for a command to end; a second server is refused.
 *
 * @throws SetupError when a server runs in this checkout already.
 */
export async function takeRunLock(kind: Holder['kind'], onWait: () => void): Promise<RunLock> {
  const deadline = performance.now() + COMMAND_PATIENCE_MS;
  await endOrphan();
  for (let told = false; performance.now() < deadline; told = true) {
    const lock = tryLock(kind);
    if (lock) return lock;
    const holder = findHolder();
    if (holder?.kind === 'server') throw alreadyRunning(holder);
    if (!told) onWait();
    await wait(200);
  }
  throw new SetupError(
    `Another command has been using this checkout's database for ${COMMAND_PATIENCE_MS / 60_000} minutes.`,
    `Let it end, or end it; ${lockFile} names its process.`,
  );
}

/** A killed holder leaves its web server behind, on the port that the next one needs. */
async function endOrphan(): Promise<void> {
  const last = readLockFile();
  if (last?.server && !findHolder()) await endForeignProcess(last.server);
}

function tryLock(kind: Holder['kind']): RunLock | null {
  const identity = identifyProcess(process.pid) ?? `${process.pid}@?`;
  let holder: Holder = { pid: process.pid, identity, kind };
  fs.mkdirSync(localFolder, { recursive: true });
  if (fs.existsSync(lockFile) && !findHolder()) fs.rmSync(lockFile, { force: true });
  const half = `${lockFile}.${process.pid}`;
  const write = () => fs.writeFileSync(half, JSON.stringify(holder, null, 2), { mode: 0o600 });
  write();
  try {
    // A hard link either is made whole or is not made: two starts cannot both succeed.
    fs.linkSync(half, lockFile);
  } catch {
    return null;
  } finally {
    fs.rmSync(half, { force: true });
  }
  return {
    publish(facts) {
      holder = { ...holder, ...facts };
      write();
      fs.renameSync(half, lockFile);
    },
    release() {
      if (findHolder()?.identity === identity) fs.rmSync(lockFile, { force: true });
    },
  };
}

function alreadyRunning(holder: Holder): SetupError {
  return new SetupError(
    `Evenhand already runs in this checkout${holder.address ? ` at ${holder.address}` : ''} ` +
      `(process ${holder.pid}).`,
    `Use that one, or stop it first: Ctrl-C in its terminal, or \`kill ${holder.pid}\`.`,
  );
}
