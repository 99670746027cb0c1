import { once } from 'node:events';
import http, { type IncomingHttpHeaders } from 'node:http';
import net, { type AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, it } from 'vitest';
import { readTrustedProxies } from './arrival';
import { onForeignOrigin, type ForeignRequest } from './foreign-origins';
import { createEntry, type EntryOptions } from './entry';
import { answerFraming, FRAME_HEADER } from './framing';
import { MOST_VISITS } from './visit-limit';

interface Seen {
  readonly method: string | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

const running: http.Server[] = [];
afterEach(() => {
  for (const server of running.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

/** An entry with nothing behind it but a note of what came through. */
async function start(options: Partial<EntryOptions> = {}) {
  const seen: Seen[] = [];
  const server = createEntry({
    secret: 'of no use here',
    trustedProxies: readTrustedProxies(''),
    publicOrigin: null,
    ownRequestToken: 'known to our processes alone',
    takesUpgrades: false,
    handle: async (request, response) => {
      const { method, headers } = request;
      seen.push({ method, headers, body: await text(request) });
      response.end('passed');
    },
    ...options,
  });
  running.push(server);
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  return { seen, port, host: `127.0.0.1:${port}` };
}

interface Sent {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string | Buffer;
}

async function send(port: number, { method = 'POST', path = '/', headers, body }: Sent) {
  const request = http.request({ port, host: '127.0.0.1', method, path, headers, agent: false });
  request.on('error', () => undefined);
  request.end(body);
  const [response] = (await once(request, 'response')) as [http.IncomingMessage];
  return { status: response.statusCode, headers: response.headers, body: await text(response) };
}

const own = (host: string) => ({ origin: `http://${host}` });
const session = { cookie: 'next-auth.session-token=x' };
const multipart = (name: string, value: string, count = 1) => ({
  headers: { 'content-type': 'multipart/form-data; boundary=cut' },
  body:
    `--cut\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`.repeat(count) +
    '--cut--\r\n',
});

describe('what comes in', () => {
  it('reaches the product whole, however it was cut', async () => {
    const { seen, port, host } = await start();
    const { headers: type, body } = multipart('_1_notes', 'a'.repeat(300_000));
    const headers = { ...own(host), ...session, ...type };
    const chunked = { ...headers, 'transfer-encoding': 'chunked' };
    expect((await send(port, { headers, body })).status).toBe(200);
    expect((await send(port, { headers: chunked, body })).status).toBe(200);
    expect(seen.map((one) => one.body)).toEqual([body, body]);
  });

  it.each([
    ['/api/auth/callback/credentials', 16 * 1024, {}],
    ['/sign-in', 64 * 1024, {}],
    ['/rules/backtest', 64 * 1024, session],
    ['/cases', 1024 * 1024, session],
    ['/api/v1/cases', 64 * 1024, {}],
    ['/api/v1/cases', 1024 * 1024, { authorization: 'Bearer x' }],
  ])('is limited at %s to %i bytes', async (path, limit, headers) => {
    const { seen, port, host } = await start();
    const post = (size: number, more = {}) =>
      send(port, { path, headers: { ...own(host), ...headers, ...more }, body: '0'.repeat(size) });
    expect((await post(limit)).status).toBe(200);
    expect((await post(limit + 1)).status).toBe(413);
    expect((await post(limit + 1, { 'transfer-encoding': 'chunked' })).status).toBe(413);
    expect(seen.every((one) => one.body.length <= limit)).toBe(true);
  });

  it('is refused unread where it announces too much', async () => {
    const { port, host } = await start();
    const request = http.request({
      ...{ port, host: '127.0.0.1', method: 'POST', path: '/api/auth/callback/credentials' },
      headers: { ...own(host), 'content-length': String(50 * 1024 * 1024) },
    });
    request.flushHeaders();
    const [response] = (await once(request, 'response')) as [http.IncomingMessage];
    expect(response.statusCode).toBe(413);
    expect(response.headers.connection).toBe('close');
    request.destroy();
  });

  it('must arrive in time', async () => {
    const { seen, port, host } = await start({ requestTimeoutMs: 50 });
    const socket = net.connect(port, '127.0.0.1');
    socket.write(`POST / HTTP/1.1\r\nHost: ${host}\r\nOrigin: http://${host}\r\n`);
    socket.write('Content-Length: 10\r\n\r\nslow');
    expect(await text(socket)).toMatch(/^HTTP\/1\.1 408 /);
    expect(seen).toEqual([]);
  });
});

describe('the shape of a body', () => {
  const form = { headers: { 'content-type': 'multipart/form-data; boundary=cut' } };
  const deep = '['.repeat(33) + ']'.repeat(33);

  it.each([
    ['nested too deep', { headers: { 'next-action': 'x' }, body: deep }],
    ['of too many values', { headers: { 'next-action': 'x' }, body: `[${'1,'.repeat(20_001)}1]` }],
    ['arguments that are no list', { headers: { 'next-action': 'x' }, body: 'true' }],
    [
      'more arguments than any takes',
      { headers: { 'next-action': 'x' }, body: '[1,1,1,1,1,1,1,1,1]' },
    ],
    ['an action without a name', { headers: { 'next-action': '' }, body: '[]' }],
    ['arguments that are no JSON', { headers: { 'next-action': 'x' }, body: '[' }],
    ['an argument of an action nested too deep', multipart('0', deep)],
    ['an argument sent before scripts ran', multipart('$ACTION_1:0', deep)],
    ['an argument that points everywhere', multipart('0', `[${'"$K1",'.repeat(17)}1]`)],
    ['that points there in disguise', multipart('0', `[${'"\\u0024K1",'.repeat(17)}1]`)],
    ['an argument that points to none', multipart('0', '["$5"]')],
    ['an argument that points into nothing', multipart('0', '["$0:7:a"]')],
    ['an argument that calls for code', multipart('0', '["$h1"]')],
    ['an argument before scripts ran that is missing', multipart('$ACTION_REF_1', '')],
    ['a form that does not end', { ...form, body: '--cut\r\nContent-Disp' }],
    ['a form with other headers', { ...form, body: '--cut\r\nX: y\r\n\r\n1\r\n--cut--' }],
    ['of too many fields', multipart('1_name', 'x', 2_001)],
    [
      'that only claims to be JSON',
      { headers: { 'content-type': 'application/json' }, body: '{bad' },
    ],
    [
      'of too many pairs',
      {
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: 'a=1&'.repeat(2_001),
      },
    ],
    ['a form with NUL in the name of a field', multipart('_1_a\0b', 'x')],
    [
      'a form without a boundary',
      { headers: { 'content-type': 'multipart/form-data' }, body: 'x' },
    ],
  ])('is refused before it is parsed: %s', async (_what, sent) => {
    const { seen, port, host } = await start();
    const headers = { ...own(host), ...session, ...sent.headers };
    expect(await send(port, { headers, body: sent.body })).toMatchObject({ status: 400 });
    expect(seen).toEqual([]);
  });

  it('lets people type any bracket, and a form point to its own fields', async () => {
    const { port, host } = await start();
    const headers = { ...own(host), ...session };
    const typed = multipart('_1_notes', '['.repeat(500));
    const argument = multipart('0', '[{"values":{"a":"$$5","b":"$undefined"}},"$K1"]');
    const early = {
      ...form,
      body: [
        ['$ACTION_REF_1', ''],
        ['$ACTION_1:0', '{"id":"x","bound":"$@1"}'],
        ['$ACTION_1:1', '[{"status":"idle"}]'],
        ['$ACTION_KEY', 'k'],
      ]
        .map(([name, value]) => multipart(name ?? '', value ?? '').body.replace('--cut--\r\n', ''))
        .concat('--cut--\r\n')
        .join(''),
    };
    for (const sent of [typed, argument, early]) {
      const answer = await send(port, {
        headers: { ...headers, ...sent.headers },
        body: sent.body,
      });
      expect(answer.status).toBe(200);
    }
  });
});

describe('where a request comes from', () => {
  it('is refused unless it is a page of ours, by any writing method', async () => {
    const { seen, port, host } = await start();
    const foreign: Record<string, string>[] = [
      {},
      { origin: 'null' },
      { origin: 'https://evil.example' },
      { origin: `https://${host}` },
      { origin: `http://127.0.0.1:${port + 1}` },
      { origin: `http://${host}.evil.example` },
      { 'sec-fetch-site': 'same-site' },
    ];
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
      for (const headers of foreign) {
        const answer = await send(port, { method, path: '/rules/backtest', headers });
        expect([answer.status, headers]).toEqual([403, headers]);
      }
    }
    expect(seen).toEqual([]);
    for (const headers of [own(host), { 'sec-fetch-site': 'same-origin' }]) {
      expect((await send(port, { headers })).status).toBe(200);
    }
  });

  it('is told to the product where it is refused, and only then', async () => {
    const { port, host } = await start();
    const told: ForeignRequest[] = [];
    onForeignOrigin((request) => told.push(request));
    const cookie = 'a=b';
    await send(port, { headers: { origin: 'https://evil.example', cookie } });
    await send(port, { headers: own(host) });
    expect(told).toEqual([{ origin: 'https://evil.example', cookie, address: '127.0.0.1' }]);
  });

  it('does not matter to calls with a key, nor to the person who only reads', async () => {
    const { port } = await start();
    const elsewhere = { origin: 'https://evil.example' };
    expect((await send(port, { path: '/api/v1/cases', headers: elsewhere })).status).toBe(200);
    expect((await send(port, { method: 'GET', headers: elsewhere })).status).toBe(200);
  });

  it('is held against the public address where there is one', async () => {
    const { seen, port } = await start({ publicOrigin: 'https://cases.firm.example' });
    const from = (origin: string) => send(port, { headers: { origin } });
    expect((await from('https://cases.firm.example')).status).toBe(200);
    expect((await from('http://cases.firm.example')).status).toBe(403);
    expect((await from(`http://127.0.0.1:${port}`)).status).toBe(403);
    expect(seen[0]?.headers).toMatchObject({
      'x-forwarded-proto': 'https',
      'x-forwarded-host': 'cases.firm.example',
    });
  });

  it('is the peer, whatever its headers claim', async () => {
    const { seen, port } = await start();
    const headers = {
      'x-forwarded-for': '203.0.113.7',
      'x-forwarded-proto': 'https',
      'x-forwarded-host': 'evil.example',
      'x-evenhand-client-address': '203.0.113.7',
      'x-evenhand-own-request': 'guess',
    };
    await send(port, { method: 'GET', headers });
    expect(seen[0]?.headers).toMatchObject({
      'x-evenhand-client-address': '127.0.0.1',
      'x-forwarded-for': '127.0.0.1',
      'x-forwarded-proto': 'http',
      'x-forwarded-host': `127.0.0.1:${port}`,
    });
  });

  it('is what it was for what the framework of another of our processes sends', async () => {
    const { seen, port } = await start();
    const headers = {
      'x-evenhand-client-address': '203.0.113.7',
      'x-evenhand-own-request': 'known to our processes alone',
      'x-forwarded-for': '203.0.113.7',
      'x-forwarded-host': 'cases.firm.example',
      'x-forwarded-proto': 'https',
      origin: 'https://cases.firm.example',
    };
    expect((await send(port, { headers })).status).toBe(200);
    expect(seen[0]?.headers).toMatchObject(headers);
  });

  it('is what a configured proxy saw last, and that proxy’s scheme counts', async () => {
    const { seen, port } = await start({
      trustedProxies: readTrustedProxies('127.0.0.1, 10.0.0.0/8'),
    });
    const headers = {
      origin: 'https://cases.firm.example',
      host: 'cases.firm.example',
      'x-forwarded-for': '198.51.100.1, 203.0.113.7, 10.1.2.3',
      'x-forwarded-proto': 'https',
    };
    expect((await send(port, { headers })).status).toBe(200);
    expect(seen[0]?.headers['x-evenhand-client-address']).toBe('203.0.113.7');
  });

  it('is kept where the framework asks its own server', async () => {
    const { seen, port } = await start();
    await send(port, { method: 'GET' });
    const { headers } = seen[0] ?? { headers: {} };
    await send(port, {
      method: 'GET',
      headers: { ...headers, 'x-forwarded-for': '9.9.9.9' },
    });
    expect(seen[1]?.headers['x-forwarded-for']).toBe('9.9.9.9');
  });
});

it.each(['evil.example/x', 'a b', 'user@host', 'host:port', '[::1', 'a'.repeat(300)])(
  'a Host of %j is refused',
  async (host) => {
    const { port } = await start();
    expect((await send(port, { method: 'GET', headers: { host } })).status).toBe(400);
  },
);

it('an action and a form without a body are refused', async () => {
  const { port, host } = await start();
  const form = { 'content-type': 'multipart/form-data; boundary=cut' };
  for (const headers of [{ 'next-action': 'x' }, form]) {
    expect((await send(port, { headers: { ...own(host), ...headers } })).status).toBe(400);
  }
});

it('a method that the framework cannot represent is refused', async () => {
  const { port } = await start();
  expect((await send(port, { method: 'TRACE' })).status).toBe(405);
});

it('an address that is a whole URL is refused', async () => {
  const { port } = await start();
  expect((await send(port, { method: 'GET', path: 'http://evil.example/' })).status).toBe(400);
});

it('refusals for the API are problem documents', async () => {
  const { port } = await start();
  const answer = await send(port, { path: '/api/v1/cases', body: 'x'.repeat(70_000) });
  expect(answer.headers['content-type']).toBe('application/problem+json');
  expect(answer.headers['x-content-type-options']).toBe('nosniff');
  expect(JSON.parse(answer.body)).toMatchObject({
    status: 413,
    code: 'body-too-large',
    errors: [],
  });
});

it('no one is trusted by a list that is misspelt', () => {
  for (const list of ['localhost', '10.0.0.0/33', '10.0.0.1/', '::1/129']) {
    expect(() => readTrustedProxies(list)).toThrow(list);
  }
});

describe('leads of other intake systems', () => {
  const path = '/intake/firm/leads';
  const headers = { 'content-type': 'application/json', authorization: 'Bearer ehl_x' };

  it('come from no page of ours, and are looked at behind', async () => {
    const { port, seen } = await start();
    expect((await send(port, { path, headers, body: '{"a":[[[1]]]}' })).status).toBe(200);
    expect(seen[0]?.body).toBe('{"a":[[[1]]]}');
  });

  it('are pushed to a firm’s endpoint alone: what lies beside it is guarded as everything else', async () => {
    const { port, seen } = await start();
    for (const other of ['/intake/status/leads', '/intake/%ff/leads', '/intake/a/b/leads']) {
      const { status } = await send(port, { path: other, headers, body: '{"a":[[[1]]]}' });
      expect(status, other).toBe(403);
    }
    expect(seen).toEqual([]);
  });

  it('are refused in their own shape where they are too large', async () => {
    const { port, seen } = await start();
    const answer = await send(port, { path, headers, body: 'x'.repeat(2_000_000) });
    expect(answer.status).toBe(413);
    expect(JSON.parse(answer.body)).toMatchObject({ Success: false, ErrorCode: 413, CaseId: '' });
    expect(seen).toEqual([]);
  });
});

it('who may frame a firm’s public page is asked of the product, and never taken from a client', async () => {
  answerFraming((slug) =>
    Promise.resolve(slug === 'firm' ? ['https://a.example', 'https://b.example'] : []),
  );
  const { port, seen } = await start();
  const headers = { [FRAME_HEADER]: 'https://evil.example' };
  for (const path of ['/intake/firm', '/intake/other', '/intake/status/firm', '/cases']) {
    await send(port, { method: 'GET', path, headers });
  }
  expect(seen.map((one) => one.headers[FRAME_HEADER])).toEqual([
    'https://a.example https://b.example',
    ...[undefined, undefined, undefined],
  ]);
});

it('who opens more pages for visitors than an office does is sent away before anything is asked, and no one else is', async () => {
  let asked = 0;
  answerFraming(() => {
    asked += 1;
    return Promise.resolve([]);
  });
  const { port } = await start({ trustedProxies: readTrustedProxies('127.0.0.1') });
  const get = (path: string, from: string) =>
    send(port, { method: 'GET', path, headers: { 'x-forwarded-for': from } });
  for (let visit = 0; visit < MOST_VISITS; visit += 1) await get('/intake/firm', '198.51.100.7');
  const refused = await get('/intake/firm/challenge', '198.51.100.7');
  expect(refused.status).toBe(429);
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
  expect((await get('/intake/firm', '198.51.100.7')).status).toBe(429);
  expect(asked).toBe(MOST_VISITS);
  expect((await get('/intake/firm', '198.51.100.8')).status).toBe(200);
  expect((await get('/cases', '198.51.100.7')).status).toBe(200);
});
