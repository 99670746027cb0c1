import type { z } from 'zod';
import { ATTORNEY_KINDS } from './attorney-kinds';
import { CASE_KINDS } from './case-kinds';
import { CLIENT_KINDS } from './client-kinds';
import { FIRM_KINDS } from './firm-kinds';
import type { Kind } from './kind';
import { WEBHOOK_KINDS } from './webhook-kinds';

/**
 * Every kind of event that a firm's audit trail may hold: what notifications, mail and webhooks can
 * be fed from. A kind is never renamed and never taken out, because trails keep it.
 */
export const EVENT_KINDS = {
  ...CASE_KINDS,
  ...CLIENT_KINDS,
  ...ATTORNEY_KINDS,
  ...FIRM_KINDS,
  ...WEBHOOK_KINDS,
};

type Catalogue = typeof EVENT_KINDS;

/** The kind of an event: `case-assigned`. */
export type EventKind = keyof Catalogue;

/** Ids, codes, numbers and dates of an event, as its chain holds them. */
export type EventFacts<K extends EventKind> = z.input<Catalogue[K]['facts']>;

/** Names and words of an event, which can be erased. */
export type EventText<K extends EventKind> = z.input<Catalogue[K]['text']>;

/** Whether a text from the database is a kind that this process knows. */
export function isEventKind(text: string): text is EventKind {
  return Object.hasOwn(EVENT_KINDS, text);
}

// The type of a strict object without fields has every key, and no value fits.
type Given<Name extends string, Value> = string extends keyof Value
  ? Readonly<Partial<Record<Name, undefined>>>
  : Partial<Value> extends Value
    ? Readonly<Partial<Record<Name, Value>>>
    : Readonly<Record<Name, Value>>;

type About<A> = ('case' extends A ? { readonly caseId: string } : { readonly caseId?: undefined }) &
  ('attorney' extends A ? { readonly attorneyId: string } : { readonly attorneyId?: undefined });

/** What the code that writes an event says of it, beside its kind: neither less nor more. */
export type EventDetails<K extends EventKind> = K extends EventKind
  ? About<Catalogue[K]['about'][number]> &
      Given<'facts', EventFacts<K>> &
      Given<'text', EventText<K>>
  : never;

/** An event's payload once it has been checked. */
export interface EventPayload {
  readonly facts: Readonly<Record<string, unknown>>;
  readonly text: Readonly<Record<string, unknown>>;
}

/**
 * Checks a payload against its kind's schemas. Types say the same to code in TypeScript;
 * this is for values that come from the database or from a cast.
 *
 * @throws ZodError for a payload that its kind does not have.
 */
export function checkedPayload<K extends EventKind>(
  kind: K,
  { facts = {}, text = {} }: { readonly facts?: unknown; readonly text?: unknown },
): EventPayload {
  const schemas: Pick<Kind, 'facts' | 'text'> = EVENT_KINDS[kind];
  return { facts: schemas.facts.parse(facts), text: schemas.text.parse(text) };
}
