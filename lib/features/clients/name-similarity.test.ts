import { expect, it } from 'vitest';
import { foldName, nameSimilarity } from './name-similarity';

it('does not mind accents, case, punctuation or the order of names', () => {
  expect(nameSimilarity('Souza, Ana-María', 'ana maria SOUZA')).toBe(1);
  expect(foldName('  José  García ')).toBe('garcia jose');
  expect(nameSimilarity('فرح حداد', 'حداد فرح')).toBe(1);
});

it('takes a slip of the finger for the same person, a shared first name for another', () => {
  expect(nameSimilarity('Ana Souza', 'Ana Sousa')).toBeGreaterThanOrEqual(0.7);
  expect(nameSimilarity('Ana Sou', 'Ana Souza')).toBeGreaterThanOrEqual(0.7);
  expect(nameSimilarity('Ana Souza', 'Ana Silva')).toBeLessThan(0.7);
  expect(nameSimilarity('Wei Zhang', 'Amina Diallo')).toBeLessThan(0.3);
});

it('is the same from both sides, and nothing for names without letters', () => {
  expect(nameSimilarity('Ana', 'Anna')).toBe(nameSimilarity('Anna', 'Ana'));
  expect(nameSimilarity('', '–')).toBe(0);
});
