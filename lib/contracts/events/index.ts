/** Kinds of events: what each holds, what of it can be erased, and how old ones are read. */
export {
  checkedPayload,
  EVENT_KINDS,
  isEventKind,
  type EventDetails,
  type EventFacts,
  type EventKind,
  type EventPayload,
  type EventText,
} from './catalogue';
export type { Recorded } from './recorded';
export { readEvent, readEventOf, type StoredEvent, type StoredPayload } from './read-event';
