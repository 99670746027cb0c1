import 'server-only';
import type { EventKind, StoredEvent } from '@/lib/contracts/events';
import type { FirmTx } from '@/lib/platform/db/with-firm';
import type { RetryTimes } from './retry-times';

/** One event on its way to one consumer. */
export interface Delivery<K extends EventKind = EventKind> {
  /** The same at every attempt: a receiver that has seen it before lets it pass. */
  readonly id: string;
  readonly firmId: string;
  readonly eventId: string;
  /** The firm's own count of its events. */
  readonly seq: number;
  readonly at: Date;
  readonly caseId: string | null;
  readonly attorneyId: string | null;
  readonly actor: { readonly kind: string; readonly id: string | null; readonly name: string };
  readonly event: StoredEvent<K>;
  /** Aborted when the attempt has taken too long. */
  readonly signal: AbortSignal;
}

/** Someone outside the transaction who wants to know of events of these kinds. */
export interface Consumer<K extends EventKind = EventKind> {
  /** Kebab-case, unique; never renamed, because cursors keep it. */
  readonly name: string;
  readonly kinds: readonly K[];
  /**
   * True: an event is not tried before every earlier one of its firm has been delivered or has failed
   * for good; what had failed and is tried anew goes before all that is new. False: one that fails
   * does not hold up the next.
   */
  readonly ordered: boolean;
  /**
   * Delivers, at least once: it must bear being called twice with one id. Throwing means "again
   * later", `TryAfterError` "again, not before that time", `UndeliverableError` "never", `LaterError`
   * "at that time, and it is no failure".
   */
  readonly handle: (delivery: Delivery<K>) => Promise<void>;
  /**
   * Whether it is still told, where that can end while an attempt is under way: what fails then waits
   * until it is tried by hand. Asked under the firm's lock.
   */
  readonly isStillSubscribed?: (tx: FirmTx) => Promise<boolean>;
  /** How patiently it is tried again; three days where it is left out. */
  readonly retry?: RetryTimes;
}

/** What trying again would not mend: the delivery fails for good at once. */
export class UndeliverableError extends Error {
  override readonly name = 'UndeliverableError';
}

/** It failed, and the other side asked not to be tried before that time. */
export class TryAfterError extends Error {
  override readonly name = 'TryAfterError';

  constructor(
    message: string,
    readonly notBefore: Date,
  ) {
    super(message);
  }
}

/** It is too early to deliver: asked again at that time, and no failure. */
export class LaterError extends Error {
  override readonly name = 'LaterError';

  constructor(
    readonly at: Date,
    why = `Not before ${at.toISOString()}.`,
  ) {
    super(why);
  }
}

/** A consumer of some kinds among others: it is given events of its kinds only. */
export function defineConsumer<K extends EventKind>(consumer: Consumer<K>): Consumer {
  // A delivery is made from an event whose kind was compared with the consumer's own.
  return consumer as unknown as Consumer;
}
