import { describe, expect, it, test } from 'vitest';
import { compareNames, LIKELY, slipsBetween } from './compare-names';
import { foldName } from './fold-name';

describe('names that are taken for the same', () => {
  it.each([
    ['case, accents and marks', 'JOSÉ GARCÍA-LÓPEZ', 'Jose Garcia Lopez', 'same'],
    ['the order of words', 'Souza, Ana María', 'Ana Maria Souza', 'same'],
    ['apostrophes', 'Siobhán O’Brien', 'Siobhan OBrien', 'same'],
    ['forms of companies', 'ACME Inc.', 'Acme, Incorporated', 'same'],
    ['the same, abroad', 'Muster GmbH', 'Muster LLC', 'same'],
    ['particles', 'Ana de Souza', 'Ana Souza', 'same'],
    ['Cyrillic', 'Пётр Иванов', 'Petr Ivanov', 'same'],
    ['Chinese', '王伟', 'Wei Wang', 'same'],
    ['Greek', 'Γεώργιος Παππάς', 'Georgios Pappas', 'same'],
    ['umlauts written out', 'Jürgen Müller', 'Juergen Mueller', 'transliteration'],
    ['Arabic names', 'Mohammed Hussein', 'Muhammad Husayn', 'transliteration'],
    ['Arabic script', 'محمد حسين', 'Mohamed Hussein', 'transliteration'],
    ['Russian names', 'Yevgeniy Aleksandrov', 'Evgenii Alexandrov', 'transliteration'],
    ['a wrong letter', 'Priya Raghavan', 'Priya Raghavam', 'spelling'],
    ['letters changed about', 'Rosa Dominguez', 'Rosa Domignuez', 'spelling'],
    ['initials', 'J. Smith', 'John Smith', 'partial'],
    ['a name in the middle', 'Ana Souza', 'Ana Maria Souza', 'partial'],
    ['a second family name', 'Juan Pérez', 'Juan Carlos Pérez López', 'partial'],
  ] as const)('%s: %s is %s', (_what, one, other, reason) => {
    const likeness = compareNames(one, other);
    expect([likeness.reason, likeness.score >= LIKELY]).toEqual([reason, true]);
  });
});

describe('names that are taken for different ones', () => {
  it.each([
    ['Ana Souza', 'Ana Silva'],
    ['Wei Zhang', 'Wei Wang'],
    ['Li Chen', 'Li Chan'],
    ['Souza', 'Ana Souza'],
    ['Acme', 'Acme Labs'],
    ['Fund 7', 'Fund 8'],
    ['Client 10', 'Client 1'],
    ['Amina Diallo', 'Ben Other'],
    ['', 'Ana Souza'],
    ['–', '–'],
  ])('%s is not %s', (one, other) => {
    expect(compareNames(one, other).score).toBeLessThan(LIKELY);
  });
});

test('the same name is all alike, a transliterated one a little less, a slip less still', () => {
  expect(compareNames('Ana Souza', 'SOUZA Ana')).toEqual({ score: 100, reason: 'same' });
  expect(compareNames('Ana Souza', 'Ana Sousa')).toEqual({ score: 98, reason: 'transliteration' });
  expect(compareNames('Ana Souza', 'Ana Spuza')).toEqual({ score: 93, reason: 'spelling' });
});

test('a name of nothing but common words keeps them', () => {
  expect(foldName('The Company')).toEqual(['the', 'company']);
  expect(foldName('De La')).toEqual(['de', 'la']);
});

test('counts slips as Damerau does, and no further than it is asked', () => {
  expect(slipsBetween('souza', 'souza', 2)).toBe(0);
  expect(slipsBetween('garcia', 'gracia', 2)).toBe(1);
  expect(slipsBetween('garcia', 'garca', 2)).toBe(1);
  expect(slipsBetween('garcia', 'gxrcxa', 2)).toBe(2);
  expect(slipsBetween('garcia', 'souza', 2)).toBe(3);
  expect(slipsBetween('a', 'abcd', 2)).toBe(3);
});
