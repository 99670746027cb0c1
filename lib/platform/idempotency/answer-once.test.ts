import { describe, expect, test } from 'vitest';
import { hashRequest, readIdempotencyKey } from './answer-once';

describe('the hash of a request', () => {
  const hash = (body: unknown) => hashRequest('POST', '/api/v1/cases', body);

  test('does not see spacing or the order of fields', () => {
    expect(hash({ a: 1, b: { c: 2, d: 3 } })).toBe(hash({ b: { d: 3, c: 2 }, a: 1 }));
  });

  test('sees every value, every field and the order of lists', () => {
    const hashes = [{}, undefined, { a: 1 }, { a: '1' }, { a: [1, 2] }, { a: [2, 1] }, { a: null }];
    expect(new Set(hashes.map(hash)).size).toBe(hashes.length);
  });

  test('sees method, path and query', () => {
    const hashes = [
      hashRequest('POST', '/api/v1/walls', {}),
      hashRequest('PUT', '/api/v1/walls', {}),
      hashRequest('POST', '/api/v1/wall', {}),
      hashRequest('POST', '/api/v1/walls?a=1', {}),
    ];
    expect(new Set(hashes).size).toBe(hashes.length);
  });
});

describe('an idempotency key', () => {
  const read = (key: string) => readIdempotencyKey(new Headers({ 'idempotency-key': key }));

  test('is optional', () => {
    expect(readIdempotencyKey(new Headers())).toBeNull();
  });

  test('has 1 to 255 printable characters', () => {
    for (const key of ['k', 'a key with spaces', 'k'.repeat(255)]) expect(read(key)).toBe(key);
    for (const key of ['', 'k'.repeat(256), 'clé', 'a\tb']) {
      expect(() => read(key)).toThrow(/1 to 255 printable/);
    }
  });
});
