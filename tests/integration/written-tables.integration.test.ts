import { glob, readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { WRITTEN_TABLES } from '@/lib/assignment/written-tables';
import { asOwner } from './as-owner';
import { addColleague, editCase, openCase } from './build-firm';
import { anaIsLeaving, BEGUN, plannedCover, tick } from './cover-fixture';
import { findBrokenInvariants } from './invariants';
import { useOwnDatabase } from '@/tests/integration/test-database';

await useOwnDatabase();

interface ColumnOfCatalogue {
  name: string;
  type: string;
  isOptional: boolean;
}

/** Columns that the write path leaves to their defaults, on purpose. */
const LEFT_TO_DEFAULT: Readonly<Record<string, readonly string[]>> = {
  // Made by the database.
  clients: ['company_name_key', 'first_name_key', 'last_name_key'],
  // Kept for processes of before.
  cases: ['notes'],
  event_texts: ['erased_at', 'erasure_id'],
  notifications: ['mailed_at', 'read_at'],
};

const TYPE_NAMES: Readonly<Record<string, string>> = {
  int4: 'int',
  bool: 'boolean',
  _text: 'text[]',
};

function columnsOf(table: string): Promise<ColumnOfCatalogue[]> {
  return asOwner<ColumnOfCatalogue>(
    `SELECT a.attname AS name, t.typname AS type, NOT a.attnotnull OR a.atthasdef AS "isOptional"
       FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid
      WHERE a.attrelid = $1::regclass AND a.attnum > 0 AND NOT a.attisdropped
        AND a.attname <> 'firm_id'
      ORDER BY a.attname`,
    [table],
  );
}

it.each(WRITTEN_TABLES.map((table) => [table.name, table] as const))(
  'writes every column of %s under the type that the catalogue has for it',
  async (name, table) => {
    const catalogue = await columnsOf(name);
    const left = LEFT_TO_DEFAULT[name] ?? [];
    expect(catalogue.filter((column) => left.includes(column.name))).toEqual(
      left.map((column): unknown => expect.objectContaining({ name: column, isOptional: true })),
    );
    expect(
      table.columns
        .map(({ name: column, type }) => `${column} ${type}`)
        .toSorted((a, b) => (a < b ? -1 : 1)),
    ).toEqual(
      catalogue
        .filter((column) => !left.includes(column.name))
        .map((column) => `${column.name} ${TYPE_NAMES[column.type] ?? column.type}`),
    );
  },
);

it('lists its columns in every INSERT of the sources', async () => {
  const naked: string[] = [];
  for await (const file of glob('{lib,scripts}/**/*.ts')) {
    if (file.includes('generated')) continue;
    const text = await readFile(file, 'utf8');
    for (const [statement] of text.matchAll(
      /INSERT INTO [\w.]+(?: AS \w+)?\s+(?!\(|AS \w+ \()\S+/g,
    )) {
      naked.push(`${file}: ${statement}`);
    }
  }
  expect(naked).toEqual([]);
});

it('writes into a schema that is newer than itself: what it does not know takes its default', async () => {
  const fixture = await anaIsLeaving();
  const [ben] = await asOwner<{ email: string }>('SELECT email FROM attorneys WHERE id = $1', [
    fixture.ben,
  ]);
  await addColleague(fixture.firm, 'attorney', { name: 'Ben', email: ben?.email ?? '' });
  for (const { name } of WRITTEN_TABLES) {
    await asOwner(`ALTER TABLE ${name} ADD COLUMN of_tomorrow text NOT NULL DEFAULT 'yesterday'`);
    await asOwner(`UPDATE ${name} SET of_tomorrow = 'before'`);
  }
  await plannedCover(fixture);
  await tick(fixture.firm, BEGUN);
  const { id } = await openCase(fixture.firm, {
    client: { name: 'Newer', externalRef: 'newer-1' },
    notes: 'Newer.',
  });
  await openCase(fixture.firm, {
    client: { name: 'Newer', externalRef: 'newer-1', email: 'n@example.com' },
  });
  await editCase(fixture.firm, id, { stage: 'drafting' });
  for (const { name } of WRITTEN_TABLES) {
    const rows = await asOwner<{ value: string; rows: number }>(
      `SELECT of_tomorrow AS value, count(*)::int AS rows FROM ${name} GROUP BY 1`,
    );
    const counts = new Map(rows.map(({ value, rows: count }) => [value, count]));
    expect(counts.get('yesterday') ?? 0, name).toBeGreaterThan(0);
    expect(
      [...counts.keys()].filter((value) => value !== 'before' && value !== 'yesterday'),
    ).toEqual([]);
    await asOwner(`ALTER TABLE ${name} DROP COLUMN of_tomorrow`);
  }
  expect(await findBrokenInvariants()).toEqual([]);
});
