import fs from 'node:fs';
import { expect, test } from 'vitest';
import { openCaseSchema } from '@/lib/contracts/case';
import { IMPORT_KINDS } from './codes';
import { COLUMNS } from './columns';

const documented = fs.readFileSync('docs/imports.md', 'utf8').split('\n');

test('a file of cases has a column for every field of a new case, its client and its holder', () => {
  const fields = COLUMNS.cases.map(({ path }) => path.split('.')[0]);
  const holder = ['attorney', 'heldSince', 'pastHolders', 'closedAt'];
  expect(new Set(fields)).toEqual(new Set([...Object.keys(openCaseSchema.shape), ...holder]));
  expect(COLUMNS.cases).toContainEqual({
    name: 'clientExternalRef',
    path: 'client.externalRef',
    type: 'text',
    required: false,
    values: null,
  });
});

test('columns are of the type that their field has, and required where it is', () => {
  const typeOf = (name: string) => COLUMNS.attorneys.find((one) => one.name === name)?.type;
  expect(['name', 'capacity', 'active', 'expertise'].map(typeOf)).toEqual([
    'text',
    'number',
    'flag',
    'expertise',
  ]);
  const required = IMPORT_KINDS.map((kind) =>
    COLUMNS[kind].flatMap(({ name, required: must }) => (must ? [name] : [])),
  );
  expect(required).toEqual([
    ['clientName', 'visaType'],
    ['name', 'email'],
    ['name'],
    ['attorney', 'startsOn', 'endsOn', 'kind'],
  ]);
});

test.each(IMPORT_KINDS)('the documentation names every column of %s', (kind) => {
  const row = documented.find((line) => line.startsWith(`| ${kind} `)) ?? '';
  const named = [...row.matchAll(/`(\w+)`/g)].map(([, name]) => name);
  expect(named.toSorted()).toEqual(COLUMNS[kind].map(({ name }) => name).toSorted());
});
