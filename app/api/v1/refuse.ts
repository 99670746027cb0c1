import 'server-only';
import { isDatabaseUnavailable } from '@/lib/platform/db/is-unavailable';
import { AppError } from '@/lib/shared/errors';
import { logger } from '@/lib/platform/logger';
import { problemFrom, unexpectedProblem, type Problem } from './problem';
import { MethodNotAllowed } from './router';

const RETRY_AFTER_SECONDS = 5;

const UNAVAILABLE = new AppError(
  'unavailable',
  'The database does not answer at the moment. Try again in a few seconds; repeat a change with the same Idempotency-Key, so that it is done once.',
);

/**
 * The answer to whatever was thrown: expected failures as they describe themselves, everything
 * else logged under the request's id and told without its inside.
 */
export function refuse(error: unknown, requestId: string): Response {
  if (error instanceof AppError) return problemResponse(problemFrom(error), headersFor(error));
  if (isDatabaseUnavailable(error)) {
    logger.error({ requestId, error }, 'the database is unavailable');
    return problemResponse(problemFrom(UNAVAILABLE), {
      'Retry-After': String(RETRY_AFTER_SECONDS),
    });
  }
  logger.error({ requestId, error }, 'unexpected failure in the API');
  return problemResponse(unexpectedProblem(requestId));
}

function headersFor(error: AppError): Record<string, string> {
  if (error instanceof MethodNotAllowed) return { Allow: error.allow };
  if (error.status === 401) return { 'WWW-Authenticate': 'Bearer realm="evenhand"' };
  if (error.retryAfterSeconds !== undefined) {
    return { 'Retry-After': String(error.retryAfterSeconds) };
  }
  return {};
}

function problemResponse(problem: Problem, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(problem), {
    status: problem.status,
    headers: { 'Content-Type': 'application/problem+json', ...headers },
  });
}
