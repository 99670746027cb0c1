import anyAscii from 'any-ascii';

/** Words of a longer name are read up to here; no one is called by more. */
const MOST_WORDS = 12;

/** What a name has beside what tells it apart: forms of companies, particles, forms of address. */
const NOISE: ReadonlySet<string> = new Set(
  (
    'inc incorporated llc llp lp pllc pc ltd limited corp corporation co company plc gmbh ag kg sa ' +
    'sas sarl srl spa bv nv ab as oy pvt pte pty the and of ' +
    'de da do dos das del della di van von der den la le el al bin ibn bint ' +
    'mr mrs ms miss dr prof jr sr'
  ).split(' '),
);

/**
 * The words of a name as names are compared: in Latin letters whatever the script, in lower case,
 * without accents and apostrophes, and without what many names share, unless the name is nothing else.
 */
export function foldName(name: string): string[] {
  const words = name
    .normalize('NFKD')
    .replaceAll(/[\u0300-\u036f'’‘ʼ`]/gu, '')
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .flatMap(wordsInLatin)
    .filter(Boolean);
  const telling = words.filter((word) => !NOISE.has(word));
  return (telling.length > 0 ? telling : words).slice(0, MOST_WORDS);
}

// Scripts without spaces come out with a capital at the beginning of each syllable: 王伟 is WangWei.
function wordsInLatin(word: string): string[] {
  if (/^[\p{ASCII}]*$/u.test(word)) return [word.toLowerCase()];
  return anyAscii(word)
    .replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ')
    .toLowerCase()
    .split(/[^a-z0-9]+/);
}

/** Ways in which the same sound is written by those who bring names into Latin letters. */
const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/shch|sch/g, 'sh'],
  [/tch/g, 'ch'],
  [/dzh|dj|zh/g, 'j'],
  [/kh/g, 'h'],
  [/ph/g, 'f'],
  [/gh/g, 'g'],
  [/x/g, 'ks'],
  [/ck|q/g, 'k'],
  [/c(?=[eiy])|z/g, 's'],
  [/c(?!h)/g, 'k'],
  [/^w/g, 'v'],
  [/^y(?=[eo])/g, ''],
  [/[iy]+e?|e[iy]|ee/g, 'i'],
  [/ou|oo|w/g, 'u'],
  [/(?<=[aou])e/g, ''],
  [/(.)\1+/g, '$1'],
];

/** How a folded word sounds, so that Mueller is Müller and Yevgeniy is Evgenii. */
export function soundOf(word: string): string {
  return SPELLINGS.reduce((text, [written, sound]) => text.replaceAll(written, sound), word);
}

/** The consonants of a word by their sound; vowels are what transliterations differ in most. */
export function consonantsOf(sound: string): string {
  return sound
    .replaceAll('ch', 'C')
    .replaceAll('sh', 'S')
    .replaceAll(/[aeiou]/g, '')
    .replaceAll(/(.)\1+/g, '$1');
}
