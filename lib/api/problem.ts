import 'server-only';
import { AppError, type ErrorCode, type FieldError } from '@/lib/errors';

/** What every refusal looks like on the wire (RFC 9457, with our `code` and `errors`). */
export interface Problem {
  type: string;
  title: string;
  status: number;
  code: ErrorCode;
  detail: string;
  errors: FieldError[];
}

/**
 * Describes an expected failure. `type` is a tag URI, since it names the problem for good and
 * must not depend on where a firm hosts the product.
 */
export function problemFrom(error: AppError): Problem {
  return {
    type: `tag:evenhand,2026:problem:${error.code}`,
    title: titleOf(error.code),
    status: error.status,
    code: error.code,
    detail: error.message,
    errors: error.fields.map(({ path, message }) => ({ path, message })),
  };
}

/** The problem of an unexpected failure: an id to look up in the logs, and nothing else. */
export function unexpectedProblem(requestId: string): Problem {
  return problemFrom(
    new AppError(
      'internal',
      `Something went wrong on our side and nothing was changed. Quote the request id ${requestId} to the operator of this server.`,
    ),
  );
}

function titleOf(code: string): string {
  const words = code.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
