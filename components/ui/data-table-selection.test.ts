import { expect, it } from 'vitest';
import { toggleAll, toggleRow } from './data-table-selection';

const IDS = ['a', 'b', 'c', 'd', 'e'];
const toggle = (selected: string[], id: string, anchor: string | null = null) =>
  [...toggleRow(new Set(selected), IDS, id, anchor)].sort().join('');

it('ticks and unticks one row', () => {
  expect(toggle([], 'b')).toBe('b');
  expect(toggle(['b', 'c'], 'b')).toBe('c');
});

it('takes everything between two rows along, in either direction', () => {
  expect(toggle(['b'], 'd', 'b')).toBe('bcd');
  expect(toggle(['d'], 'b', 'd')).toBe('bcd');
  expect(toggle(['b', 'c', 'd'], 'd', 'b')).toBe('');
});

it('takes one row where the row ticked before is gone, and none that cannot be chosen', () => {
  expect(toggle([], 'd', 'gone')).toBe('d');
  expect(toggle(['a'], 'gone', 'a')).toBe('a');
});

it('ticks all rows unless all are ticked', () => {
  expect(toggleAll(new Set(['a']), IDS).size).toBe(5);
  expect(toggleAll(new Set(IDS), IDS).size).toBe(0);
});
