import 'server-only';
import { AppError, type ErrorCode } from '@/lib/shared/errors';
import { problemDocument, type ProblemDocument } from '@/lib/platform/http/problem-document';

export type Problem = ProblemDocument<ErrorCode>;

/** Describes an expected failure. */
export function problemFrom(error: AppError): Problem {
  return problemDocument({
    status: error.status,
    code: error.code,
    detail: error.message,
    errors: error.fields.map(({ path, message }) => ({ path, message })),
  });
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
