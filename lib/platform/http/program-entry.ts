import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import zlib from 'node:zlib';
import { dataHeaders } from './answer-headers.ts';

/*
 * What programs ask is answered without the framework, which has nothing to do for it and took more
 * processor time than the answer (docs/decisions/0096). The product, in the same process, says at its
 * start who answers what; for anything else, and while developing, the framework does.
 */

type Answer = (request: Request) => Promise<Response>;

/** Who answers this address; null for the framework. */
export type FindAnswer = (method: string, pathname: string) => Answer | null;

const FIND = Symbol.for('evenhand:program-answers');
const inProcess = globalThis as typeof globalThis & { [FIND]?: FindAnswer };

const pack = promisify(zlib.gzip);

/** Below this, packing makes nothing smaller that anyone would notice. */
const PACKED_FROM_BYTES = 1024;

/** Answers from now on what `find` knows. */
export function answerPrograms(find: FindAnswer): void {
  inProcess[FIND] = find;
}

/** Answers a request whose body is here already; null where it is the framework's. */
export function answerProgram(
  request: IncomingMessage,
  response: ServerResponse,
  body: Buffer,
): Promise<void> | null {
  const { method = 'GET', url = '/' } = request;
  const answer = inProcess[FIND]?.(method, url.split('?', 1)[0] ?? '/');
  return answer ? respond(answer, request, response, body) : null;
}

async function respond(
  answer: Answer,
  request: IncomingMessage,
  response: ServerResponse,
  body: Buffer,
): Promise<void> {
  // First, so that an answer that fails has them, too.
  const isHttps = request.headers['x-forwarded-proto'] === 'https';
  for (const [name, value] of Object.entries(dataHeaders(isHttps))) response.setHeader(name, value);
  const answered = await answer(requestOf(request, body));
  response.statusCode = answered.status;
  for (const [name, value] of answered.headers) response.setHeader(name, value);
  if (!answered.body) response.end();
  else if (request.method === 'HEAD') await answered.body.cancel().then(() => response.end());
  else await sendBody(answered.body, response, takesPacked(request));
}

/** The request as the product reads it. */
function requestOf({ headers, method, url }: IncomingMessage, body: Buffer): Request {
  const given = new Headers();
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) given.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  const hasBody = body.length > 0 && method !== 'GET' && method !== 'HEAD';
  // Whom the address names was looked at by the entry, and nothing asks for it any more.
  return new Request(`http://localhost${url}`, {
    ...{ method, headers: given },
    body: hasBody ? new Uint8Array(body) : null,
  });
}

async function sendBody(
  body: ReadableStream<Uint8Array>,
  response: ServerResponse,
  mayPack: boolean,
): Promise<void> {
  response.setHeader('Vary', 'Accept-Encoding');
  const reader = body.getReader();
  const first = await reader.read();
  const second = first.done ? first : await reader.read();
  if (second.done) return sendWhole(first.value ?? new Uint8Array(), response, mayPack);
  if (mayPack) response.setHeader('Content-Encoding', 'gzip');
  const pieces = Readable.from(rest([first.value ?? new Uint8Array(), second.value], reader));
  await pipeline([pieces, ...(mayPack ? [zlib.createGzip()] : []), response]).catch(ignoreGone);
}

async function sendWhole(
  whole: Uint8Array,
  response: ServerResponse,
  mayPack: boolean,
): Promise<void> {
  const isPacked = mayPack && whole.byteLength >= PACKED_FROM_BYTES;
  const sent = isPacked ? await pack(whole) : whole;
  if (isPacked) response.setHeader('Content-Encoding', 'gzip');
  response.setHeader('Content-Length', sent.byteLength);
  response.end(sent);
}

async function* rest(
  read: readonly Uint8Array[],
  reader: ReadableStreamDefaultReader<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  try {
    yield* read;
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    // Who has gone needs no more of it made.
    await reader.cancel();
  }
}

function takesPacked({ headers }: IncomingMessage): boolean {
  const offers = String(headers['accept-encoding'] ?? '')
    .toLowerCase()
    .split(',');
  return offers.some((offer) => /^\s*gzip\s*(?:;\s*q=(?!0(?:\.0*)?\s*$).*)?$/.test(offer));
}

function ignoreGone(error: unknown): void {
  const isGone =
    error instanceof Error && Reflect.get(error, 'code') === 'ERR_STREAM_PREMATURE_CLOSE';
  if (!isGone) throw error;
}
