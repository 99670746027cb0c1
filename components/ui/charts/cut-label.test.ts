import { expect, it } from 'vitest';
import { cutLabel } from './cut-label';

it('leaves a label that fits as it is', () => {
  expect(cutLabel('Ana Ruiz', 60)).toBe('Ana Ruiz');
});

it('cuts a long one, wide letters earlier, and never between a letter and its marks', () => {
  expect(cutLabel('Wolfeschlegelstein', 65)).toBe('Wolfeschl…');
  expect(cutLabel('欧阳司马上官诸葛', 65)).toBe('欧阳司马…');
  expect(cutLabel('a\u0308\u0304'.repeat(9), 26)).toBe(`${'a\u0308\u0304'.repeat(3)}…`);
});
