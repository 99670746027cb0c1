// One process that answers requests: Next behind our own HTTP entry (lib/platform/http/entry.ts).
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { IncomingHttpHeaders } from 'node:http';
import os from 'node:os';
import next from 'next';
import { parseAndValidateFlightRouterState } from 'next/dist/server/app-render/parse-and-validate-flight-router-state.js';
import { readTrustedProxies } from '../../lib/platform/http/arrival.ts';
import { createEntry } from '../../lib/platform/http/entry.ts';
import { answerProgram } from '../../lib/platform/http/program-entry.ts';

const dev = process.env.NODE_ENV !== 'production';
const port = Number(process.env.PORT);
const hostname = process.env.HOST || '127.0.0.1';
const publicAddress = process.env.NEXTAUTH_URL;

process.title = process.env.EVENHAND_ROLE === 'web' ? 'evenhand web' : 'evenhand';
// The framework asks its own server for what follows an action; never by a name from outside.
process.env.__NEXT_PRIVATE_ORIGIN = `http://${ownHost(hostname)}:${port}`;

const app = next({ dev, port, hostname, dir: process.cwd(), quiet: !dev });
const server = createEntry({
  handle: (request, response, body) =>
    answerProgram(request, response, body) ?? app.getRequestHandler()(request, response),
  canRead: canReadRouterState,
  takesUpgrades: dev,
  trustedProxies: readTrustedProxies(process.env.TRUSTED_PROXIES ?? ''),
  secret: process.env.NEXTAUTH_SECRET ?? '',
  publicOrigin: publicAddress ? new URL(publicAddress).origin : null,
  ownRequestToken: process.env.EVENHAND_OWN_REQUEST_TOKEN || randomUUID(),
});

let isEnding = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void end(signal));
await app.prepare();
server.listen(port, hostname);
await once(server, 'listening');

/**
 * Answers what is under way, then ends. Live streams end by themselves when they hear the signal. Who
 * stops a whole group of processes and the primary both send it: the second one changes nothing.
 */
async function end(signal: 'SIGINT' | 'SIGTERM'): Promise<void> {
  if (isEnding) return;
  isEnding = true;
  const closed = new Promise((resolve) => server.close(resolve));
  if (dev) server.closeAllConnections();
  await closed;
  await app.close();
  process.exit(128 + os.constants.signals[signal]);
}

/** Whether the framework understands what its own pages say about where they are. */
function canReadRouterState(headers: IncomingHttpHeaders): boolean {
  try {
    parseAndValidateFlightRouterState(headers['next-router-state-tree']);
    return true;
  } catch {
    return false;
  }
}

/** Where this process reaches itself: what it listens on, or loopback where that is everything. */
function ownHost(given: string): string {
  if (given === '0.0.0.0' || given === '::') return '127.0.0.1';
  return given.includes(':') ? `[${given}]` : given;
}
