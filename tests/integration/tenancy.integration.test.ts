import { describe, expect, it } from 'vitest';
import { prismaClient } from '@/lib/platform/db/client';
import { withWholeFirm } from '@/lib/platform/db/with-firm';
import { newId } from '@/lib/platform/ids';
import { asOwner } from './as-owner';
import { buildFirm, openCase } from './build-firm';

/** Read before a firm is known; each is named here because it may lie outside the rules. */
const IDENTITY_STORE_TABLES = [
  ...['users', 'user_firms', 'sessions', 'attempt_counts', 'api_keys', 'firm_slugs'],
  ...['account_links', 'door_records', 'firm_dues'],
];
const EXEMPT = [...IDENTITY_STORE_TABLES, '_prisma_migrations'];
/** One row per firm, so the firm is the whole key. */
const ONE_PER_FIRM = ['arrival_forecasts', 'assignment_states', 'intake_settings'];

async function tenantTables(): Promise<string[]> {
  const rows = await asOwner<{ name: string }>(
    `SELECT c.relname AS name FROM pg_class c
      WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'm', 'v')
      ORDER BY 1`,
  );
  return rows.map(({ name }) => name).filter((name) => !EXEMPT.includes(name) && name !== 'firms');
}

describe('every tenant table', () => {
  it('requires a firm in each row', async () => {
    const rows = await asOwner<{ name: string }>(
      `SELECT table_name AS name FROM information_schema.columns
        WHERE table_schema = 'public' AND column_name = 'firm_id' AND is_nullable = 'NO'`,
    );
    const names = rows.map(({ name }) => name);
    expect((await tenantTables()).filter((table) => !names.includes(table))).toEqual([]);
  });

  it('forces row-level security with one policy that lets in, which compares the firm, both ways', async () => {
    const rows = await asOwner<{ name: string; forced: boolean; policies: string }>(
      `SELECT c.relname AS name, c.relrowsecurity AND c.relforcerowsecurity AS forced,
              (SELECT string_agg(pg_get_expr(p.polqual, p.polrelid) || ' / ' ||
                                 pg_get_expr(p.polwithcheck, p.polrelid) || ' / ' ||
                                 p.polcmd::text || ' / ' || p.polroles::text, '; ')
                 FROM pg_policy p
                WHERE p.polrelid = c.oid AND p.polpermissive) AS policies
         FROM pg_class c
        WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'`,
    );
    const byName = new Map(rows.map((row) => [row.name, row]));
    for (const table of await tenantTables()) {
      expect(byName.get(table), table).toMatchObject({
        forced: true,
        policies: '(firm_id = current_firm()) / (firm_id = current_firm()) / * / {0}',
      });
    }
    expect(byName.get('firms')).toMatchObject({
      forced: true,
      policies: '(id = current_firm()) / (id = current_firm()) / * / {0}',
    });
  });

  it('has the firm first in its primary key and in every index', async () => {
    const rows = await asOwner<{
      table: string;
      index: string;
      columns: string[];
      primary: boolean;
    }>(
      `SELECT t.relname AS table, i.relname AS index, x.indisprimary AS primary,
              ARRAY(SELECT a.attname::text FROM unnest(x.indkey) WITH ORDINALITY k(attnum, n)
                      JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = k.attnum
                     ORDER BY k.n) AS columns
         FROM pg_index x
         JOIN pg_class t ON t.oid = x.indrelid JOIN pg_class i ON i.oid = x.indexrelid
        WHERE t.relnamespace = 'public'::regnamespace`,
    );
    const tables = await tenantTables();
    const ours = rows.filter(({ table }) => tables.includes(table));
    expect(ours.filter(({ columns }) => columns[0] !== 'firm_id')).toEqual([]);
    for (const table of tables) {
      const key = ours.find((row) => row.table === table && row.primary)?.columns;
      expect(key, table).toEqual(ONE_PER_FIRM.includes(table) ? ['firm_id'] : ['firm_id', 'id']);
    }
  });

  it('refers to rows of its own firm only', async () => {
    const rows = await asOwner<{ name: string; columns: string[]; target: string }>(
      `SELECT k.conname AS name, k.confrelid::regclass::text AS target,
              ARRAY(SELECT a.attname::text FROM unnest(k.conkey) c
                      JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = c) AS columns
         FROM pg_constraint k
        WHERE k.contype = 'f' AND k.conrelid::regclass::text = ANY ($1)`,
      [await tenantTables()],
    );
    expect(rows.length).toBeGreaterThan(20);
    expect(rows.filter(({ columns }) => !columns.includes('firm_id'))).toEqual([]);
  });

  it('refers to keys that never change', async () => {
    const rows = await asOwner(
      `SELECT conname, confupdtype, convalidated FROM pg_constraint
        WHERE contype = 'f' AND connamespace = 'public'::regnamespace
          AND (confupdtype <> 'a' OR NOT convalidated)`,
    );
    expect(rows).toEqual([]);
  });

  it('has constraints and indexes with names of our own', async () => {
    const rows = await asOwner<{ name: string }>(
      `SELECT conname AS name FROM pg_constraint
        WHERE connamespace = 'public'::regnamespace AND contype <> 'n'
          AND conname !~ '_(pkey|key|fk|check|idx)$' AND conrelid::regclass::text <> '_prisma_migrations'`,
    );
    expect(rows).toEqual([]);
  });
});

describe('the product’s role', () => {
  it('sees no row of any tenant table without a firm, also on a connection that had one', async () => {
    const firm = await buildFirm([{ name: 'Ana' }]);
    await openCase(firm);
    for (const table of [...(await tenantTables()), 'firms']) {
      const [row] = await prismaClient().$queryRawUnsafe<{ n: number }[]>(
        `SELECT count(*)::int AS n FROM ${table}`,
      );
      expect(row?.n, table).toBe(0);
    }
  });

  it('sees only the rows of the firm that it named', async () => {
    const ours = await buildFirm([{ name: 'Ana' }]);
    const theirs = await buildFirm([{ name: 'Zoe' }]);
    await openCase(ours);
    await openCase(theirs);
    for (const table of await tenantTables()) {
      const firms = await withWholeFirm(ours.firmId, (tx) =>
        tx.$queryRawUnsafe<{ firm: string }[]>(
          `SELECT DISTINCT firm_id::text AS firm FROM ${table}`,
        ),
      );
      expect(
        firms.every(({ firm }) => firm === ours.firmId),
        table,
      ).toBe(true);
    }
  });

  it('cannot write a row for another firm, nor refer to one', async () => {
    const ours = await buildFirm([{ name: 'Ana' }]);
    const theirs = await buildFirm([{ name: 'Zoe' }]);
    const insert = (firmId: string, attorneyId: string | undefined) =>
      withWholeFirm(ours.firmId, (tx) =>
        tx.$executeRawUnsafe(
          `INSERT INTO attorney_expertise (firm_id, id, attorney_id, visa_type, level)
           VALUES ($1::uuid, $2::uuid, $3::uuid, 'PERM', 1)`,
          firmId,
          newId(),
          attorneyId,
        ),
      );
    await expect(insert(theirs.firmId, theirs.ids.Zoe)).rejects.toThrow(/row-level security/);
    await expect(insert(ours.firmId, theirs.ids.Zoe)).rejects.toThrow(/foreign key/i);
    await expect(insert(ours.firmId, newId())).rejects.toThrow(/foreign key/i);
    expect(await insert(ours.firmId, ours.ids.Ana)).toBe(1);
  });

  it('can neither change nor delete history', async () => {
    const firm = await buildFirm([{ name: 'Ana' }]);
    await openCase(firm);
    for (const statement of [
      'DELETE FROM events',
      "UPDATE events SET kind = 'x'",
      'DELETE FROM decisions',
      "UPDATE decisions SET reason = 'x'",
      'DELETE FROM assignments',
      'UPDATE assignments SET started_at = now()',
      'DELETE FROM cases',
      'UPDATE rule_sets SET version = 9',
      'DELETE FROM access_records',
      "UPDATE access_records SET kind = 'x'",
      'DELETE FROM door_records',
      "UPDATE door_records SET kind = 'x'",
      'TRUNCATE cases',
    ]) {
      await expect(
        withWholeFirm(firm.firmId, (tx) => tx.$executeRawUnsafe(statement)),
        statement,
      ).rejects.toThrow(/permission denied/);
    }
  });

  it('cannot serve two firms in one transaction', async () => {
    const ours = await buildFirm([]);
    const theirs = await buildFirm([]);
    await expect(
      withWholeFirm(ours.firmId, () => withWholeFirm(theirs.firmId, async () => undefined)),
    ).rejects.toThrow('two firms');
  });
});
