import { expect, test } from 'vitest';
import { clampToGrid, moveInGrid } from './grid-moves';

const size = { rows: 12, columns: 5 };
const from = { row: 4, column: 2 };

test.each([
  ['ArrowLeft', { row: 4, column: 1 }],
  ['ArrowRight', { row: 4, column: 3 }],
  ['ArrowUp', { row: 3, column: 2 }],
  ['ArrowDown', { row: 5, column: 2 }],
  ['Home', { row: 4, column: 0 }],
  ['End', { row: 4, column: 4 }],
  ['PageUp', { row: 0, column: 2 }],
  ['PageDown', { row: 11, column: 2 }],
])('%s moves to the cell that people expect', (key, place) => {
  expect(moveInGrid(from, { key }, size)).toEqual(place);
});

test('with Ctrl, Home and End lead to the first and the last cell', () => {
  expect(moveInGrid(from, { key: 'Home', ctrlKey: true }, size)).toEqual({ row: 0, column: 0 });
  expect(moveInGrid(from, { key: 'End', ctrlKey: true }, size)).toEqual({ row: 11, column: 4 });
});

test('no key leaves the grid, and other keys move nowhere', () => {
  const corner = { row: 0, column: 0 };
  expect(moveInGrid(corner, { key: 'ArrowLeft' }, size)).toEqual(corner);
  expect(moveInGrid(corner, { key: 'ArrowUp' }, size)).toEqual(corner);
  expect(moveInGrid(from, { key: '2' }, size)).toBeNull();
});

test('a place that a filter took away becomes the nearest that is left', () => {
  expect(clampToGrid({ row: 30, column: 30 }, size)).toEqual({ row: 11, column: 4 });
});
