import 'server-only';
import { refresh } from 'next/cache';
import { headers } from 'next/headers';
import type { z } from 'zod';
import type { Recorded } from '@/lib/contracts/events';
import { recordRefusal } from '@/lib/platform/audit/record-refusal';
import type { Actor } from '@/lib/platform/auth/actor';
import { clientAddress } from '@/lib/platform/auth/client-address';
import { actorOf, type Viewer } from '@/lib/platform/auth/load-viewer';
import { requirePermission, type Permission } from '@/lib/platform/auth/permissions';
import { findViewer } from '@/lib/platform/auth/viewer';
import { FORM_READING } from '@/lib/shared/validation/fields';
import { refuseError, refuseInput, typedValues } from './action-error';
import { declare } from './declaration';
import { doOnce } from './once';
import { readForm } from './read-form';
import { refuseForeignOrigin } from './refuse-foreign-origin';
import { MEMBER_FIELD, unsent, type ActionState, type FormAction } from './state';

/** What a handler answers: a sentence for the toast, data for the form, or nothing. */
export interface ActionResult<T> {
  readonly message?: string;
  readonly data?: T;
}

/** Does a part of the work once, however often the form is sent. */
type Once = <R>(work: () => Promise<R>) => Promise<R>;

interface ActionContext<S extends z.ZodType> {
  readonly viewer: Viewer;
  readonly actor: Actor;
  readonly input: z.output<S>;
  readonly once: Once;
}

/** Whether an action writes, what it records, and what becomes of it when it is sent again with the same key. */
type Writing =
  /** It only looks something up: the page's data stays as it is. */
  | { readonly readOnly: true; readonly once?: never; readonly records?: never }
  | {
      readonly readOnly?: false;
      /** The kinds of events that it leaves in the audit trail. */
      readonly records: Recorded;
      /**
       * `true`: done in one transaction, together with its answer, which a repetition gets again.
       * Everything that writes is so, since an answer may be lost after the commit. `false`: where
       * doing it again changes nothing, where the work is kept by a key of its own or runs in
       * several transactions (the handler then calls `once` itself), and where the input or the
       * answer holds a secret, which must not be kept.
       */
      readonly once: boolean;
    };

/**
 * Builds a server action of a signed-in member: origin → viewer from the database → permission →
 * the input as the schema wants it → the handler's one domain call → a typed answer, with the
 * page's data refreshed. Redirects thrown by the handler pass through. Where no one is signed in,
 * or someone else than the page was drawn for, it says so and does nothing: the page keeps what
 * was typed.
 *
 * Every action says who may call it. Where that is any member, the domain function checks for itself,
 * e.g. where an attorney may change only what is theirs.
 */
export function firmAction<S extends z.ZodType, T = undefined>(
  definition: Writing & {
    readonly permission: Permission | 'any-member';
    readonly schema: S;
    readonly handler: (context: ActionContext<S>) => Promise<ActionResult<T> | void>;
  },
): FormAction<T> {
  const { permission, schema, records, readOnly = false, once = false, handler } = definition;
  const action: FormAction<T> = async (_previous, form) => {
    if (!(form instanceof FormData)) return noForm();
    const values = typedValues(form);
    let viewer: Viewer | null = null;
    try {
      refuseForeignOrigin(await headers());
      viewer = await findViewer();
      if (!viewer) return unsent('signed-out', values);
      if (isFromAnother(form, viewer)) return unsent('other-member', values);
      if (permission !== 'any-member') requirePermission(viewer, permission);
      const input = schema.safeParse(readForm(schema, form), FORM_READING);
      if (!input.success) return refuseInput(input.error, values);
      const actor = actorOf(viewer);
      const doItOnce: Once = (inner) => doOnce(actor, form, input.data, inner);
      const context = { viewer, actor, input: input.data, once: doItOnce };
      const work = () => handler(context);
      const result = once ? await doItOnce(work) : await work();
      if (!readOnly) refresh();
      return succeed(result);
    } catch (error) {
      if (viewer) await noteRefusal(viewer, error);
      return refuseError(error, values);
    }
  };
  declare(action, {
    permission,
    records: records ?? null,
    schema,
    perform: ({ actor, viewer }, raw) => {
      const atOnce: Once = (work) => work();
      return handler({ viewer, actor, input: schema.parse(raw), once: atOnce });
    },
  });
  return action;
}

/** Builds a server action that needs no one signed in, such as signing in. */
export function publicAction<S extends z.ZodType, T = undefined>(definition: {
  readonly schema: S;
  /** The kinds of events that it leaves in the audit trail. */
  readonly records: Recorded;
  readonly handler: (input: z.output<S>, headers: Headers) => Promise<ActionResult<T> | void>;
}): FormAction<T> {
  const { schema, records, handler } = definition;
  const action: FormAction<T> = async (_previous, form) => {
    if (!(form instanceof FormData)) return noForm();
    const values = typedValues(form);
    try {
      const requestHeaders = await headers();
      refuseForeignOrigin(requestHeaders);
      const input = schema.safeParse(readForm(schema, form), FORM_READING);
      if (!input.success) return refuseInput(input.error, values);
      return succeed(await handler(input.data, requestHeaders));
    } catch (error) {
      return refuseError(error, values);
    }
  };
  declare(action, { permission: 'visitor', records, schema, perform: null });
  return action;
}

/** Actions are addresses that anyone may call, with any arguments. */
function noForm(): Extract<ActionState, { status: 'error' }> {
  const message = 'This was not sent by a form of this product.';
  return { status: 'error', message, fieldErrors: {}, values: {} };
}

/** A page that was drawn for one member must not act in the name of another. */
function isFromAnother(form: FormData, viewer: Viewer): boolean {
  const member = form.get(MEMBER_FIELD);
  return typeof member === 'string' && member !== '' && member !== viewer.memberId;
}

async function noteRefusal(viewer: Viewer, error: unknown): Promise<void> {
  const address = clientAddress(await headers());
  await recordRefusal(actorOf(viewer), error, { what: 'action', address });
}

function succeed<T>(result: ActionResult<T> | void): ActionState<T> {
  return { status: 'ok', ...result };
}
