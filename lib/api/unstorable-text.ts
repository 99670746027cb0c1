import { invalidField } from '@/lib/errors';

/** NUL, or a surrogate that is not part of a pair. */
const UNSTORABLE = /\0|\p{Surrogate}/u;

/**
 * Refuses text that PostgreSQL cannot hold (the NUL character, half a surrogate pair), wherever
 * it hides, keys included: otherwise it would surface as an internal error far from its cause.
 *
 * @throws AppError `validation-failed` naming the field.
 */
export function refuseUnstorableText(value: unknown, path: readonly string[] = []): void {
  if (typeof value === 'string') return refuseText(value, path);
  if (typeof value !== 'object' || value === null) return;
  for (const [key, child] of Object.entries(value)) {
    refuseText(key, path);
    refuseUnstorableText(child, [...path, key]);
  }
}

function refuseText(text: string, path: readonly string[]): void {
  if (!UNSTORABLE.test(text)) return;
  throw invalidField(
    path.join('.'),
    'Contains a NUL character or half of a surrogate pair, which cannot be stored; remove it.',
  );
}
