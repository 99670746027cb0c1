import { expect, it } from 'vitest';
import { Places } from './places';

it('gives the same thing the same place, and each its own', () => {
  const places = new Places<{ id: string }>(({ id }) => id);
  expect(['a', 'b', 'a', 'c'].map((id) => places.of({ id }))).toEqual([0, 1, 0, 2]);
  expect(places.things).toEqual([{ id: 'a' }, { id: 'b' }, { id: 'c' }]);
});
