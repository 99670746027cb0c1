import { expect, it } from 'vitest';
import { byValue } from './data-table-sort';

function sorted(values: readonly (string | number)[]): unknown[] {
  const compare = byValue('x');
  return [...values].sort((a, b) => compare({ getValue: () => a }, { getValue: () => b }));
}

it('orders numbers by size, whatever their decimals', () => {
  expect(sorted([0.437, 0.9, 0.05, 10, 9])).toEqual([0.05, 0.437, 0.9, 9, 10]);
});

it('orders text as people do, numbers within it by size', () => {
  expect(sorted(['case 10', 'Case 9', 'ábc', 'abd'])).toEqual(['ábc', 'abd', 'Case 9', 'case 10']);
});
