import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { encode } from 'next-auth/jwt';
import { afterEach, expect, it, vi } from 'vitest';
import { readTrustedProxies } from './arrival';
import { BUSY_LABELS } from './busy-messages';
import { createEntry } from './entry';

const SECRET = 'a secret of thirty-two characters or more';
const opened: http.Server[] = [];
afterEach(() => {
  for (const server of opened.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

/** An entry whose framework answers no one before `turn` is resolved. */
async function start() {
  const turn = Promise.withResolvers<undefined>();
  const inside = { now: 0, most: 0 };
  const server = createEntry({
    secret: SECRET,
    goneMs: 1,
    pauseMs: 1,
    trustedProxies: readTrustedProxies(''),
    publicOrigin: null,
    ownRequestToken: 'known to our processes alone',
    takesUpgrades: false,
    handle: async (_request, response) => {
      inside.now += 1;
      inside.most = Math.max(inside.most, inside.now);
      await turn.promise;
      inside.now -= 1;
      response.end('passed');
    },
  });
  opened.push(server);
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  return { port, turn, inside, knock: (sent: Sent = {}) => knock(port, sent) };
}

interface Sent {
  readonly method?: string;
  readonly cookie?: string;
}

async function knock(port: number, { method = 'POST', cookie }: Sent) {
  const headers = { origin: `http://127.0.0.1:${port}`, ...(cookie && { cookie }) };
  const path = '/sign-in';
  const request = http.request({ port, host: '127.0.0.1', path, method, headers, agent: false });
  request.end(method === 'POST' ? 'email=a' : undefined);
  const [response] = (await once(request, 'response')) as [http.IncomingMessage];
  response.setEncoding('utf8');
  let body = '';
  for await (const chunk of response) body += String(chunk);
  return { status: response.statusCode, retryAfter: response.headers['retry-after'], body };
}

async function cookieOf(name: string, salt: string): Promise<string> {
  return `${name}=${await encode({ token: { sub: 'x' }, secret: SECRET, salt })}`;
}

it('lets one stranger in at a time and eleven wait; the others are sent away at once', async () => {
  const { turn, inside, knock } = await start();
  const asked = Array.from({ length: 200 }, () => knock());
  const refused: unknown[] = [];
  const all = asked.map(async (one) => {
    const answer = await one;
    if (answer.status === 429) refused.push(answer);
    // A request that is let in waits for the last of those that are not.
    if (refused.length === 188) turn.resolve(undefined);
    return answer.status;
  });
  const statuses = await Promise.all(all);
  expect(statuses.filter((status) => status === 200)).toHaveLength(12);
  expect(refused).toHaveLength(188);
  expect(refused[0]).toEqual({ status: 429, retryAfter: '2', body: `${BUSY_LABELS}\n` });
  expect(inside.most).toBe(1);
});

it('keeps places for devices that are known, and none waits who is signed in or only reads', async () => {
  const { turn, knock } = await start();
  const full = Array.from({ length: 200 }, () => knock());
  // The line is full once someone was sent away.
  await Promise.race(full.map(async (one) => (await one).status));
  const known = knock({ cookie: await cookieOf('evenhand.device', 'evenhand-device') });
  const signedIn = knock({ cookie: await cookieOf('next-auth.session-token', '') });
  const reading = knock({ method: 'GET' });
  const invented = ['next-auth.session-token=made.up', 'evenhand.device=made.up'];
  for (const cookie of invented) expect((await knock({ cookie })).status).toBe(429);
  turn.resolve(undefined);
  for (const one of [known, signedIn, reading]) expect((await one).status).toBe(200);
});

it('gives the place of someone who has gone to the next, should the framework never end', async () => {
  const { inside, knock, port } = await start();
  const headers = { origin: `http://127.0.0.1:${port}` };
  const sent = { port, host: '127.0.0.1', method: 'POST', headers, agent: false };
  const leaving = http.request(sent).on('error', () => undefined);
  leaving.end('email=a');
  await vi.waitFor(() => expect(inside.now).toBe(1));
  void knock().catch(() => undefined);
  leaving.destroy();
  await vi.waitFor(() => expect(inside.now).toBe(2));
});
