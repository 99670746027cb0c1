import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { SetupError } from '@/lib/platform/db/setup-error';
import { checkout } from './checkout';

/** A development server compiles before its first answer, on a slow machine for long. */
const READY_TIMEOUT_MS = 180_000;

export interface ServerStart {
  readonly mode: 'production' | 'development';
  readonly host: string;
  readonly port: number;
  readonly environment: NodeJS.ProcessEnv;
  /** So many web processes and a worker; without it one process does everything. */
  readonly webProcesses?: number;
  /** A file for all its output; without one, errors (and what a compiler says) go to the terminal. */
  readonly logFile?: number;
}

/** Starts the product's server (scripts/serve.ts): the production build, or with hot reload. */
export function startServer(start: ServerStart): ChildProcess {
  const { mode, host, port, environment, webProcesses, logFile } = start;
  const output = logFile ?? (mode === 'production' ? 'ignore' : 'inherit');
  const processes = webProcesses === undefined ? '' : String(webProcesses);
  return spawn(process.execPath, [path.join(checkout, 'scripts', 'serve.ts')], {
    cwd: checkout,
    stdio: ['ignore', output, logFile ?? 'inherit'],
    env: {
      ...environment,
      ...{ HOST: host, PORT: String(port), NODE_ENV: mode },
      EVENHAND_WEB_PROCESSES: processes,
    },
  });
}

/**
 * Resolves when the product answers its health check.
 *
 * @throws SetupError when the server ends, or does not answer in time.
 */
export async function waitUntilHealthy(server: ChildProcess, address: string): Promise<void> {
  const deadline = performance.now() + READY_TIMEOUT_MS;
  let last = 'no answer';
  while (performance.now() < deadline) {
    if (server.exitCode !== null || server.signalCode !== null) {
      throw new SetupError(
        `The server ended while starting (${server.signalCode ?? `exit code ${server.exitCode}`}).`,
        'Its own words are above.',
      );
    }
    try {
      const answer = await fetch(`${address}/api/health`, { signal: AbortSignal.timeout(10_000) });
      if (answer.ok) return;
      last = `status ${answer.status}`;
    } catch (error) {
      last = error instanceof Error ? error.message : String(error);
    }
    await wait(100);
  }
  throw new SetupError(
    `The server does not become healthy: ${last}.`,
    'Run `npm run dev` to see errors in full.',
  );
}
