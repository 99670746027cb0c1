import type { EventKind } from './catalogue';

type Data = Readonly<Record<string, unknown>>;

/**
 * A payload of any age as its kind has it today: the only place that knows how payloads used to be.
 * The rows themselves stay as they are, since their hashes cover them.
 */
export function upcast(kind: EventKind, data: unknown): Data {
  if (!isRecord(data)) return {};
  return UPCASTS[kind]?.(data) ?? data;
}

const UPCASTS: Partial<Readonly<Record<EventKind, (data: Data) => Data>>> = {
  // Notes stood among the changed facts.
  'case-changed': (data) => splitChanges(data, ['notes']),
  'attorney-changed': (data) => {
    // Who joins by an invitation became an attorney's member by an event that had no changes.
    if (typeof data.memberId === 'string') {
      return { changes: { memberId: { from: null, to: data.memberId } } };
    }
    return splitChanges(data, ['name', 'email']);
  },
  'handoff-withdrawn': ({ why, ...data }) => ({ note: why, ...data }),
  'firm-created': ({ adminMemberId = null, ...data }) => ({ ...data, adminMemberId }),
  'member-changed': ({ from, ...data }) => {
    if (!isRecord(from) || !('name' in from)) return { ...data, from };
    const { name, ...before } = from;
    return { ...data, from: before, nameBefore: name };
  },
};

function splitChanges(data: Data, texts: readonly string[]): Data {
  const { changes } = data;
  if (!isRecord(changes)) return data;
  const entries = Object.entries(changes);
  const found = entries.filter(([key]) => texts.includes(key));
  if (found.length === 0) return data;
  return {
    ...data,
    ...Object.fromEntries(found),
    changes: Object.fromEntries(entries.filter(([key]) => !texts.includes(key))),
    changedTexts: found.map(([key]) => key),
  };
}

function isRecord(value: unknown): value is Data {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
