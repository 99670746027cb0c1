import { expect, test } from 'vitest';
import { jsonBody, piecesOf } from './json-in-slices';

const bodies: Record<string, unknown>[] = [
  {},
  { items: [], nextCursor: null },
  { a: 1, left: undefined, 'with "quotes"': ['x', undefined, { deep: [1, 2] }], at: new Date(0) },
];

test('a body in pieces says what it says in one', () => {
  for (const body of bodies) expect([...piecesOf(body)].join('')).toBe(JSON.stringify(body));
});

test('a long list is sent in pieces, a short one as it is', async () => {
  const items = Array.from({ length: 1_000 }, (_, place) => ({ place }));
  const long = jsonBody({ items });
  expect(long).toBeInstanceOf(ReadableStream);
  expect(await new Response(long).json()).toEqual({ items });
  expect(jsonBody({ items: items.slice(0, 3) })).toBe(JSON.stringify({ items: items.slice(0, 3) }));
});
