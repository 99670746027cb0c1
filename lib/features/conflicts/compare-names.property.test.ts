import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareNames, slipsBetween } from './compare-names';

const anyName = fc.oneof(
  fc.string({ maxLength: 30 }),
  fc.string({ unit: 'grapheme', maxLength: 30 }),
);
const word = fc.stringMatching(/^[a-z]{2,9}$/);
const name = fc.array(word, { minLength: 2, maxLength: 5 });

test('two names are as alike from one side as from the other, between 0 and 100', () => {
  fc.assert(
    fc.property(anyName, anyName, (one, other) => {
      const likeness = compareNames(one, other);
      expect(compareNames(other, one)).toEqual(likeness);
      expect(likeness.score).toBeGreaterThanOrEqual(0);
      expect(likeness.score).toBeLessThanOrEqual(100);
    }),
  );
});

test('a name is itself, whatever the case, the accents and the order of its words', () => {
  fc.assert(
    fc.property(name, fc.nat(), (words, turn) => {
      const at = turn % words.length;
      const turned = [...words.slice(at), ...words.slice(0, at)].join(', ');
      const accented = turned.toUpperCase().replaceAll('E', 'É').normalize('NFD');
      expect(compareNames(words.join(' '), accented)).toEqual({ score: 100, reason: 'same' });
    }),
  );
});

test('a slip in a long word is always forgiven', () => {
  const slip = fc.record({ at: fc.nat({ max: 7 }), letter: fc.stringMatching(/^[a-z]$/) });
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z]{8}$/), slip, (long, { at, letter }) => {
      const slipped = long.slice(0, at) + letter + long.slice(at + 1);
      expect(slipsBetween(long, slipped, 1)).toBeLessThanOrEqual(1);
      expect(compareNames(long, slipped).score).toBeGreaterThanOrEqual(85);
    }),
  );
});
