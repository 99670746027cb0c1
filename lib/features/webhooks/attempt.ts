import 'server-only';
import { now } from '@/lib/platform/clock';
import type { WebhookEndpoint } from '@/lib/platform/db/generated/client';
import { callOutside, type OutsideAnswer } from '@/lib/platform/outbound';
import { UndeliverableError } from '@/lib/platform/outbox';
import type { WebhookTarget } from '@/lib/contracts/webhook-codes';
import { AppError } from '@/lib/shared/errors';
import { bodyOf } from './message';
import { retryAfter } from './retry-after';
import { SIGNATURE_HEADER, signedHeaders } from './secrets';
import type { Message } from './types';

/** One attempt to tell an endpoint of something, as it is kept. */
export interface Attempt {
  readonly message: Message;
  readonly at: Date;
  /** Empty where nothing could be sent. */
  readonly body: string;
  readonly signature: string | null;
  readonly durationMs: number;
  readonly delivered: boolean;
  readonly status: number | null;
  readonly answer: string | null;
  /** Why it was not delivered; null where it was. */
  readonly error: string | null;
  /** No later attempt could be sent either. */
  readonly undeliverable: boolean;
  /** It said that it is gone for good. */
  readonly gone: boolean;
  /** Until when it asked to be left alone. */
  readonly quietUntil: Date | null;
}

/** In all: from the question for the name to the last byte that is read. */
const TIMEOUT_MS = 15_000;

/** So much of an answer is read and kept. */
const MOST_ANSWER_BYTES = 2_048;

const GONE = 410;

/** What is kept of an attempt that never left. */
const UNSENT = {
  ...{ body: '', signature: null, durationMs: 0, delivered: false },
  ...{ status: null, answer: null, gone: false, quietUntil: null },
};

/**
 * Tells an endpoint once. Never throws for what the other side does, nor for what keeps a message from
 * being sent at all: both belong into the endpoint's log.
 */
export async function attempt(
  endpoint: WebhookEndpoint,
  message: Message,
  signal?: AbortSignal,
): Promise<Attempt> {
  const at = now();
  const prepared = prepare(endpoint, message, at);
  if ('error' in prepared) return { ...UNSENT, ...prepared, message, at };
  const { body, headers } = prepared;
  const answer = await callOutside({
    url: endpoint.url,
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
    timeoutMs: TIMEOUT_MS,
    mostBytes: MOST_ANSWER_BYTES,
    ...(signal && { signal }),
  });
  const error = failureOf(answer);
  return {
    ...{ message, at, body, error, undeliverable: false },
    signature: headers[SIGNATURE_HEADER] ?? null,
    durationMs: answer.durationMs,
    delivered: error === null,
    status: answer.status,
    answer: answer.status === null ? null : readable(answer),
    gone: answer.status === GONE,
    quietUntil: error === null ? null : retryAfter(answer.headers['retry-after'], now()),
  };
}

type Prepared =
  | { readonly body: string; readonly headers: Record<string, string> }
  | Pick<Attempt, 'error' | 'undeliverable'>;

/** What is sent, or why nothing can be. */
function prepare(endpoint: WebhookEndpoint, message: Message, at: Date): Prepared {
  try {
    // The database's check guarantees the closed list.
    const body = bodyOf(endpoint.target as WebhookTarget, message);
    return { body, headers: signedHeaders(endpoint, message, body, at) };
  } catch (error) {
    const undeliverable = error instanceof UndeliverableError;
    if (undeliverable || error instanceof AppError) return { error: error.message, undeliverable };
    throw error;
  }
}

function failureOf({ status, error }: OutsideAnswer): string | null {
  if (status === null) return error ?? 'There was no answer.';
  if (status >= 200 && status < 300) return null;
  if (status >= 300 && status < 400) {
    return `It answered with a redirect (${status}), which is not followed. Give the address that it leads to.`;
  }
  if (status === GONE) return 'It answered that it is gone for good (410).';
  return `It answered ${status}.`;
}

// What steers a terminal or the direction of text, and NUL, which cannot be stored.
const STEERING = /(?![\t\n\r])[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu;

function readable({ body, cut }: OutsideAnswer): string {
  const text = body.toString('utf8').replaceAll(STEERING, '\ufffd');
  return cut ? `${text}…` : text;
}
