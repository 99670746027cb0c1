import { constructTable, functionalUpdate } from '@tanstack/react-table';
import { storeReactivityBindings } from '@tanstack/table-core/store-reactivity-bindings';
import { expect, it } from 'vitest';
import {
  dataTableFeatures,
  selectionOptions,
  tickRow,
  type DataRow,
  type TableSelection,
} from './data-table-model';

/** A table of rows a to e that stand as b, c, a, e, d once sorted; c cannot be chosen. */
function sortedTable() {
  const selection: TableSelection = {
    selected: {},
    labels: { a: 'A', b: 'B', d: 'D', e: 'E' },
    onChange: (next) => {
      selection.selected = functionalUpdate(next, selection.selected);
      table.setOptions((before) => ({ ...before, ...selectionOptions(selection) }));
    },
  };
  const places = { a: 3, b: 1, c: 2, d: 5, e: 4 };
  const data: DataRow[] = Object.entries(places).map(([id, place]) => ({ id, cells: { place } }));
  const features = { coreReactivityFeature: storeReactivityBindings(), ...dataTableFeatures };
  const table = constructTable<typeof dataTableFeatures, DataRow>({
    features,
    columns: [{ id: 'place', accessorFn: ({ cells }: DataRow) => cells['place'] }],
    data,
    getRowId: ({ id }: DataRow) => id,
    initialState: { sorting: [{ id: 'place', desc: false }] },
    ...selectionOptions(selection),
  });
  return {
    table,
    tick: (id: string, shiftKey = false) => {
      const row = table.getRowModel().rowsById[id];
      if (row) tickRow(row, shiftKey);
      return Object.keys(selection.selected).sort().join('');
    },
    chosen: () => Object.keys(selection.selected).sort().join(''),
  };
}

it('ticks and unticks one row, and none that cannot be chosen', () => {
  const { tick } = sortedTable();
  expect(tick('b')).toBe('b');
  expect(tick('c')).toBe('b');
  expect(tick('b')).toBe('');
});

it('takes what lies between two rows as they stand, in either direction, but for what cannot be chosen', () => {
  const { tick } = sortedTable();
  expect(tick('a')).toBe('a');
  expect(tick('b', true)).toBe('ab');
  expect(tick('e', true)).toBe('abe');
  expect(tick('b', true)).toBe('');
});

it('ticks all rows that can be chosen unless all are ticked', () => {
  const { table, tick, chosen } = sortedTable();
  tick('a');
  table.toggleAllPageRowsSelected();
  expect(chosen()).toBe('abde');
  table.toggleAllPageRowsSelected();
  expect(chosen()).toBe('');
});
