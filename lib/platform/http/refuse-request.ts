import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { isForLeads, leadRefusal } from './leads-endpoint.ts';
import { problemDocument } from './problem-document.ts';

/** How much of a refused body is still taken off the wire, unseen, so that its sender can read the answer. */
const LINGER_BYTES = 4 * 1024 * 1024;
const LINGER_MS = 1_000;

export interface Refusal {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly retryAfterSeconds?: number;
}

/**
 * Answers a request that goes no further: as the API answers where it was meant for the API, as leads
 * are answered where it was one, else in one line of text. A body that was not taken in ends the connection.
 */
export function refuseRequest(
  request: IncomingMessage,
  response: ServerResponse,
  { status, code, detail, retryAfterSeconds }: Refusal,
): void {
  const isForApi = (request.url ?? '').startsWith('/api/');
  const isLead = isForLeads((request.url ?? '').split('?', 1)[0] ?? '');
  const text = isForApi
    ? JSON.stringify(problemDocument({ status, code, detail, errors: [] }))
    : isLead
      ? JSON.stringify(leadRefusal(status, detail))
      : `${detail}\n`;
  response.writeHead(status, {
    'Content-Type': isForApi
      ? 'application/problem+json'
      : isLead
        ? 'application/json'
        : textTypeFor(request),
    'Content-Length': Buffer.byteLength(text),
    'Cache-Control': 'private, no-store',
    ...(isForApi ? { 'X-Request-Id': randomUUID() } : {}),
    ...(retryAfterSeconds === undefined ? {} : { 'Retry-After': retryAfterSeconds }),
    ...(request.complete ? {} : { Connection: 'close' }),
  });
  if (request.complete) response.end(text);
  else linger(request, response, text);
}

/** The framework tells a page that called an action what is said in text of exactly this type. */
function textTypeFor({ headers }: IncomingMessage): string {
  return 'next-action' in headers ? 'text/plain' : 'text/plain; charset=utf-8';
}

/** Ends the connection only after a moment: closed at once, its sender would see an error instead. */
function linger(request: IncomingMessage, response: ServerResponse, text: string): void {
  response.write(text);
  let left = LINGER_BYTES;
  const timer = setTimeout(finish, LINGER_MS);
  function finish() {
    clearTimeout(timer);
    response.end();
  }
  request.on('data', (chunk: Buffer) => {
    left -= chunk.length;
    if (left < 0) finish();
  });
  request.on('end', finish).on('error', finish).on('close', finish);
}
