import 'server-only';
import { z } from 'zod';
import type { Recorded } from '@/lib/contracts/events';
import type { Actor } from '@/lib/platform/auth/actor';
import type { Permission } from '@/lib/platform/auth/permissions';
import { AppError, notFound } from '@/lib/shared/errors';
import { parseInput } from '@/lib/shared/validation/parse-input';
import type { Success } from '@/lib/platform/idempotency/answer-once';
import type { Scope } from '@/lib/platform/auth/scopes';

export const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;
export type Method = (typeof METHODS)[number];

/** The names between braces in a path: `ParamName<'/cases/{id}'>` is `'id'`. */
type ParamName<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? Name | ParamName<Rest>
  : never;

type Responses = Readonly<Record<number, z.ZodType>>;
type AnswerOf<A extends Responses> = z.output<A[keyof A & number]>;

/** A GET reads; whatever else a call does leaves its mark in the audit trail, or says why not. */
type Access =
  | { readonly method: 'GET'; readonly records?: never }
  | { readonly method: Exclude<Method, 'GET'>; readonly records: Recorded };

interface Described<
  Path extends string,
  Query extends z.ZodType,
  Body extends z.ZodType,
  A extends Responses,
> {
  /** Stable camelCase name: the operationId of the OpenAPI document. */
  readonly id: string;
  /** Below /api/v1, with parameters in braces. Every parameter is the id of what precedes it. */
  readonly path: Path;
  /** The least scope that a key must have. */
  readonly scope: Scope;
  /** What the domain asks of the person who acts: of a key, by the role that its scope stands for. */
  readonly permission: Permission;
  readonly tag: string;
  readonly summary: string;
  readonly query?: Query;
  readonly body?: Body;
  /** Schema of the answer by success status; the first status is the usual one. */
  readonly answers: A;
  /** Where more than one success is possible: which one this answer is. */
  readonly statusOf?: (answer: AnswerOf<A>) => number;
  /** What of the answer is kept for a repetition with one Idempotency-Key: a secret must not be. */
  readonly keptOf?: (answer: AnswerOf<A>) => AnswerOf<A>;
  /** Address of what was created, below /api/v1. */
  readonly location?: (answer: AnswerOf<A>) => string;
  readonly handle: (request: {
    actor: Actor;
    params: Record<ParamName<Path>, string>;
    query: z.output<Query>;
    body: z.output<Body>;
  }) => Promise<AnswerOf<A>>;
}

type Definition<
  Path extends string,
  Query extends z.ZodType,
  Body extends z.ZodType,
  A extends Responses,
> = Access & Described<Path, Query, Body, A>;

/** What a request carried, before anything is known about it. */
export interface RawRequest {
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** One row of the API, with its types sealed in: routing, checking and documentation use it. */
export interface Operation {
  readonly id: string;
  readonly method: Method;
  readonly path: string;
  readonly scope: Scope;
  readonly permission: Permission;
  /** Null for a GET. */
  readonly records: Recorded | null;
  readonly tag: string;
  readonly summary: string;
  readonly query: z.ZodType | null;
  readonly body: z.ZodType | null;
  readonly answers: Responses;
  /**
   * Checks the request and returns the work to do for an actor.
   * @throws AppError `not-found` for a malformed id, `validation-failed` for anything else wrong.
   */
  readonly prepare: (raw: RawRequest) => (actor: Actor) => Promise<Success>;
  /** What of the answer a repetition gets. */
  readonly keptOf: (answer: unknown) => unknown;
  /** The Location header of this answer, if it created something. */
  readonly locationOf: (answer: unknown) => string | null;
}

const NO_QUERY = z.strictObject({});

/** Declares one operation of API v1. */
export function defineOperation<
  const Path extends string,
  A extends Responses,
  Query extends z.ZodType = typeof NO_QUERY,
  Body extends z.ZodType = z.ZodUndefined,
>(definition: Definition<Path, Query, Body, A>): Operation {
  const { id, method, path, scope, permission, tag, summary, answers, handle } = definition;
  const usualStatus = Number(Object.keys(answers)[0]);
  return {
    ...{ id, method, path, scope, permission, tag, summary, answers },
    records: definition.records ?? null,
    query: definition.query ?? null,
    body: definition.body ?? null,
    prepare: (raw) => {
      const request = check(definition, raw);
      return async (actor) => {
        const answer = await handle({ actor, ...request });
        return { status: definition.statusOf?.(answer) ?? usualStatus, body: answer };
      };
    },
    keptOf: (answer) => definition.keptOf?.(answer as AnswerOf<A>) ?? answer,
    locationOf: (answer) => definition.location?.(answer as AnswerOf<A>) ?? null,
  };
}

function check<
  Path extends string,
  Query extends z.ZodType,
  Body extends z.ZodType,
  A extends Responses,
>(definition: Definition<Path, Query, Body, A>, raw: RawRequest) {
  const params = checkIds(definition.path, raw.params);
  const query = parseInput(definition.query ?? NO_QUERY, raw.query);
  return {
    params: params as Record<ParamName<Path>, string>,
    query: query as z.output<Query>,
    body: checkBody(definition.body, raw.body) as z.output<Body>,
  };
}

function checkBody(schema: z.ZodType | undefined, body: unknown = {}): unknown {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new AppError('validation-failed', 'The body must be a JSON object: {"field": value, …}.');
  }
  if (schema) return parseInput(schema, body);
  if (Object.keys(body).length === 0) return undefined;
  throw new AppError('validation-failed', 'This call takes no body; send none.');
}

/** A malformed id cannot be anything's id, so it gets the answer that an absent one gets. */
function checkIds(path: string, params: Readonly<Record<string, string>>) {
  for (const [name, value] of Object.entries(params)) {
    if (!z.guid().safeParse(value).success) throw notFound(nounBefore(path, name), value);
  }
  return params;
}

/** What a parameter names: the collection that precedes it, in the singular. */
function nounBefore(path: string, param: string): string {
  const segments = path.split('/');
  const collection = segments[segments.indexOf(`{${param}}`) - 1] ?? 'resource';
  return collection.replace(/s$/, '');
}
