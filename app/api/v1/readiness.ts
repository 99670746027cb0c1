import 'server-only';
import { setTimeout as after } from 'node:timers/promises';
import { readReadiness, type ReadinessFacts } from '@/lib/platform/db/identity-store';
import { isDatabaseUnavailable } from '@/lib/platform/db/is-unavailable';
import { listShippedMigrations } from '@/lib/platform/db/shipped-migrations';
import packageJson from '@/package.json';

/** A database that has not answered within this is as good as down for the person who asks. */
const PATIENCE_MS = 3000;

/** Everyone who asks within this gets one answer: the question is open to anyone. */
const KEEP_MS = 2000;

/** A worker looks at the clock every 15 seconds; after this many none has been there. */
const WORKER_SILENT_SECONDS = 120;

/** Work that is due waits seconds; when it has waited this long, workers do not keep up. */
const WORK_LATE_SECONDS = 600;

/** What is said of a database that answers and lacks the tables of this version. */
const UNREADABLE: ReadinessFacts = {
  migrations: [],
  workerSilentSeconds: null,
  workLateSeconds: null,
};

export interface Readiness {
  status: 'ready' | 'not_ready';
  database: 'ok' | 'unreachable';
  /** `missing`: this version ships migrations that the database has not seen. */
  migrations: 'ok' | 'missing' | 'unknown';
  /** `silent`: no worker is there; `late`: due work has waited for ten minutes. */
  worker: 'ok' | 'silent' | 'late' | 'unknown';
  version: string;
}

let kept: { askedAt: number; answer: Promise<Readiness> } | null = null;

/** `judgeReadiness`, asked at most every two seconds. */
export function getReadiness(): Promise<Readiness> {
  const askedAt = performance.now();
  if (!kept || askedAt - kept.askedAt > KEEP_MS) kept = { askedAt, answer: judgeReadiness() };
  return kept.answer;
}

/** Whether this installation can do all of its work: database, migrations, and a worker at it. */
export async function judgeReadiness(): Promise<Readiness> {
  const { version } = packageJson;
  const found = await Promise.race([
    readReadiness().catch((error: unknown) => (isDatabaseUnavailable(error) ? null : UNREADABLE)),
    after(PATIENCE_MS, null, { ref: false }),
  ]);
  if (!found) {
    const unknown = { migrations: 'unknown', worker: 'unknown' } as const;
    return { status: 'not_ready', database: 'unreachable', ...unknown, version };
  }
  const applied = new Set(found.migrations);
  const migrations = listShippedMigrations().every((name) => applied.has(name)) ? 'ok' : 'missing';
  const worker = judgeWorker(found);
  const status = migrations === 'ok' && worker === 'ok' ? 'ready' : 'not_ready';
  return { status, database: 'ok', migrations, worker, version };
}

function judgeWorker(facts: ReadinessFacts): Readiness['worker'] {
  const { workerSilentSeconds: silent, workLateSeconds: late } = facts;
  if (silent === null || silent > WORKER_SILENT_SECONDS) return 'silent';
  return late !== null && late > WORK_LATE_SECONDS ? 'late' : 'ok';
}
