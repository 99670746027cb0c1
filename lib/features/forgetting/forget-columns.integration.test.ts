import { expect, it } from 'vitest';
import { reassignCase } from '@/lib/assignment';
import { askRecordChange, changeCase, getCase } from '@/lib/features/cases';
import { createClient, mergeClients } from '@/lib/features/clients';
import { addWall } from '@/lib/features/walls';
import { newId } from '@/lib/platform/ids';
import { asOwner } from '@/tests/integration/as-owner';
import { leaveSubmission } from '@/tests/integration/submissions';
import { newFirm } from '@/tests/integration/new-firm';
import { FATES } from './columns';
import { forgetClient } from './index';

const WORD = 'xylograph';

interface Column {
  readonly table: string;
  readonly column: string;
  readonly fate: 'erased' | 'deleted';
}

/** A model or a field as the database calls it. */
const inDatabase = (name: string) =>
  name.replaceAll(/(?<=.)[A-Z]/g, (letter) => `_${letter}`).toLowerCase();

/** The tables whose names are not their model's with an s. */
const TABLES: Readonly<Record<string, string>> = { IdempotencyKey: 'idempotency_keys' };
const tableOf = (model: string) => TABLES[model] ?? `${inDatabase(model)}s`;

/** Words of events are told by their events; forget-client.integration.test.ts looks at them. */
const COLUMNS: readonly Column[] = Object.entries(FATES)
  .filter(([model]) => model !== 'EventText')
  .flatMap(([model, columns]) =>
    Object.entries(columns).flatMap(([field, fate]) =>
      fate === 'erased' || fate === 'deleted'
        ? [{ table: tableOf(model), column: inDatabase(field), fate }]
        : [],
    ),
  );

/** A client with a row in every table that has something to erase. */
async function firmWithRows() {
  const firm = await newFirm();
  const { admin, firmId } = firm;
  const [ana, ben] = [await firm.addAttorney({}), await firm.addAttorney({})];
  const { id, attorney, client } = await firm.addCase({
    client: { name: 'Wil Quist' },
    notes: '-',
  });
  const to = attorney?.id === ana.id ? ben : ana;
  await reassignCase(admin, id, { toAttorneyId: to.id, reason: 'client-request', note: '-' });
  await askRecordChange(admin, id, { toAttorneyId: to.id, note: '-' });
  const walled = to.id === ana.id ? ben.id : ana.id;
  await addWall(admin, { attorneyId: walled, clientId: client.id, reason: '-' });
  const other = await createClient(admin, { name: 'W. Quist' });
  await mergeClients(admin, other.id, { intoClientId: client.id });
  await addRowsByHand(firmId, id, to.id);
  await addImportedRow(firmId, id);
  await leaveSubmission(firmId, { caseId: id });
  const { version } = await getCase(admin, id);
  await changeCase(admin, id, { version, stage: 'closed' });
  return { admin, firmId, clientId: client.id };
}

/** Rows that take a whole plan, a member's attorney or a repeated request to come about. */
async function addRowsByHand(firmId: string, caseId: string, attorneyId: string): Promise<void> {
  const planId = newId();
  await asOwner(
    `INSERT INTO departure_plans (firm_id, id, attorney_id, status, deactivate, created_at, finished_at, created_by_name)
     VALUES ($1, $2, $3, 'done', false, now(), now(), 'Robin')`,
    [firmId, planId, attorneyId],
  );
  await asOwner(
    `INSERT INTO departure_moves (firm_id, id, plan_id, place, case_id, case_version, to_attorney_id, status)
     VALUES ($1, $2, $3, 1, $4, 1, $5, 'moved')`,
    [firmId, newId(), planId, caseId, attorneyId],
  );
  await asOwner(
    `INSERT INTO notifications (firm_id, id, member_id, kind, key, case_id, facts, created_at)
     SELECT firm_id, $2, id, 'case-assigned', 'one', $3, '{}', now()
       FROM members WHERE firm_id = $1 LIMIT 1`,
    [firmId, newId(), caseId],
  );
  await asOwner(
    `INSERT INTO idempotency_keys (firm_id, id, key, request_hash, status, response, created_at)
     SELECT firm_id, $2, 'one', 'hash', 200, jsonb_build_object('client', client_id), now()
       FROM cases WHERE firm_id = $1 AND id = $3`,
    [firmId, newId(), caseId],
  );
}

/** A row of a file that the case was brought in from. */
async function addImportedRow(firmId: string, caseId: string): Promise<void> {
  const importId = newId();
  await asOwner(
    `INSERT INTO imports (firm_id, id, kind, file_name, status, created_at, created_by_name)
     VALUES ($1, $2, 'cases', 'cases.csv', 'finished', now(), 'Robin')`,
    [firmId, importId],
  );
  await asOwner(
    `INSERT INTO import_rows (firm_id, id, import_id, line, status, problems, case_id)
     VALUES ($1, $2, $3, 2, 'in', '[]', $4)`,
    [firmId, newId(), importId, caseId],
  );
}

/** Writes the word into every erased column, as its type has it. */
async function fill(firmId: string): Promise<void> {
  const types = await asOwner<{ place: string; type: string }>(
    `SELECT table_name || '.' || column_name AS place, data_type AS type
       FROM information_schema.columns WHERE table_schema = 'public'`,
  );
  const typeOf = new Map(types.map(({ place, type }) => [place, type]));
  for (const { table, column, fate } of COLUMNS) {
    const type = typeOf.get(`${table}.${column}`);
    expect(type, `${table}.${column}`).toBeDefined();
    if (fate === 'deleted') continue;
    // With the id, because some have to differ from row to row.
    const words = `'${WORD}-' || id`;
    const value =
      type === 'jsonb' ? `to_jsonb(${words})` : type === 'ARRAY' ? `ARRAY[${words}]` : words;
    await asOwner(`UPDATE ${table} SET ${column} = ${value} WHERE firm_id = $1`, [firmId]);
  }
}

/** The columns of which the firm has rows, and those with the word in one of them. */
async function look(firmId: string): Promise<{ rows: string[]; words: string[] }> {
  const found: { rows: string[]; words: string[] } = { rows: [], words: [] };
  for (const { table, column } of COLUMNS) {
    const [row] = await asOwner<{ rows: number; words: number }>(
      `SELECT count(*)::int AS rows,
              count(*) FILTER (WHERE ${column}::text LIKE '%${WORD}%')::int AS words
         FROM ${table} WHERE firm_id = $1`,
      [firmId],
    );
    if (row?.rows) found.rows.push(`${table}.${column}`);
    if (row?.words) found.words.push(`${table}.${column}`);
  }
  return found;
}

it('forgets every column that is said to be erased or deleted with its row', async () => {
  const { admin, firmId, clientId } = await firmWithRows();
  await fill(firmId);
  const places = (fates: readonly string[]) =>
    COLUMNS.filter(({ fate }) => fates.includes(fate)).map(
      ({ table, column }) => `${table}.${column}`,
    );
  const before = await look(firmId);
  expect(before.rows).toEqual(places(['erased', 'deleted']));
  expect(before.words).toEqual(places(['erased']));
  await forgetClient(admin, { client: clientId, reason: 'She asked for it.' });
  const after = await look(firmId);
  expect(after.words).toEqual([]);
  expect(after.rows).toEqual(places(['erased']));
});
