import { expect, it } from 'vitest';
import { matchCommands } from './command-match';

const COMMANDS = [
  { label: 'Waiting line' },
  { label: 'New case', keywords: 'open add' },
  { label: 'Cases' },
  { label: 'Switch to Zürich & Partners' },
];

function found(query: string): string[] {
  return matchCommands(COMMANDS, query).map(({ label }) => label);
}

it('offers everything, in its order, before anything is typed', () => {
  expect(found('  ')).toEqual(COMMANDS.map(({ label }) => label));
});

it('puts what begins with the letters before what has them later', () => {
  expect(found('case')).toEqual(['Cases', 'New case']);
});

it('finds by other words, in any order, and without accents', () => {
  expect(found('add')).toEqual(['New case']);
  expect(found('case new')).toEqual(['New case']);
  expect(found('ZUR')).toEqual(['Switch to Zürich & Partners']);
});

it('leaves out what has only some of the words', () => {
  expect(found('new line')).toEqual([]);
});
