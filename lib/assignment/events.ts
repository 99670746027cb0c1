import 'server-only';
import { createHash, randomBytes } from 'node:crypto';
import type { Actor } from '@/lib/platform/auth/actor';
import { canonicalJson, digestOfJson } from '@/lib/shared/canonical-json';
import {
  checkedPayload,
  type EventDetails,
  type EventKind,
  type EventPayload,
} from '@/lib/contracts/events';
import { newId } from '@/lib/platform/ids';

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
  /** 1: names and words are part of the hash. 2: their digests are. */
  chainVersion: number;
  actorSalt: string | null;
  actorDigest: string | null;
  /** Null where nothing was said. */
  textDigest: string | null;
}

/** The names and words of an event, under its id. */
export interface EventTextRow {
  firmId: string;
  id: string;
  salt: string;
  words: Readonly<Record<string, unknown>>;
}

/**
 * The firm's audit trail within one transaction. Each event carries the hash of the one before,
 * so that a row changed or taken out later breaks the chain from there on. Names and words are
 * kept beside it, under digests in it: they can be erased, and the chain still holds.
 */
export class EventChain {
  readonly rows: EventRow[] = [];
  readonly texts: EventTextRow[] = [];
  private signed: Signature | undefined;

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
    const id = newId();
    const content = {
      firmId: actor.firmId,
      id,
      seq: this.seq,
      kind,
      at: at.toISOString(),
      caseId: details.caseId ?? null,
      attorneyId: details.attorneyId ?? null,
      actorKind: actor.kind,
      actorId: actor.id,
      ...this.signature(actor.name),
      data: facts,
      prevHash: this.lastHash,
      chainVersion: 2,
      textDigest: this.keepText(actor.firmId, id, text),
    };
    this.lastHash = hashEvent(content);
    this.rows.push({ ...content, hash: this.lastHash });
  }

  // One for all events of a transaction: they have one actor.
  private signature(actorName: string): Signature {
    if (this.signed?.actorName !== actorName) {
      const actorSalt = newSalt();
      const actorDigest = saltedDigest(actorSalt, actorName);
      this.signed = { actorName, actorSalt, actorDigest };
    }
    return this.signed;
  }

  private keepText(firmId: string, id: string, text: EventPayload['text']): string | null {
    const words = Object.fromEntries(Object.entries(text).filter(([, value]) => value !== null));
    if (Object.keys(words).length === 0) return null;
    const salt = newSalt();
    this.texts.push({ firmId, id, salt, words });
    return saltedDigest(salt, words);
  }
}

type Signature = Pick<EventRow, 'actorName' | 'actorSalt' | 'actorDigest'>;

/**
 * SHA-256 over an event's content and the hash before it, in hexadecimal. Keys are sorted at every
 * level, because the database does not keep the order of JSON keys.
 */
export function hashEvent(content: Omit<EventRow, 'hash'>): string {
  const { chainVersion, actorName, actorSalt: _, actorDigest, textDigest, ...common } = content;
  return digestOfJson(
    chainVersion === 1
      ? { ...common, actorName }
      : { ...common, chainVersion, actorDigest, textDigest },
  );
}

/**
 * What the chain holds of a name or of words, in hexadecimal. With the salt gone no one can find out
 * by trying what it was of.
 */
export function saltedDigest(salt: string, value: unknown): string {
  return createHash('sha256').update(salt).update(canonicalJson(value)).digest('hex');
}

function newSalt(): string {
  return randomBytes(16).toString('hex');
}
