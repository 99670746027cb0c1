import 'server-only';
import { invalidField } from '@/lib/shared/errors';
import { recordRefusal } from '@/lib/platform/audit/record-refusal';
import { clientAddress } from '@/lib/platform/auth/client-address';
import { newId } from '@/lib/platform/ids';
import { logger } from '@/lib/platform/logger';
import { monotonicMs } from '@/lib/platform/clock';
import { authenticate, type Caller } from './authenticate';
import {
  answerOnce,
  hashRequest,
  readIdempotencyKey,
  type Replayable,
} from '@/lib/platform/idempotency/answer-once';
import { jsonBody } from './json-in-slices';
import { OPERATIONS } from './operations';
import { openApiDocument } from './openapi';
import type { RawRequest } from './operation';
import { readJsonBody } from './read-body';
import { API_ROOT, MethodNotAllowed, Router, type Match } from './router';
import { refuse } from './refuse';
import { requirePermission } from '@/lib/platform/auth/permissions';
import { requireScope } from '@/lib/platform/auth/scopes';
import { refuseUnstorableText } from '@/lib/shared/validation/unstorable-text';

const router = new Router(OPERATIONS);
const DOCUMENT_PATH = '/openapi.json';
const DOCUMENT_METHODS = 'GET, HEAD, OPTIONS';

/** Whose request it was, by id, once that is known. */
interface Trace {
  firmId?: string;
  keyId?: string | null;
}

/**
 * Answers any request below /api/v1: finds the operation, checks the key and its scope before it
 * looks at anything else, then the request, then does the work. Never throws.
 */
export async function handleApiRequest(request: Request): Promise<Response> {
  const startedMs = monotonicMs();
  const requestId = requestIdOf(request.headers);
  const trace: Trace = {};
  const url = new URL(request.url);
  const response = await answer(request, url, trace).catch((error: unknown) =>
    refuse(error, requestId),
  );
  response.headers.set('Cache-Control', 'private, no-store');
  response.headers.set('X-Request-Id', requestId);
  const { method } = request;
  const path = url.pathname;
  const tookMs = Math.round(monotonicMs() - startedMs);
  const { status } = response;
  logger.info({ requestId, ...trace, method, path, status, tookMs }, 'api request');
  return response;
}

async function answer(request: Request, url: URL, trace: Trace): Promise<Response> {
  const path = url.pathname.slice(API_ROOT.length);
  if (path === DOCUMENT_PATH) return answerDocument(request.method);
  if (request.method === 'OPTIONS') return answerOptions(path);
  const match = router.match(request.method, path);
  const caller = await authenticate(request);
  // From here on the log names who it was, refused or not.
  trace.firmId = caller.actor.firmId;
  trace.keyId = caller.actor.id;
  const done = await performFor(caller, request, url, match);
  return respondWith(done, match);
}

async function performFor(
  caller: Caller,
  request: Request,
  url: URL,
  match: Match,
): Promise<Replayable> {
  const { scope, permission, id: operation } = match.operation;
  try {
    requireScope(caller.scopes, scope);
    requirePermission(caller.actor, permission);
    return await perform(request, url, match, caller);
  } catch (error) {
    const address = clientAddress(request.headers);
    const has = caller.scopes.join('+');
    await recordRefusal(caller.actor, error, { what: 'operation', operation, has, address });
    throw error;
  }
}

async function perform(
  request: Request,
  url: URL,
  { operation, params }: Match,
  { actor }: Caller,
): Promise<Replayable> {
  const isWrite = operation.method !== 'GET';
  const key = isWrite ? readIdempotencyKey(request.headers) : null;
  const body = isWrite ? await readJsonBody(request) : undefined;
  const raw: RawRequest = { params, query: readQuery(url.searchParams), body };
  const work = operation.prepare(raw);
  if (key === null) return { ...(await work(actor)), replayed: false };
  const hash = hashRequest(operation.method, url.pathname + url.search, body);
  return answerOnce(actor.firmId, { key, hash }, () => work(actor), operation.keptOf);
}

function respondWith({ status, body, replayed }: Replayable, { operation }: Match): Response {
  const headers = new Headers();
  if (replayed) headers.set('Idempotent-Replayed', 'true');
  const location = operation.locationOf(body);
  if (location) headers.set('Location', `${API_ROOT}${location}`);
  if (status === 204) return new Response(null, { status, headers });
  headers.set('Content-Type', 'application/json');
  return new Response(jsonBody(body), { status, headers });
}

function answerDocument(method: string): Response {
  if (method === 'GET' || method === 'HEAD') return Response.json(openApiDocument());
  if (method === 'OPTIONS')
    return new Response(null, { status: 204, headers: { Allow: DOCUMENT_METHODS } });
  throw new MethodNotAllowed(method, DOCUMENT_METHODS);
}

function answerOptions(path: string): Response {
  return new Response(null, { status: 204, headers: { Allow: router.allowAt(path) } });
}

/** Query parameters by name; one given twice is refused rather than guessed at. */
function readQuery(search: URLSearchParams): Record<string, string> {
  const names = [...search.keys()];
  const repeated = names.find((name, index) => names.indexOf(name) !== index);
  if (repeated !== undefined) throw invalidField(repeated, 'Give this parameter only once.');
  const query = Object.fromEntries(search);
  refuseUnstorableText(query);
  return query;
}

/** The caller's own request id if it is one that fits into a log line, else a new one. */
function requestIdOf(headers: Headers): string {
  const given = headers.get('x-request-id');
  return given && /^[\w.-]{1,128}$/.test(given) ? given : newId();
}
