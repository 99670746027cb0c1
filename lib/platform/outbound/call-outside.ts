import 'server-only';
import http from 'node:http';
import https from 'node:https';
import { monotonicMs } from '@/lib/platform/clock';
import { env } from '@/lib/platform/env';
import { askNameServers, checkedLookup, type Resolve } from './checked-lookup';
import { failureMessage, SlowAnswerError } from './failure-messages';
import { readTarget, RefusedTargetError, type OutboundRules } from './target-url';

/** What is asked of an address outside. */
export interface OutsideCall {
  readonly url: string;
  readonly method: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** From the first thought of a name to the last byte that is read. */
  readonly timeoutMs: number;
  /** What is longer is cut there. */
  readonly mostBytes: number;
  readonly signal?: AbortSignal;
}

/** What came back, or why nothing did. */
export interface OutsideAnswer {
  /** Null where there was no answer. */
  readonly status: number | null;
  readonly headers: Readonly<http.IncomingHttpHeaders>;
  readonly body: Buffer;
  /** Whether there was more of it than is read. */
  readonly cut: boolean;
  /** Why there was no answer, for people; null where there was one. */
  readonly error: string | null;
  readonly durationMs: number;
}

/** A head that is longer belongs to no answer that we need. */
const LONGEST_HEAD_BYTES = 16_384;

/** What the operator lets be called. */
export function outboundRules(): OutboundRules {
  return { loopback: env.EVENHAND_OUTBOUND_LOOPBACK === 'allow' };
}

/**
 * Calls an address that someone outside of the installation has given (decision 0085). Redirects are not
 * followed: they are answers like others. Never throws for what the other side does.
 */
export async function callOutside(
  call: OutsideCall,
  { rules = outboundRules(), resolve = askNameServers() }: CallOptions = {},
): Promise<OutsideAnswer> {
  const startedMs = monotonicMs();
  const took = () => Math.round(monotonicMs() - startedMs);
  try {
    const url = readTarget(call.url, rules);
    return { ...(await ask(url, call, { rules, resolve })), error: null, durationMs: took() };
  } catch (error) {
    const nothing = { status: null, headers: {}, body: Buffer.alloc(0), cut: false };
    return { ...nothing, error: failureMessage(error, call.timeoutMs), durationMs: took() };
  }
}

/** For tests: other rules and another resolver than the installation's. */
export interface CallOptions {
  readonly rules?: OutboundRules;
  readonly resolve?: Resolve;
}

type Got = Pick<OutsideAnswer, 'status' | 'headers' | 'body' | 'cut'>;

function ask(url: URL, call: OutsideCall, options: Required<CallOptions>): Promise<Got> {
  const slow = AbortSignal.timeout(call.timeoutMs);
  const signal = call.signal ? AbortSignal.any([slow, call.signal]) : slow;
  return new Promise((resolve, reject) => {
    const request = (url.protocol === 'https:' ? https : http).request(url, {
      method: call.method,
      // A connection of one's own: none is shared with another call, whose name was checked then.
      agent: false,
      lookup: checkedLookup(options.resolve, options.rules),
      maxHeaderSize: LONGEST_HEAD_BYTES,
      headers: headersOf(call),
      signal,
    });
    const fail = (error: Error) => reject(signal.aborted ? new SlowAnswerError() : error);
    request.on('error', fail);
    request.on('response', (response) => {
      readStart(response, call.mostBytes)
        .then(resolve, fail)
        .finally(() => request.destroy());
    });
    request.on('upgrade', (_response, socket) => {
      socket.destroy();
      reject(new RefusedTargetError('It answered by changing to another protocol.'));
    });
    request.end(call.body);
  });
}

function headersOf({ headers, body }: OutsideCall): Record<string, string> {
  return {
    'user-agent': `Evenhand/${env.EVENHAND_VERSION}`,
    'accept-encoding': 'identity',
    ...headers,
    ...(body !== undefined && { 'content-length': String(Buffer.byteLength(body)) }),
  };
}

async function readStart(response: http.IncomingMessage, mostBytes: number): Promise<Got> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    size += chunk.length;
    // What is left is not even received: leaving the loop ends the connection.
    if (size > mostBytes) break;
  }
  const body = Buffer.concat(chunks).subarray(0, mostBytes);
  const { statusCode, headers } = response;
  return { status: statusCode ?? null, headers, body, cut: size > mostBytes };
}
