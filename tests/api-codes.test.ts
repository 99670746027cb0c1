import fs from 'node:fs';
import { describe, expect, test } from 'vitest';
import { openApiDocument } from '@/app/api/v1/openapi';
import { EVENT_KINDS } from '@/lib/contracts/events';
import { SCOPES } from '@/lib/platform/auth/scopes';
import { ERROR_STATUS } from '@/lib/shared/errors';

const page = fs.readFileSync('docs/api.md', 'utf8');

/** The cells of a table's rows below a heading, without its head. */
function rowsBelow(heading: string): string[][] {
  const section = page.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';
  const rows = section.split('\n').filter((line) => line.startsWith('|'));
  return rows.slice(2).map((row) =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

const codesIn = (cell = '') => [...cell.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code);
const listed = (codes: readonly string[]) => [...codes].sort().join(' ');

/** Every list of codes in the document: enumerations, and the kinds that tell alternatives apart. */
function listsOf(node: unknown): string[] {
  if (typeof node !== 'object' || node === null) return [];
  const { enum: codes, oneOf } = node as { enum?: unknown; oneOf?: unknown };
  const own = [codes, kindsOf(oneOf)].flatMap((list) => (isCodes(list) ? [listed(list)] : []));
  return [...own, ...Object.values(node).flatMap(listsOf)];
}

const isCodes = (list: unknown): list is string[] =>
  Array.isArray(list) && list.length > 1 && list.every((one) => typeof one === 'string');

function kindsOf(alternatives: unknown): unknown {
  if (!Array.isArray(alternatives)) return null;
  return alternatives.map(
    (one: { properties?: { kind?: { const?: unknown } } }) => one.properties?.kind?.const,
  );
}

describe('docs/api.md', () => {
  test('lists every list of codes that a call takes or answers, and no other', () => {
    const { paths, components } = openApiDocument() as {
      paths: Record<string, unknown>;
      components: { schemas: Record<string, unknown> };
    };
    const { Problem: _, ...schemas } = components.schemas;
    const { '/api/health': _health, '/api/ready': _ready, ...calls } = paths;
    const asked = new Set(listsOf({ calls, schemas }));
    const described = rowsBelow('Codes').map(([, codes]) => listed(codesIn(codes)));
    expect([...asked].filter((list) => !described.includes(list))).toEqual([]);
    expect(described.filter((list) => !asked.has(list))).toEqual([]);
  });

  test('names every code of a refusal, in the row of its status', () => {
    const rows = rowsBelow('Refusals').flatMap(([statuses = '', codes]) => {
      const own = statuses.split(', ').map(Number);
      return codesIn(codes).map((code) => ({ code, statuses: own }));
    });
    const wrong = Object.entries(ERROR_STATUS).filter(
      ([code, status]) => !rows.some((row) => row.code === code && row.statuses.includes(status)),
    );
    expect(wrong).toEqual([]);
    const known = Object.keys(ERROR_STATUS);
    expect(rows.map(({ code }) => code).filter((code) => !known.includes(code))).toEqual([]);
  });

  test('says what each scope may do', () => {
    const scopes = rowsBelow('Keys and scopes').flatMap(([scope]) => codesIn(scope));
    expect(scopes).toEqual([...SCOPES]);
  });

  test('names every kind of event of the audit trail', () => {
    const kinds = rowsBelow('Events').flatMap(([, codes]) => codesIn(codes));
    expect(listed(kinds)).toBe(listed(Object.keys(EVENT_KINDS)));
  });
});
