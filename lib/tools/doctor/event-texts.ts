import 'server-only';
import { saltedDigest, type EventRow } from '@/lib/assignment/events';
import { digestOfJson } from '@/lib/shared/canonical-json';
import { readEventOf } from '@/lib/contracts/events';
import type { Finding } from './finding';

/** What stands beside an event: a text, an erased one, or nothing. */
export interface TextBeside {
  readonly salt: string | null;
  readonly words: unknown;
  readonly erasureId: string | null;
}

interface Erasure {
  readonly texts: number;
  readonly digest: string;
}

/** Compares the texts beside a firm's events with what the events say of them. */
export class EventTexts {
  private readonly found: string[] = [];
  private readonly erased = new Map<string, string[]>();
  private readonly recorded = new Map<string, Erasure>();

  add(
    event: Pick<EventRow, 'id' | 'seq' | 'kind' | 'data' | 'textDigest'>,
    text: TextBeside,
  ): void {
    const forgotten = readEventOf(['client-forgotten'], event);
    if (forgotten) this.recorded.set(forgotten.facts.erasureId, forgotten.facts);
    if (text.erasureId !== null) {
      const ids = this.erased.get(text.erasureId) ?? [];
      this.erased.set(text.erasureId, [...ids, event.id]);
      return;
    }
    const { seq, textDigest } = event;
    const digest = text.salt === null ? null : saltedDigest(text.salt, text.words);
    if (digest === textDigest) return;
    if (digest === null) this.found.push(`The words of event ${seq} are not there.`);
    else this.found.push(`The words of event ${seq} are not those that were recorded.`);
  }

  findings(): Finding[] {
    const ids = new Set([...this.erased.keys(), ...this.recorded.keys()]);
    const details = [...ids].flatMap((id) => this.compareErasure(id));
    return [...this.found, ...details].map((detail) => ({ check: 'event-texts', detail }));
  }

  private compareErasure(id: string): string[] {
    const erased = this.erased.get(id) ?? [];
    const recorded = this.recorded.get(id);
    if (!recorded) return [`The words of ${erased.length} events were erased without a record.`];
    if (recorded.digest === digestOfIds(erased)) return [];
    return [
      `Erasure ${id} is on record for the words of ${recorded.texts} events; of ${erased.length} they are gone, or of others.`,
    ];
  }
}

/** What an erasure keeps of which events it was about. */
export function digestOfIds(ids: readonly string[]): string {
  return digestOfJson(ids.toSorted());
}
