import { expect, it } from 'vitest';
import { isPooled, statementNames } from './statement-names';

it('gives each text one name of its own', () => {
  const nameOf = statementNames();
  const first = nameOf({ sql: 'SELECT 1' });
  expect(nameOf({ sql: 'SELECT 2' })).not.toBe(first);
  expect(nameOf({ sql: 'SELECT 1' })).toBe(first);
});

it('stops naming before a connection keeps too many statements', () => {
  const nameOf = statementNames();
  const names = Array.from({ length: 1000 }, (_, i) => nameOf({ sql: `SELECT ${i}` }));
  expect(new Set(names.filter(Boolean)).size).toBe(400);
  expect(names.at(-1)).toBe('');
});

it('gives no name to what carries its value in its text', () => {
  const nameOf = statementNames();
  expect(nameOf({ sql: `SET LOCAL "evenhand.firm_id" = 'x'` })).toBe('');
});

it('gives no name to a list that is written out, which has as many texts as lengths', () => {
  const nameOf = statementNames();
  expect(nameOf({ sql: 'SELECT 1 FROM t WHERE id IN ($1,$2)' })).toBe('');
  expect(nameOf({ sql: 'SELECT 1 FROM t WHERE id IN ($1)' })).not.toBe('');
  expect(nameOf({ sql: 'INSERT INTO t (a, b) VALUES ($1,$2)' })).not.toBe('');
});

it('knows a pooler by the address', () => {
  expect(isPooled('postgres://a:b@db.example/x?pgbouncer=true')).toBe(true);
  expect(isPooled('postgres://a:b@db.example/x')).toBe(false);
});
