import net from 'node:net';
import { SetupError } from '@/lib/platform/db/setup-error';

const DEFAULT_PORT = 3000;

/** @throws SetupError when PORT is no port number. */
export function readPort(): number {
  const given = process.env.PORT;
  if (!given) return DEFAULT_PORT;
  const port = Number(given);
  if (Number.isInteger(port) && port >= 1 && port <= 65_535) return port;
  throw new SetupError(`PORT is "${given}".`, 'Give a whole number from 1 to 65535, such as 3000.');
}

/** The address to listen on: this machine only, unless HOST says otherwise. */
export function readHost(): string {
  return process.env.HOST?.trim() || '127.0.0.1';
}

/** Whether only this machine can reach a server that listens on this address. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}

/** Where a browser on this machine finds a server that listens on this address. */
export function localUrl(host: string, port: number): string {
  if (host === '0.0.0.0' || host === '::') return `http://127.0.0.1:${port}`;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

/**
 * Makes sure that no one listens on the port yet.
 *
 * @throws SetupError that says who does, as far as can be told, and how to go on.
 */
export async function checkPortIsFree(port: number): Promise<void> {
  const problem = await tryToListen(port);
  if (problem === null && !(await somebodyAnswers(port))) return;
  if (problem === 'EACCES') {
    throw new SetupError(
      `This user may not listen on port ${port}.`,
      `Ports below 1024 need more rights; choose another: PORT=${await nextFree(3000)} npm start`,
    );
  }
  const remedy = `Stop it, or choose another port: PORT=${await nextFree(port + 1)} npm start`;
  if (await isEvenhand(port)) {
    throw new SetupError(`Another Evenhand, of another checkout, serves on port ${port}.`, remedy);
  }
  throw new SetupError(`Port ${port} is in use by another program.`, remedy);
}

function tryToListen(port: number): Promise<string | null> {
  return new Promise((resolve) => {
    const server = net.createServer();
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    server.listen(port, () => server.close(() => resolve(null)));
  });
}

// A server on one address only does not always keep others from listening on all of them.
async function somebodyAnswers(port: number): Promise<boolean> {
  const answers = await Promise.all(['127.0.0.1', '::1'].map((host) => connects(host, port)));
  return answers.includes(true);
}

function connects(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = net.connect({ host, port, timeout: 500 });
    const finish = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('connect', () => finish(true));
    socket.once('error', () => finish(false));
    socket.once('timeout', () => finish(false));
  });
}

async function isEvenhand(port: number): Promise<boolean> {
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/api/health`, {
      signal: AbortSignal.timeout(2_000),
    });
    const body: unknown = await answer.json();
    return typeof body === 'object' && body !== null && 'database' in body && 'version' in body;
  } catch {
    return false;
  }
}

async function nextFree(from: number): Promise<number> {
  for (let port = from; port < from + 50 && port <= 65_535; port += 1) {
    if ((await tryToListen(port)) === null) return port;
  }
  return from;
}
