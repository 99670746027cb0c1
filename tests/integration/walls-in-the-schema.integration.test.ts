import { describe, expect, it } from 'vitest';
import { asOwner } from './as-owner';

/*
 * A viewer behind a wall reads as `evenhand_walled` (decision 0033). Whatever table is added later is
 * measured here: it must be readable as that role, and where it is about a case or a client it must
 * have a policy that hides the walled ones.
 */

const POLICY = 'behind_walls';

interface Named {
  name: string;
}

async function names(sql: string, values: unknown[] = []): Promise<string[]> {
  return (await asOwner<Named>(sql, values)).map(({ name }) => name);
}

const tenantTables = () =>
  names(
    `SELECT relname AS name FROM pg_class
      WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relrowsecurity ORDER BY 1`,
  );

describe('for a viewer behind a wall', () => {
  it('every tenant table can be read, and nothing can be written but that they read a notification', async () => {
    for (const table of await tenantTables()) {
      const [may] = await asOwner<{ read: boolean; write: boolean }>(
        `SELECT has_table_privilege('evenhand_walled', $1, 'SELECT') AS read,
                has_table_privilege('evenhand_walled', $1, 'INSERT, UPDATE, DELETE, TRUNCATE') AS write`,
        [table],
      );
      expect({ table, ...may }).toEqual({ table, read: true, write: false });
    }
    const columns = await names(
      `SELECT table_name || '.' || column_name AS name FROM information_schema.column_privileges
        WHERE grantee = 'evenhand_walled' AND privilege_type <> 'SELECT'`,
    );
    expect(columns).toEqual(['notifications.read_at']);
  });

  it('every table about a case, a client or a company hides the walled ones', async () => {
    const about = await names(
      `SELECT DISTINCT table_name AS name FROM information_schema.columns
        WHERE table_schema = 'public'
          AND (column_name ~ '(^|_)(case|client|event)_id$' OR column_name = 'company_key'
               OR table_name IN ('cases', 'clients'))
          AND table_name = ANY ($1)
        ORDER BY 1`,
      [await tenantTables()],
    );
    const hidden = await names(
      `SELECT p.polrelid::regclass::text AS name FROM pg_policy p
        WHERE p.polname = $1 AND NOT p.polpermissive
          AND p.polroles = ARRAY['evenhand_walled'::regrole::oid]
        ORDER BY 1`,
      [POLICY],
    );
    expect(about.length).toBeGreaterThan(10);
    expect(hidden).toEqual(about);
  });

  it('only the product’s own role may become that role, and never has it unasked', async () => {
    const rows = await asOwner<{ member: string; inherits: boolean; may: boolean }>(
      `SELECT m.member::regrole::text AS member, m.inherit_option AS inherits, m.set_option AS may
         FROM pg_auth_members m
        WHERE m.roleid = 'evenhand_walled'::regrole AND m.member::regrole::text ~ 'evenhand_app'`,
    );
    expect(rows).toEqual([{ member: 'evenhand_app', inherits: false, may: true }]);
  });
});
