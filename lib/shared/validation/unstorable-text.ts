import { invalidField } from '@/lib/shared/errors';

/** NUL, or a surrogate that is not part of a pair. */
const UNSTORABLE = /\0|\p{Surrogate}/u;

/** How JSON writes such a character; in valid UTF-8 it cannot stand as itself. */
const ESCAPED_UNSTORABLE = /\\u(?:0000|d[89a-f])/i;

/** A value that is still to be looked at, and where it lies: under `key` of its `parent`. */
interface Place {
  readonly value: unknown;
  readonly key: string;
  readonly parent: Place | null;
}

/** Whether JSON may hold text that cannot be stored: without it, nothing needs to be walked. */
export function mayHoldUnstorableText(json: string): boolean {
  return ESCAPED_UNSTORABLE.test(json);
}

/**
 * Refuses text that PostgreSQL cannot hold (the NUL character, half a surrogate pair), wherever
 * it hides, keys included: otherwise it would surface as an internal error far from its cause.
 * Neither recurses nor copies: how deep or long a value is must not matter.
 *
 * @throws AppError `validation-failed` naming the field.
 */
export function refuseUnstorableText(value: unknown): void {
  const places: Place[] = [{ value, key: '', parent: null }];
  for (let place = places.pop(); place; place = places.pop()) {
    if (typeof place.value === 'string') refuseText(place.value, place);
    if (typeof place.value !== 'object' || place.value === null) continue;
    for (const [key, child] of Object.entries(place.value)) {
      refuseText(key, place);
      places.push({ value: child, key, parent: place });
    }
  }
}

function refuseText(text: string, place: Place): void {
  if (!UNSTORABLE.test(text)) return;
  throw invalidField(
    pathTo(place),
    'Contains a NUL character or half of a surrogate pair, which cannot be stored; remove it.',
  );
}

function pathTo(place: Place): string {
  const keys: string[] = [];
  for (let at: Place = place; at.parent; at = at.parent) keys.push(at.key);
  return keys.reverse().join('.');
}
