import { expect, it } from 'vitest';
import { languageIn } from './accepted-language';
import { en } from './messages/en';
import { es } from './messages/es';

it.each([
  [null, 'en'],
  ['', 'en'],
  ['es', 'es'],
  ['es-MX,es;q=0.9,en;q=0.8', 'es'],
  ['en-US,en;q=0.9,es;q=0.8', 'en'],
  ['fr-FR, es;q=0.5, en;q=0.4', 'es'],
  ['es;q=0, en;q=0.1', 'en'],
  ['de', 'en'],
  ['x'.repeat(100_000), 'en'],
])('a browser that asks for %s is answered in %s', (header, language) => {
  expect(languageIn(header)).toBe(language);
});

/** What stands in braces in a text, by its key. */
function parametersOf(messages: object, path = ''): [string, string[]][] {
  return Object.entries(messages).flatMap(([key, text]: [string, unknown]) =>
    typeof text === 'string'
      ? [[`${path}${key}`, [...text.matchAll(/\{(\w+)\}/g)].map(String)] as [string, string[]]]
      : parametersOf(text as object, `${path}${key}.`),
  );
}

it('both languages say the same things, with the same names put in, and no text is left in the other', () => {
  expect(parametersOf(es)).toEqual(parametersOf(en));
  const texts = (messages: object): string[] =>
    Object.values(messages).flatMap((text: unknown) =>
      typeof text === 'string' ? [text] : texts(text as object),
    );
  const same = texts(es).filter((text, at) => text === texts(en)[at]);
  expect(same).toEqual([]);
});
