import type { EventKind } from '@/lib/contracts/events';
import type { WebhookType } from '@/lib/contracts/webhook-codes';

/** What is told of an event: ids, codes, numbers and dates, and no word that anyone typed. */
export interface Message {
  /** The same at every attempt, and for every endpoint. */
  readonly id: string;
  readonly type: string;
  readonly timestamp: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** Which event of the firm each type tells of. */
const EVENT_OF = {
  'case.opened': 'case-opened',
  'case.changed': 'case-changed',
  'case.waits': 'case-waits',
  'case.assigned': 'case-assigned',
  'case.handed_off': 'case-handed-off',
  'case.waited_long': 'waiting-alerted',
  'case.attorney_of_record_changed': 'attorney-of-record-changed',
  'handoff.requested': 'handoff-requested',
  'handoff.accepted': 'handoff-accepted',
  'handoff.declined': 'handoff-declined',
  'handoff.withdrawn': 'handoff-withdrawn',
  'handoff.expired': 'handoff-expired',
  'cover.started': 'cover-started',
  'cover.blocked': 'cover-blocked',
  'cover.returned': 'cover-returned',
  'client.added': 'client-added',
  'client.merged': 'client-merged',
  'attorney.added': 'attorney-added',
  'attorney.changed': 'attorney-changed',
} as const satisfies Readonly<Record<WebhookType, EventKind>>;

const TYPE_OF = new Map<EventKind, WebhookType>(
  // Object.entries forgets which keys it was given.
  (Object.entries(EVENT_OF) as [WebhookType, EventKind][]).map(([type, kind]) => [kind, type]),
);

/** The kinds of events that these types tell of. */
export function eventKindsOf(types: readonly string[]): EventKind[] {
  return [...TYPE_OF].filter(([, type]) => types.includes(type)).map(([kind]) => kind);
}

/** What an event is called outside; null for one that is never told. */
export function webhookTypeOf(kind: EventKind): WebhookType | null {
  return TYPE_OF.get(kind) ?? null;
}
