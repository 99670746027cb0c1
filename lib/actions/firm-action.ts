import 'server-only';
import { refresh } from 'next/cache';
import { headers } from 'next/headers';
import type { z } from 'zod';
import type { Actor } from '@/lib/auth/actor';
import { actorOf, type Viewer } from '@/lib/auth/load-viewer';
import { requirePermission, type Permission } from '@/lib/auth/permissions';
import { getViewer } from '@/lib/auth/viewer';
import { refuseError, refuseInput, typedValues } from './action-error';
import { doOnce } from './once';
import { readForm } from './read-form';
import { refuseForeignOrigin } from './refuse-foreign-origin';
import type { ActionState, FormAction } from './state';

/** What a handler answers: a sentence for the toast, data for the form, or nothing. */
export interface ActionResult<T> {
  readonly message?: string;
  readonly data?: T;
}

interface ActionContext<S extends z.ZodType> {
  readonly viewer: Viewer;
  readonly actor: Actor;
  readonly input: z.output<S>;
}

/**
 * Builds a server action of a signed-in member: origin → viewer from the database → permission →
 * the input as the schema wants it → the handler's one domain call → a typed answer, with the
 * page's data refreshed. Redirects thrown by the handler pass through.
 *
 * Without `permission` any member may call it; the domain function still checks for itself, e.g.
 * where an attorney may change only what is theirs.
 */
export function firmAction<S extends z.ZodType, T = undefined>(definition: {
  readonly permission?: Permission;
  readonly schema: S;
  /** It only looks something up: the page's data stays as it is. */
  readonly readOnly?: boolean;
  /** It makes something new: a form that is sent twice makes it once and gets the same answer. */
  readonly once?: boolean;
  readonly handler: (context: ActionContext<S>) => Promise<ActionResult<T> | void>;
}): FormAction<T> {
  const { permission, schema, readOnly = false, once = false, handler } = definition;
  return async (_previous, form) => {
    const values = typedValues(form);
    try {
      refuseForeignOrigin(await headers());
      const viewer = await getViewer();
      if (permission) requirePermission(viewer, permission);
      const input = schema.safeParse(readForm(schema, form));
      if (!input.success) return refuseInput(input.error, values);
      const actor = actorOf(viewer);
      const work = () => handler({ viewer, actor, input: input.data });
      const result = once ? await doOnce(actor, form, input.data, work) : await work();
      if (!readOnly) refresh();
      return succeed(result);
    } catch (error) {
      return refuseError(error, values);
    }
  };
}

/** Builds a server action that needs nobody signed in, such as signing in. */
export function publicAction<S extends z.ZodType, T = undefined>(definition: {
  readonly schema: S;
  readonly handler: (input: z.output<S>, headers: Headers) => Promise<ActionResult<T> | void>;
}): FormAction<T> {
  const { schema, handler } = definition;
  return async (_previous, form) => {
    const values = typedValues(form);
    try {
      const requestHeaders = await headers();
      refuseForeignOrigin(requestHeaders);
      const input = schema.safeParse(readForm(schema, form));
      if (!input.success) return refuseInput(input.error, values);
      return succeed(await handler(input.data, requestHeaders));
    } catch (error) {
      return refuseError(error, values);
    }
  };
}

function succeed<T>(result: ActionResult<T> | void): ActionState<T> {
  return { status: 'ok', ...result };
}
