import { describe, expect, it } from 'vitest';
import { findUnbound } from './find-unbound';

const TABLES = new Map([
  ['firms', 'id'],
  ['cases', 'firm_id'],
  ['clients', 'firm_id'],
  ['assignment_states', 'firm_id'],
]);

const check = (sql: string) => findUnbound(sql, TABLES);

describe('is bound to one firm', () => {
  it.each([
    'SELECT * FROM cases WHERE firm_id = $1::uuid',
    'SELECT "public"."cases"."id" FROM "public"."cases" WHERE ("public"."cases"."firm_id" = $1 AND 1=1)',
    'SELECT * FROM cases c JOIN clients l ON l.firm_id = c.firm_id AND l.id = c.client_id WHERE c.firm_id = $1',
    'SELECT * FROM cases c LEFT JOIN clients l ON (l.firm_id, l.id) = (c.firm_id, c.client_id) WHERE c.firm_id = $1',
    'SELECT * FROM firms f JOIN cases c ON c.firm_id = f.id WHERE f.id = $1',
    'SELECT * FROM cases WHERE (firm_id, id) IN (($1, $2), ($3, $4))',
    'SELECT * FROM cases WHERE (firm_id = $1 AND id = $2) OR (firm_id = $3 AND id = $4)',
    'WITH held AS (SELECT * FROM cases WHERE firm_id = $1) SELECT count(*) FROM held',
    'SELECT (SELECT count(*) FROM cases c WHERE c.firm_id = $1 AND c.client_id = l.id) FROM clients l WHERE l.firm_id = $1',
    'UPDATE cases c SET stage = r.stage FROM jsonb_to_recordset($2) AS r(id uuid, stage text) WHERE c.firm_id = $1 AND c.id = r.id',
    'DELETE FROM cases WHERE firm_id = $1',
    'INSERT INTO cases (id, firm_id) VALUES ($1, $2), ($3, $4)',
    'INSERT INTO cases (firm_id, id) SELECT s.firm_id, x.id FROM assignment_states s CROSS JOIN jsonb_to_recordset($2) AS x(id uuid) WHERE s.firm_id = $1',
    'SELECT * FROM users WHERE email = $1',
    `SET LOCAL "evenhand.firm_id" = 'x'`,
  ])('%s', async (sql) => {
    expect(await check(sql)).toEqual([]);
  });
});

describe('is not bound to one firm', () => {
  it.each([
    ['SELECT * FROM cases', 'cases without a given firm'],
    ['SELECT * FROM cases WHERE id = $1', 'cases without a given firm'],
    ['SELECT * FROM cases WHERE firm_id = current_firm()', 'cases without a given firm'],
    [
      'SELECT * FROM cases WHERE firm_id = $1 UNION ALL SELECT * FROM cases',
      'cases without a given firm',
    ],
    [
      'SELECT id FROM cases WHERE firm_id = $1 UNION SELECT id FROM cases UNION SELECT id FROM clients WHERE firm_id = $1',
      'cases without a given firm',
    ],
    [
      'SELECT (SELECT count(*) FROM cases c WHERE c.firm_id = l.firm_id AND c.client_id = l.id) FROM clients l WHERE l.firm_id = $1',
      'cases without a given firm',
    ],
    [
      'SELECT * FROM clients l JOIN LATERAL (SELECT * FROM cases c WHERE c.firm_id = l.firm_id LIMIT 1) c ON true WHERE l.firm_id = $1',
      'cases without a given firm',
    ],
    [
      'SELECT * FROM cases c JOIN clients l ON l.id = c.client_id WHERE c.firm_id = $1',
      'clients without a given firm',
    ],
    [
      'SELECT * FROM cases WHERE (firm_id = $1 AND id = $2) OR id = $3',
      'cases without a given firm',
    ],
    [
      'UPDATE cases c SET stage = $2 FROM clients l WHERE c.firm_id = $1 AND l.id = c.client_id',
      'clients without a given firm',
    ],
    ['DELETE FROM cases WHERE id = $1', 'cases without a given firm'],
    ['INSERT INTO cases (id) VALUES ($1)', 'INSERT INTO cases that names no firm_id'],
    [
      'INSERT INTO cases (firm_id, id) SELECT $1, x.id FROM jsonb_to_recordset($2) AS x(id uuid)',
      "INSERT INTO cases of rows that are not joined to the firm's own",
    ],
    ["SELECT set_config('evenhand.firm_id', $1, true)", 'set_config, where SET LOCAL would do'],
  ])('%s', async (sql, finding) => {
    expect(await check(sql)).toEqual([finding]);
  });
});
