import dgram from 'node:dgram';
import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import net from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { INWARD_ANSWERS, TRICKS } from '@/tests/address-tricks';
import { callOutside, type CallOptions, type OutsideCall } from './call-outside';
import { askNameServers, type Resolve } from './checked-lookup';
import { readTarget } from './target-url';

const PUBLIC = '93.184.215.14';
const strict = { loopback: false };

const familyOf = (address: string) => ({ address, family: net.isIPv6(address) ? 6 : 4 });
const answering = (...addresses: string[]): Resolve => {
  return () => Promise.resolve(addresses.map(familyOf));
};

/** Whoever listens on this machine, and how often someone came. */
const connections: string[] = [];
const server = http.createServer((request, response) => answer(request, response));
let port = 0;

beforeAll(async () => {
  server.on('connection', () => connections.push('came'));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  ({ port } = server.address() as AddressInfo);
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
});

function answer({ url }: http.IncomingMessage, response: http.ServerResponse): void {
  switch (url) {
    case '/redirect':
      response.writeHead(302, { location: `http://127.0.0.1:${port}/secret` }).end('moved');
      return;
    case '/long':
      response.end('x'.repeat(1_000_000));
      return;
    case '/head':
      response.writeHead(200, { 'x-long': 'x'.repeat(30_000) }).end();
      return;
    case '/drip':
      response.write('a');
      return;
    case '/silent':
      return;
    default:
      response.end('seen');
  }
}

function call(url: string, options: CallOptions = {}, change: Partial<OutsideCall> = {}) {
  const usual = { method: 'POST', body: '{}', timeoutMs: 5_000, mostBytes: 1_000 } as const;
  return callOutside({ url, ...usual, ...change }, { rules: strict, ...options });
}

const atHome = (path: string, change: Partial<OutsideCall> = {}) =>
  call(`http://127.0.0.1:${port}${path}`, { rules: { loopback: true } }, change);

describe('an address that leads inwards', () => {
  it('is known in more than 200 spellings', () => {
    expect(new Set(TRICKS).size).toBeGreaterThan(200);
    expect(new Set(INWARD_ANSWERS).size).toBeGreaterThan(60);
  });

  it.each(TRICKS)('is not called: %s', async (host) => {
    const asked: string[] = [];
    const resolve: Resolve = (name) => {
      asked.push(name);
      return answering('127.0.0.1')(name);
    };
    for (const scheme of ['https', 'http']) {
      const { status, error } = await call(`${scheme}://${host}:${port}/`, { resolve });
      expect({ status, isRefused: error !== null }).toEqual({ status: null, isRefused: true });
    }
    expect(connections).toEqual([]);
  });

  it.each(INWARD_ANSWERS)('is not called by a name that resolves to it: %s', async (address) => {
    const url = `https://hooks.example.com:${port}/`;
    for (const resolve of [answering(address), answering(PUBLIC, address), answering()]) {
      const { status, error } = await call(url, { resolve });
      expect({ status, error }).toMatchObject({ status: null, error: /public address/ });
    }
    expect(connections).toEqual([]);
  });

  it('is not told from a name that does not exist', async () => {
    const unknown: Resolve = () => Promise.reject(new Error('ENOTFOUND'));
    const url = 'https://hooks.example.com/';
    const errors = await Promise.all(
      [unknown, answering('10.0.0.1')].map(async (resolve) => (await call(url, { resolve })).error),
    );
    expect(new Set(errors).size).toBe(1);
  });

  it('is not called by a name that answers otherwise the second time', async () => {
    // The guard of 127.0.0.1 is off here, so that the first answer may be called.
    const rules = { loopback: true };
    const answers = ['127.0.0.1', '10.0.0.1', '169.254.169.254'];
    let asked = 0;
    const resolve: Resolve = (name) => answering(answers[asked++] ?? '')(name);
    const url = `http://localhost:${port}/`;
    const before = connections.length;
    expect(await call(url, { rules, resolve })).toMatchObject({ status: 200, error: null });
    // One question: the connection goes to the answer that was looked at.
    expect(asked).toBe(1);
    expect(connections.length - before).toBe(1);
    for (let answered = 1; answered < answers.length; answered += 1) {
      expect((await call(url, { rules, resolve })).error).toMatch(/public address/);
    }
    expect(asked).toBe(3);
    expect(connections.length - before).toBe(1);
    connections.length = 0;
  });
});

/** A real name server on loopback that answers each question for IPv4 with the next address, or never. */
async function startNameServer(answers: readonly string[]) {
  const socket = dgram.createSocket('udp4');
  const left = [...answers];
  let asked = 0;
  socket.on('message', (query, from) => {
    asked += 1;
    // The type is the last but one number of the question.
    const isForV4 = query.readUInt16BE(query.indexOf(0, 12) + 1) === 1;
    const address = isForV4 ? left.shift() : undefined;
    if (isForV4 && !address) return;
    socket.send(answerTo(query, address), from.port, from.address);
  });
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  return { at: `127.0.0.1:${socket.address().port}`, socket, asked: () => asked };
}

/** The question again, with one address or none. */
function answerTo(query: Buffer, address?: string): Buffer {
  const question = query.subarray(12, query.indexOf(0, 12) + 5);
  const head = Buffer.from([0, 0, 0x81, 0x80, 0, 1, 0, address ? 1 : 0, 0, 0, 0, 0]);
  query.copy(head, 0, 0, 2);
  // A pointer to the name, A, IN, no time to live, four bytes.
  const record = [0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 0, 0, 4];
  const answer = address ? [...record, ...address.split('.').map(Number)] : [];
  return Buffer.concat([head, question, Buffer.from(answer)]);
}

describe('a name server', () => {
  it('that answers inwards, at first or later, has nothing called', async () => {
    const server53 = await startNameServer(['127.0.0.1', '169.254.169.254', '10.0.0.1']);
    const resolve = askNameServers([server53.at]);
    for (let n = 0; n < 3; n += 1) {
      const { status, error } = await call(`https://hooks.example.com:${port}/`, { resolve });
      expect({ status, error }).toMatchObject({ status: null, error: /public address/ });
    }
    // IPv4 and IPv6, once each a call.
    expect(server53.asked()).toBe(6);
    server53.socket.close();
    expect(connections).toEqual([]);
  });

  it('that is silent ends with the time of the call', async () => {
    const server53 = await startNameServer([]);
    const resolve = askNameServers([server53.at]);
    const change = { timeoutMs: 50 };
    const { status, error } = await call('https://hooks.example.com/', { resolve }, change);
    expect({ status, error }).toMatchObject({ status: null, error: /within 0.05 seconds/ });
    server53.socket.close();
  });
});

describe('an address on the public net', () => {
  it.each([
    ['https://example.com', 'https://example.com/'],
    ['https://EXAMPLE.com./hooks#top', 'https://example.com/hooks'],
    ['https://example.com:8443/a?b=c', 'https://example.com:8443/a?b=c'],
    [`https://${PUBLIC}/`, `https://${PUBLIC}/`],
    ['https://[2606:4700::1111]/', 'https://[2606:4700::1111]/'],
    ['https://bücher.example.com/', 'https://xn--bcher-kva.example.com/'],
  ])('is read: %s', (text, read) => {
    expect(readTarget(text, strict).href).toBe(read);
  });

  it.each([
    ['http://example.com/', /https/],
    ['https://example.com:22/', /Port 22/],
    ['ftp://example.com/', /whole address/],
    ['javascript:alert(1)', /whole address/],
    ['file:///etc/passwd', /whole address/],
    ['//example.com', /whole address/],
    ['', /whole address/],
    [`https://example.com/${'a'.repeat(2_000)}`, /at most 2000/],
  ])('is refused for what it is: %s', (text, words) => {
    expect(() => readTarget(text, strict)).toThrow(words);
  });
});

describe('an answer', () => {
  it('that leads elsewhere is an answer, and is not followed', async () => {
    const paths: string[] = [];
    server.on('request', ({ url }) => paths.push(url ?? ''));
    expect(await atHome('/redirect')).toMatchObject({ status: 302, error: null });
    expect(paths).toEqual(['/redirect']);
  });

  it('is read up to a limit, and no further', async () => {
    const { body, cut, status } = await atHome('/long');
    expect({ length: body.length, cut, status }).toEqual({ length: 1_000, cut: true, status: 200 });
  });

  it('with a head that is too long is none', async () => {
    expect(await atHome('/head')).toMatchObject({ status: null, error: /head/ });
  });

  it.each(['/silent', '/drip'])('that takes too long is none: %s', async (path) => {
    const { status, error } = await atHome(path, { timeoutMs: 50 });
    expect({ status, error }).toMatchObject({ status: null, error: /within 0.05 seconds/ });
  });

  it('that refuses the connection is told', async () => {
    const closed = http.createServer().listen(0, '127.0.0.1');
    await once(closed, 'listening');
    const { port: free } = closed.address() as AddressInfo;
    closed.close();
    await once(closed, 'close');
    const got = await call(`http://127.0.0.1:${free}/`, { rules: { loopback: true } });
    expect(got).toMatchObject({ status: null, error: /refused the connection/ });
  });
});
