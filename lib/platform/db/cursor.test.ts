import { describe, expect, it } from 'vitest';
import { decodeCursor, encodeCursor, pageOf } from './cursor';

const ID = '01900000-0000-7000-8000-000000000001';

describe('cursor', () => {
  it('brings back the place that was packed', () => {
    const cursor = encodeCursor('newest', { value: 'é "1"', id: ID });
    expect(cursor).toMatch(/^[A-Za-z0-9_-]+$/);
    expect(decodeCursor('newest', cursor)).toEqual({ value: 'é "1"', id: ID });
    expect(decodeCursor('newest', undefined)).toBeNull();
  });

  it('refuses text of other origin, of another order, or with impossible contents', () => {
    const forged = (parts: unknown) => Buffer.from(JSON.stringify(parts)).toString('base64url');
    const isNumber = (text: string) => /^\d+$/.test(text);
    const cursors = [
      'nonsense',
      '',
      forged(null),
      forged(['newest', '1']),
      forged(['newest', 1, ID]),
      forged(['oldest', '1', ID]),
      forged(['newest', '1', "'; DROP TABLE cases"]),
      forged(['newest', 'x', ID]),
    ];
    expect(() => decodeCursor('newest', forged(['newest', 'a\0', ID]))).toThrow();
    for (const cursor of cursors) {
      expect(() => decodeCursor('newest', cursor, isNumber)).toThrow(
        'cursor is not the nextCursor',
      );
    }
  });
});

describe('page', () => {
  const keyOf = (row: number) => ({ value: String(row), id: ID });
  const cut = (rows: number[]) => pageOf(rows, 2, 'newest', keyOf, (row) => row * 10);

  it('ends with a cursor for its last row when one more row was read', () => {
    const { items, nextCursor } = cut([1, 2, 3]);
    expect(items).toEqual([10, 20]);
    expect(decodeCursor('newest', nextCursor ?? undefined)).toEqual({ value: '2', id: ID });
  });

  it('has no next one when everything was read', () => {
    expect(cut([1, 2])).toEqual({ items: [10, 20], nextCursor: null });
    expect(cut([])).toEqual({ items: [], nextCursor: null });
  });
});
