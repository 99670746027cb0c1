/** Someone who can be mentioned by their full name. */
export interface Named {
  readonly id: string;
  readonly name: string;
}

/** A part of a text: plain, or `@` and a name. */
export interface TextPart {
  readonly text: string;
  readonly isMention: boolean;
}

/**
 * Whom a text mentions: `@` and the full name, not within a word, so that an e-mail address is none.
 * Of two names that begin alike the longer one is meant; two people of one name are both.
 */
export function mentionedIn<P extends Named>(text: string, people: readonly P[]): P[] {
  const names = new Set(
    splitMentions(text, people)
      .filter(({ isMention }) => isMention)
      .map((part) => keyOf(part.text.slice(1))),
  );
  return people.filter(({ name }) => names.has(keyOf(name)));
}

/** The text in parts, mentions of these people apart; put together they are the text again. */
export function splitMentions(
  text: string,
  people: readonly Pick<Named, 'name'>[],
): readonly TextPart[] {
  const names = people
    .map(({ name }) => name)
    .filter((name) => name !== '')
    .toSorted((a, b) => b.length - a.length);
  if (names.length === 0) return [{ text, isMention: false }];
  const pattern = new RegExp(
    `(?<![\\p{L}\\p{N}])(@(?:${names.map(quoted).join('|')}))(?![\\p{L}\\p{N}])`,
    'giu',
  );
  // What stands in the group comes at every second place.
  return text
    .split(pattern)
    .map((part, place) => ({ text: part, isMention: place % 2 === 1 }))
    .filter((part) => part.text !== '');
}

/** What is typed after an `@` right before the cursor, as far as it may become a name. */
export function mentionBeforeCursor(before: string): string | null {
  return (
    /(?<![\p{L}\p{N}])@([\p{L}\p{M}\p{N}'’.-]*(?: [\p{L}\p{M}\p{N}'’.-]*){0,3})$/u.exec(
      before,
    )?.[1] ?? null
  );
}

const keyOf = (name: string) => name.toLowerCase();
const quoted = (name: string) => name.replaceAll(/[$()*+.?[\\\]^{|}/-]/g, '\\$&');
