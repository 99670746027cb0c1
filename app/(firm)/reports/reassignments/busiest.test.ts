import { expect, it } from 'vitest';
import { busiest, MOST_PEOPLE } from './busiest';

const person = (number: number) => ({
  id: `${number}`,
  name: `Name ${String(number).padStart(2, '0')}`,
});

it('keeps those with the most handoffs over all their cells, by name, and says how many are left out', () => {
  const parts = Array.from({ length: MOST_PEOPLE + 5 }, (_, number) => ({
    who: person(number),
    handoffs: number + 1,
  }));
  // The least of them takes part in another cell, and is the busiest of all with both.
  const { people, others } = busiest([...parts, { who: person(0), handoffs: 100 }]);
  expect(people).toEqual([person(0), ...parts.slice(6).map(({ who }) => who)]);
  expect(others).toBe(5);
});

it('leaves no one out of a small firm', () => {
  expect(
    busiest([
      { who: person(2), handoffs: 1 },
      { who: person(1), handoffs: 9 },
    ]),
  ).toEqual({
    people: [person(1), person(2)],
    others: 0,
  });
});
