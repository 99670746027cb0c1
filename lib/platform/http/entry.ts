import http, {
  type IncomingHttpHeaders,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import {
  CLIENT_ADDRESS_HEADER,
  isOwnRequest,
  resolveArrival,
  type ArrivalOptions,
} from './arrival.ts';
import { hasBody, release, takeBody, withBody, type BodyRefusal } from './body.ts';
import { bodyLimitOf } from './body-limits.ts';
import { BUSY_LABELS } from './busy-messages.ts';
import { reportForeignOrigin } from './foreign-origins.ts';
import { findBodyProblem } from './form-shape.ts';
import { resolveFraming } from './framing.ts';
import { isForLeads } from './leads-endpoint.ts';
import { identifyCaller } from './caller.ts';
import { refuseRequest, type Refusal } from './refuse-request.ts';
import { isFromOwnPage, isReading } from './same-origin.ts';
import { AnonymousQueue } from './anonymous-queue.ts';
import { VisitLimit } from './visit-limit.ts';

/*
 * What every request passes before the framework sees it. The framework reads bodies in four
 * places, each with limits of its own or none (docs/decisions/0031): here they are counted, and
 * looked at, once for all.
 */

/** Answers a request; its body, which the request holds as well, is here already. */
export type Handler = (
  request: IncomingMessage,
  response: ServerResponse,
  body: Buffer,
) => Promise<void>;

export interface EntryOptions extends ArrivalOptions {
  readonly handle: Handler;
  /** Whether websockets are spoken: only while developing. */
  readonly takesUpgrades: boolean;
  /** Whether the framework can read the headers that it wrote itself; where it cannot, it fails. */
  readonly canRead?: (headers: IncomingHttpHeaders) => boolean;
  /** What the cookies that we give are encrypted with. */
  readonly secret: string;
  /** Time for a whole request to arrive; how long an answer takes is not limited by it. */
  readonly requestTimeoutMs?: number;
  /** How long the framework may be busy with a stranger's request after the stranger has gone. */
  readonly goneMs?: number;
  /** Between two strangers' requests. */
  readonly pauseMs?: number;
}

/** The framework fails at those that it cannot represent, such as TRACE. */
const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);
const NO_SUCH_METHOD = { status: 405, code: 'method-not-allowed' };

const BUSY: Refusal = {
  status: 429,
  code: 'too-many-requests',
  detail: BUSY_LABELS,
  retryAfterSeconds: 2,
};

const NO_BODY = Buffer.alloc(0);

const REQUEST_TIMEOUT_MS = 30_000;
const HEADERS_TIMEOUT_MS = 10_000;
const TIMEOUT_CHECK_MS = 2_000;
const GONE_MS = 10_000;
const MAX_HEADER_BYTES = 16 * 1024;
const MAX_CONNECTIONS = 4_096;

/** The product's HTTP server, not yet listening. */
export function createEntry(options: EntryOptions): http.Server {
  const { requestTimeoutMs = REQUEST_TIMEOUT_MS } = options;
  const guards = { queue: new AnonymousQueue(options.pauseMs), visits: new VisitLimit() };
  const server = http.createServer(
    {
      requestTimeout: requestTimeoutMs,
      headersTimeout: Math.min(HEADERS_TIMEOUT_MS, requestTimeoutMs),
      connectionsCheckingInterval: TIMEOUT_CHECK_MS,
      maxHeaderSize: MAX_HEADER_BYTES,
      shouldUpgradeCallback: () => options.takesUpgrades,
    },
    (request, response) => {
      answer(request, response, options, guards).catch((error: unknown) => fail(response, error));
    },
  );
  server.maxConnections = MAX_CONNECTIONS;
  return server;
}

/** What strangers have done so far. */
interface Guards {
  readonly queue: AnonymousQueue;
  readonly visits: VisitLimit;
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  options: EntryOptions,
  { queue, visits }: Guards,
): Promise<void> {
  response.setHeader('X-Content-Type-Options', 'nosniff');
  // What the framework sends to itself belongs to a request that has had its turn.
  const isOwn = isOwnRequest(request.headers, options);
  const refusal =
    refuseByHeaders(request, options) ??
    (isOwn ? null : visits.refusalOf(request, pathOf(request)));
  if (refusal) return refuseRequest(request, response, refusal);
  if (!isOwn) await resolveFraming(request.headers, request.method, pathOf(request));
  const mayChange = !isOwn && !isReading(request.method) && !isForProgram(request);
  const knocker = mayChange ? await identifyCaller(request.headers, options.secret) : 'signed-in';
  if (request.destroyed) return;
  if (knocker !== 'signed-in' && !queue.hasRoomFor(knocker)) {
    return refuseRequest(request, response, BUSY);
  }
  const handle: Pass = async (taken, body) => {
    if (knocker === 'signed-in') return options.handle(taken, response, body);
    await queue.take(async () => {
      if (response.destroyed) return;
      const { goneMs = GONE_MS } = options;
      // Should the framework never end what it does for someone who has gone, the place is free again.
      const gone = new Promise<void>((resolve) => {
        response.once('close', () => setTimeout(resolve, goneMs).unref());
      });
      await Promise.race([options.handle(taken, response, body), gone]);
    });
  };
  if (hasBody(request)) return answerWithBody(request, response, handle);
  const missing = isReading(request.method) ? null : findProblem(request, NO_BODY);
  if (missing) return refuseRequest(request, response, malformed(missing));
  return handle(request, NO_BODY);
}

/** Hands a request on, in its turn. */
type Pass = (taken: IncomingMessage, body: Buffer) => Promise<void>;

async function answerWithBody(
  request: IncomingMessage,
  response: ServerResponse,
  handle: Pass,
): Promise<void> {
  const limit = bodyLimitOf(pathOf(request), request.headers);
  const body = await takeBody(request, limit);
  if (body === 'gone') return;
  if (!Buffer.isBuffer(body)) return refuseRequest(request, response, refusalOf(body, limit));
  try {
    const problem = findProblem(request, body);
    if (problem) return refuseRequest(request, response, malformed(problem));
    await handle(withBody(request, body), body);
  } finally {
    release(body);
  }
}

/** What can be refused before a byte of the body is taken. */
function refuseByHeaders(request: IncomingMessage, options: EntryOptions): Refusal | null {
  if (!request.url?.startsWith('/')) return malformed('The address must begin with a slash.');
  const { headers, method } = request;
  const own = resolveArrival(headers, request.socket.remoteAddress ?? 'unknown', options);
  if (own === null) return malformed('The Host header names no host.');
  if (!METHODS.has(method ?? ''))
    return { ...NO_SUCH_METHOD, detail: `${method} is not possible.` };
  if (options.canRead?.(headers) === false) return malformed('The headers of this page are wrong.');
  if (headers['next-action'] === '') return malformed('The action has no name.');
  // Keys of the API are sent by hand, never by a browser on its own.
  if (isReading(method) || isForProgram(request)) return null;
  const sent = { origin: headers.origin, fetchSite: headers['sec-fetch-site'] };
  if (isFromOwnPage(sent, own)) return null;
  const address = headers[CLIENT_ADDRESS_HEADER];
  reportForeignOrigin({
    origin: headers.origin,
    cookie: headers.cookie,
    address: typeof address === 'string' ? address : null,
  });
  const detail = 'This was not sent from a page of this product.';
  return { status: 403, code: 'forbidden', detail };
}

/** What programs send is looked at behind: they are told who they are before what is wrong. */
function findProblem(request: IncomingMessage, body: Buffer): string | null {
  if (isForProgram(request)) return null;
  const { headers } = request;
  return findBodyProblem(headers['content-type'] ?? '', body, 'next-action' in headers);
}

/** Programs come with a key of their own, which no browser sends by itself. */
function isForProgram(request: IncomingMessage): boolean {
  const path = pathOf(request);
  return /^\/api\/v1(?:\/|$)/.test(path) || isForLeads(path);
}

function pathOf(request: IncomingMessage): string {
  return request.url?.split('?', 1)[0] ?? '/';
}

function malformed(detail: string): Refusal {
  return { status: 400, code: 'malformed-request', detail };
}

function refusalOf(refusal: Exclude<BodyRefusal, 'gone'>, limit: number): Refusal {
  if (refusal === 'too-large') {
    const detail = `The body may have at most ${limit} bytes; split the request.`;
    return { status: 413, code: 'body-too-large', detail };
  }
  const detail = 'Too much is being sent at once. Try again in a moment.';
  return { status: 503, code: 'unavailable', detail, retryAfterSeconds: 2 };
}

function fail(response: ServerResponse, error: unknown): void {
  console.error(error);
  if (!response.headersSent) response.statusCode = 500;
  response.end();
}
