import type { MentionableDto } from '@/lib/features/notes/dto';

const MOST_SHOWN = 8;

/** Those of whom a word of the name begins with what was typed. */
export function matchingPeople(
  people: readonly MentionableDto[],
  typed: string,
): readonly MentionableDto[] {
  const wanted = ` ${folded(typed)}`;
  return people.filter(({ name }) => ` ${folded(name)}`.includes(wanted)).slice(0, MOST_SHOWN);
}

// Without accents: typing "Jose" means José as well.
const folded = (text: string) => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
