import { z } from 'zod';
import {
  EVENT_KINDS,
  isEventKind,
  type EventFacts,
  type EventKind,
  type EventText,
} from './catalogue';
import type { Kind } from './kind';
import { upcast } from './upcast';

type Later<K extends EventKind> = (typeof EVENT_KINDS)[K]['later'][number] & keyof EventFacts<K>;

/** Facts as a trail holds them: what came later is missing from older events. */
export type StoredFacts<K extends EventKind> = Omit<EventFacts<K>, Later<K>> &
  Partial<Pick<EventFacts<K>, Later<K>>>;

/** What an event says, by its kind. */
export type StoredEvent<K extends EventKind = EventKind> = K extends EventKind
  ? { readonly kind: K; readonly facts: StoredFacts<K>; readonly text: Partial<EventText<K>> }
  : never;

/** An event's kind and payload as its rows have them; old events have names and words among `data`. */
export interface StoredPayload {
  readonly kind: string;
  readonly data: unknown;
  readonly text?: { readonly words: unknown } | null;
}

interface Reader {
  readonly facts: z.ZodType;
  readonly text: z.ZodType;
  readonly textKeys: ReadonlySet<string>;
}

const READERS = Object.fromEntries(
  Object.entries<Kind>(EVENT_KINDS).map(([kind, parts]) => [kind, readerOf(parts)]),
) as Readonly<Record<EventKind, Reader>>;

// What is not known is left out: a newer process may have written it.
function readerOf({ facts, text, later }: Kind): Reader {
  const shape = Object.entries(facts.shape).map(
    ([key, schema]) => [key, later.includes(key) ? z.optional(schema) : schema] as const,
  );
  return {
    facts: z.object(Object.fromEntries(shape)),
    text: z.object(text.shape).partial(),
    textKeys: new Set(Object.keys(text.shape)),
  };
}

/**
 * Reads an event of any age as its kind has them today. Null for a kind that this process does not
 * know, and for a payload that its kind never had.
 */
export function readEvent({ kind, data, text: beside }: StoredPayload): StoredEvent | null {
  if (!isEventKind(kind)) return null;
  const { textKeys, ...schemas } = READERS[kind];
  const entries = Object.entries({ ...upcast(kind, data), ...labelOf(beside) });
  const facts = schemas.facts.safeParse(
    Object.fromEntries(entries.filter(([key]) => !textKeys.has(key))),
  );
  const text = schemas.text.safeParse(
    Object.fromEntries(entries.filter(([key]) => textKeys.has(key))),
  );
  if (!facts.success || !text.success) return null;
  // The schemas are the kind's own.
  return { kind, facts: facts.data, text: text.data } as StoredEvent;
}

/** The same where only one kind, or some, can be meant. */
export function readEventOf<K extends EventKind>(
  kinds: readonly K[],
  stored: StoredPayload,
): StoredEvent<K> | null {
  const event = readEvent(stored);
  const known: readonly string[] = kinds;
  return event && known.includes(event.kind) ? (event as StoredEvent<K>) : null;
}

function labelOf(beside: StoredPayload['text']): object {
  return typeof beside?.words === 'object' && beside.words !== null ? beside.words : {};
}
