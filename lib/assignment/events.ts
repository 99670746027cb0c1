import 'server-only';
import type { Actor } from '@/lib/auth/actor';
import { digestOfJson } from '@/lib/canonical-json';
import { checkedPayload, type EventDetails, type EventKind } from '@/lib/contracts/events';
import { newId } from '@/lib/ids';

export interface EventRow {
  firmId: string;
  id: string;
  seq: number;
  kind: string;
  at: string;
  caseId: string | null;
  attorneyId: string | null;
  actorKind: string;
  actorId: string | null;
  actorName: string;
  data: Readonly<Record<string, unknown>>;
  prevHash: string;
  hash: string;
}

/**
 * The firm's audit trail within one transaction. Each event carries the hash of the one before,
 * so that a row changed or taken out later breaks the chain from there on.
 */
export class EventChain {
  readonly rows: EventRow[] = [];

  constructor(
    private seq: number,
    private lastHash: string,
  ) {}

  /** Number and hash of the newest event. */
  get head(): { seq: number; hash: string } {
    return { seq: this.seq, hash: this.lastHash };
  }

  /** Adds an event after all earlier ones. */
  append<K extends EventKind>(actor: Actor, at: Date, kind: K, details: EventDetails<K>): void {
    const { facts, text } = checkedPayload(kind, details);
    this.seq += 1;
    const content = {
      firmId: actor.firmId,
      id: newId(),
      seq: this.seq,
      kind,
      at: at.toISOString(),
      caseId: details.caseId ?? null,
      attorneyId: details.attorneyId ?? null,
      actorKind: actor.kind,
      actorId: actor.id,
      actorName: actor.name,
      data: { ...facts, ...text },
      prevHash: this.lastHash,
    };
    this.lastHash = hashEvent(content);
    this.rows.push({ ...content, hash: this.lastHash });
  }
}

/**
 * SHA-256 over an event's content and the hash before it, in hexadecimal. Keys are sorted at every
 * level, because the database does not keep the order of JSON keys.
 */
export function hashEvent(content: Omit<EventRow, 'hash'>): string {
  return digestOfJson(content);
}
