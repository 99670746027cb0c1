import type { ExclusionCode } from '@/lib/assignment/core';

/** Every code that an expected failure may carry, with its HTTP status. */
export const ERROR_STATUS = {
  'malformed-request': 400,
  'validation-failed': 400,
  unauthenticated: 401,
  'key-expired': 401,
  forbidden: 403,
  'not-found': 404,
  'method-not-allowed': 405,
  conflict: 409,
  'stale-version': 409,
  'duplicate-external-ref': 409,
  'duplicate-email': 409,
  'idempotency-key-reused': 409,
  'body-too-large': 413,
  'unsupported-media-type': 415,
  'case-closed': 422,
  'already-assigned': 422,
  'case-waiting': 422,
  'opening-refused': 422,
  'handoff-pending': 422,
  'handoff-not-pending': 422,
  'override-needs-reason': 422,
  'nobody-eligible': 422,
  inactive: 422,
  'conflict-check': 422,
  'ethical-wall': 422,
  'previous-holder': 422,
  absent: 422,
  'no-expertise': 422,
  'above-threshold': 422,
  'at-capacity': 422,
  'intake-rate': 422,
  'too-many-requests': 429,
  internal: 500,
  unavailable: 503,
} as const satisfies Record<ExclusionCode, 422> & Record<string, number>;

export type ErrorCode = keyof typeof ERROR_STATUS;

/** One problem with one field: `path` names it with dots, `message` says value and remedy. */
export interface FieldError {
  path: string;
  message: string;
}

/**
 * An expected failure. The message is written for the person who caused it: it names the field,
 * the value and the remedy. Anything that is not an AppError is a fault of ours and is never shown.
 */
export class AppError extends Error {
  readonly status: number;

  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly fields: readonly FieldError[] = [],
    /** How long to wait before trying again, where that would help. */
    readonly retryAfterSeconds?: number,
  ) {
    super(message);
    this.name = 'AppError';
    this.status = ERROR_STATUS[code];
  }
}

/** Refused for want of a right, which is on record under its name (lib/platform/audit/record-refusal.ts). */
export class Forbidden extends AppError {
  constructor(
    /** A permission, or `scope:` and the scope of a key. */
    readonly needs: string,
    message: string,
  ) {
    super('forbidden', message);
  }
}

/** An id that belongs to nothing here: told to programs with the id, to people without it. */
export class UnknownId extends AppError {
  constructor(
    code: 'not-found' | 'validation-failed',
    readonly what: string,
    id: string,
    /** The field that holds it, and what to do about it there. */
    readonly at?: { readonly path: string; readonly remedy: string },
  ) {
    const gone = `There is no ${what} with the id ${JSON.stringify(id)}.`;
    const message = at ? `${gone} ${at.remedy}` : gone;
    super(code, message, at ? [{ path: at.path, message }] : []);
  }
}

/** Absent, or another firm's: the two cannot be told apart. */
export function notFound(what: string, id: string): AppError {
  return new UnknownId('not-found', what, id);
}

/** The row was changed by someone else since the caller read it; says what it holds now. */
export class StaleVersionError extends AppError {
  constructor(
    message: string,
    fields: readonly FieldError[],
    readonly current: {
      readonly version: number;
      /** Who changed what last, where that is known. */
      readonly change: string | null;
      /** What can be changed of it, as it is stored now; null where a form cannot show that. */
      readonly facts: Readonly<Record<string, unknown>> | null;
    },
  ) {
    super('stale-version', message, fields);
  }
}

/**
 * The row was changed by someone else since the caller read it. `change` names the latest change,
 * such as "Robin Vale changed the stage from intake to filed"; `facts` what is stored now, by the
 * names of the input.
 */
export function staleVersion(
  what: string,
  expected: number,
  current: number,
  change?: string,
  facts: Readonly<Record<string, unknown>> | null = null,
): StaleVersionError {
  return new StaleVersionError(
    `This ${what} has been changed since you loaded it${change ? `: ${change}` : ''}. Reload it and try again.`,
    [{ path: 'version', message: `Expected ${current}, got ${expected}.` }],
    { version: current, change: change ?? null, facts },
  );
}

/** One wrong field, as a validation failure. */
export function invalidField(path: string, message: string): AppError {
  return new AppError('validation-failed', message, [{ path, message }]);
}

/** More than is allowed, or than can be done at once: try again after so many seconds. */
export function tooManyRequests(message: string, retryAfterSeconds: number): AppError {
  return new AppError('too-many-requests', message, [], retryAfterSeconds);
}
