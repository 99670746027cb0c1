import { expect, it } from 'vitest';
import { candidate } from './candidate-builder';
import { factorsOf, rankingLines } from './ranking-lines';

const RANKED = [
  candidate(
    'Ana',
    1,
    [
      ['fit', 10],
      ['fair-share', -30],
      ['reserve', 0],
    ],
    -20,
  ),
  candidate(
    'Ben',
    2,
    [
      ['fit', 0],
      ['reserve', 0],
    ],
    0,
  ),
  candidate(
    'Cy',
    3,
    [
      ['fit', 40],
      ['fair-share', 5],
      ['reserve', 0],
    ],
    45,
  ),
];

it('gives each attorney what was looked at, without what is nothing for everybody', () => {
  const { model, lines } = rankingLines(RANKED, { chosenId: 'Ana', isPreferred: false });
  expect(lines.map((line) => factorsOf(line, model))).toEqual(
    RANKED.map(({ factors }) => factors.filter(({ code }) => code !== 'reserve')),
  );
});

it('shows no more than were asked for, and the chosen one', () => {
  const { lines, more } = rankingLines(RANKED, { chosenId: 'Cy', isPreferred: false, most: 1 });
  expect(lines.map(({ name, isChosen }) => [name, isChosen])).toEqual([
    ['Ana', false],
    ['Cy', true],
  ]);
  expect(more).toBe(1);
});

it('compares with all who were ranked, also with those that are not shown', () => {
  const { lines } = rankingLines(RANKED, { chosenId: null, isPreferred: false, most: 1 });
  expect(lines[0]?.margin).toBe('20 below the next');
});
