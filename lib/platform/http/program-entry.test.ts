import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { setTimeout as after } from 'node:timers/promises';
import zlib from 'node:zlib';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { NextRequest } from 'next/server';
import { proxy } from '@/proxy';
import { readTrustedProxies } from './arrival';
import { createEntry } from './entry';
import { answerProgram, answerPrograms } from './program-entry';

const running: http.Server[] = [];
let seen: Request[] = [];

beforeEach(() => {
  seen = [];
});
afterEach(() => {
  answerPrograms(() => null);
  for (const server of running.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

/** A server whose programs are answered by `answer`, and all others by "framework". */
async function start(answer: (request: Request) => Response): Promise<number> {
  answerPrograms((_method, pathname) =>
    pathname.startsWith('/api/')
      ? async (request) => {
          seen.push(request);
          return answer(request);
        }
      : null,
  );
  const server = createEntry({
    secret: 'of no use here',
    trustedProxies: readTrustedProxies('127.0.0.1'),
    publicOrigin: null,
    ownRequestToken: 'known to our processes alone',
    takesUpgrades: false,
    handle: async (request, response, body) => {
      await (answerProgram(request, response, body) ?? response.end('framework'));
    },
  });
  running.push(server);
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return (server.address() as AddressInfo).port;
}

async function send(
  port: number,
  path: string,
  {
    method = 'GET',
    headers = {},
    body = '',
  }: Partial<Record<'method' | 'body', string>> & {
    headers?: Record<string, string>;
  } = {},
) {
  const request = http.request({ port, host: '127.0.0.1', method, path, headers, agent: false });
  request.end(body);
  const [response] = (await once(request, 'response')) as [http.IncomingMessage];
  return { status: response.statusCode, headers: response.headers, body: await buffer(response) };
}

it('hands the product the request as it came, and its answer back', async () => {
  const port = await start(() =>
    Response.json({ id: 'ü' }, { status: 201, headers: { Location: '/api/v1/cases/1' } }),
  );
  const headers = { authorization: 'Bearer key', 'content-type': 'application/json' };
  const posted = { method: 'POST', headers, body: '{"name":"Wei"}' };
  const answered = await send(port, '/api/v1/cases?limit=5', posted);
  expect([answered.status, answered.body.toString()]).toEqual([201, '{"id":"ü"}']);
  expect(answered.headers).toMatchObject({
    location: '/api/v1/cases/1',
    'content-type': 'application/json',
    'content-length': '11',
    'x-content-type-options': 'nosniff',
  });
  const [request] = seen;
  expect(new URL(request?.url ?? '').search).toBe('?limit=5');
  expect(request?.method).toBe('POST');
  expect(request?.headers.get('authorization')).toBe('Bearer key');
  expect(request?.headers.get('x-evenhand-client-address')).toBe('127.0.0.1');
  expect(await request?.json()).toEqual({ name: 'Wei' });
});

it.each(['http', 'https'])(
  'sends over %s what browsers enforce of other data too',
  async (proto) => {
    const headers = { 'x-forwarded-proto': proto };
    const port = await start(() => Response.json({}));
    const answered = await send(port, '/api/v1/cases', { headers });
    const framework = proxy(new NextRequest('http://127.0.0.1/api/v1/cases', { headers }));
    const enforced = [...framework.headers].filter(([name]) => !name.startsWith('x-middleware-'));
    expect(enforced.length).toBeGreaterThan(5);
    expect(answered.headers).toMatchObject(Object.fromEntries(enforced));
  },
);

it('enforces as much where the answer fails', async () => {
  const said = vi.spyOn(console, 'error').mockReturnValue();
  const port = await start(() => {
    throw new Error('no answer');
  });
  const answered = await send(port, '/api/v1/cases', { headers: { 'x-forwarded-proto': 'https' } });
  expect(said).toHaveBeenCalledOnce();
  said.mockRestore();
  expect(answered.status).toBe(500);
  expect(answered.headers).toMatchObject({
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    'strict-transport-security': expect.any(String) as string,
    'x-frame-options': 'DENY',
  });
});

it('leaves to the framework what it does not know', async () => {
  const port = await start(() => Response.json({}));
  expect((await send(port, '/sign-in')).body.toString()).toBe('framework');
  expect(seen).toEqual([]);
});

it('answers HEAD as GET without the body, and nothing with nothing', async () => {
  const port = await start(({ method }) =>
    method === 'DELETE' ? new Response(null, { status: 204 }) : Response.json({ a: 1 }),
  );
  const head = await send(port, '/api/v1/cases', { method: 'HEAD' });
  expect([head.status, head.headers['content-type'], head.body.length]).toEqual([
    200,
    'application/json',
    0,
  ]);
  const gone = await send(port, '/api/v1/walls/1', { method: 'DELETE' });
  expect([gone.status, gone.body.length]).toEqual([204, 0]);
});

/** An answer in pieces that are made one by one. */
function pieces(count: number, onPull: () => void = () => undefined): Response {
  let left = count;
  return new Response(
    new ReadableStream<Uint8Array>({
      async pull(controller) {
        await after(1);
        onPull();
        left -= 1;
        if (left < 0) controller.close();
        else controller.enqueue(new TextEncoder().encode('x'.repeat(4_000)));
      },
    }),
  );
}

it.each([
  ['a long answer', () => new Response('y'.repeat(5_000)), 5_000],
  ['one in pieces', () => pieces(10), 40_000],
])('packs %s for whoever takes it packed', async (_what, answer, length) => {
  const port = await start(answer);
  const plain = await send(port, '/api/v1/cases');
  expect([plain.headers['content-encoding'], plain.body.length]).toEqual([undefined, length]);
  for (const accepted of ['gzip', 'br, GZIP;q=0.5']) {
    const packed = await send(port, '/api/v1/cases', { headers: { 'accept-encoding': accepted } });
    expect(packed.headers).toMatchObject({ 'content-encoding': 'gzip', vary: 'Accept-Encoding' });
    expect(zlib.gunzipSync(packed.body).equals(plain.body)).toBe(true);
  }
  const refused = await send(port, '/api/v1/cases', { headers: { 'accept-encoding': 'gzip;q=0' } });
  expect(refused.body.equals(plain.body)).toBe(true);
});

it('makes no more of an answer for someone who has gone', async () => {
  let made = 0;
  const port = await start(() => pieces(Infinity, () => (made += 1)));
  const request = http.request({ port, host: '127.0.0.1', path: '/api/v1/cases', agent: false });
  request.on('error', () => undefined);
  request.end();
  await once(request, 'response');
  request.destroy();
  await expect
    .poll(async () => {
      const before = made;
      await after(50);
      return made - before;
    })
    .toBe(0);
});
