import { describe, expect, it } from 'vitest';
import { parseRoster } from './roster-text';

const usual = { seniority: 'associate', capacity: 20 };

describe('a roster that is pasted', () => {
  it.each([
    ['Ana Ruiz, Ana@Firm.com', usual],
    ['Ana Ruiz\tana@firm.com\tSenior\t12', { seniority: 'senior', capacity: 12 }],
    ['"Ana Ruiz";ana@firm.com;15', { seniority: 'associate', capacity: 15 }],
    ['Ana Ruiz <ana@firm.com>', usual],
    ['ana@firm.com, Ana Ruiz, partner', { seniority: 'partner', capacity: 20 }],
  ])('is read as people write it: %s', (text, facts) => {
    expect(parseRoster(text)).toEqual([
      { line: 1, name: 'Ana Ruiz', email: 'ana@firm.com', ...facts },
    ]);
  });

  it('leaves headings and empty lines out, and keeps the order', () => {
    const text = 'Name\tE-mail\n\nAna\tana@firm.com\n  \nBen\tben@firm.com\n';
    expect(parseRoster(text).map(({ name, line }) => [name, line])).toEqual([
      ['Ana', 3],
      ['Ben', 5],
    ]);
  });

  it.each([
    ['', 'There is nobody here.'],
    ['Ana Ruiz', 'Line 1 ("Ana Ruiz") has no e-mail address. Write it as: Ana Ruiz, ana@firm.com'],
    ['ana@firm.com', 'Line 1 ("ana@firm.com") has no name.'],
    ['Ana, ana@firm.com, boss', '"boss" is neither a seniority'],
    ['Ana, ana@firm.com, 1000', '"1000" is neither a seniority'],
    ['Ana, a@b.com\nBen, A@b.com', 'Line 2 has the address a@b.com of line 1 again.'],
    [
      Array.from({ length: 101 }, (_, nth) => `A${nth}, a${nth}@b.com`).join('\n'),
      'At most 100 attorneys are added at once; got 101.',
    ],
  ])('names the line that is wrong and what would do', (text, said) => {
    expect(() => parseRoster(text)).toThrow(said);
  });
});
