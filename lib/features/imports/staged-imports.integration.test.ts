import { describe, expect, test } from 'vitest';
import { reassignCase } from '@/lib/assignment';
import { getCaseHistory, listCases } from '@/lib/features/cases';
import { listClients } from '@/lib/features/clients';
import { getAttorney, listAttorneys } from '@/lib/features/attorneys';
import { withWholeFirm } from '@/lib/platform/db/with-firm';
import { asOwner } from '@/tests/integration/as-owner';
import { findBrokenInvariants } from '@/tests/integration/invariants';
import { newFirm, type TestFirm } from '@/tests/integration/new-firm';
import type { ImportKind } from './codes';
import {
  mapColumns,
  mendRows,
  pauseImport,
  runImport,
  stageImport,
  undoImport,
  uploadedFile,
} from './';
import { checkBatch } from './check-batch';
import { runBatch } from './run-batch';
import { workOnImport } from './work-on-import';

async function stage(firm: TestFirm, kind: ImportKind, lines: readonly string[]): Promise<string> {
  const bytes = Buffer.from(lines.join('\r\n'));
  return stageImport(firm.admin, await uploadedFile(kind, `${kind}.csv`, bytes));
}

interface Staged {
  readonly columns: readonly string[];
  readonly status: string;
}

const find = ({ firmId }: TestFirm, id: string): Promise<Staged> =>
  withWholeFirm(firmId, (tx) =>
    tx.import.findUniqueOrThrow({ where: { firmId_id: { firmId, id } } }),
  );

const rowsOf = ({ firmId }: TestFirm, importId: string) =>
  withWholeFirm(firmId, (tx) =>
    tx.importRow.findMany({ where: { firmId, importId }, orderBy: { line: 'asc' } }),
  );

async function counts(firm: TestFirm, importId: string): Promise<Record<string, number>> {
  const rows = await rowsOf(firm, importId);
  const byStatus = Map.groupBy(rows, ({ status }) => status);
  return Object.fromEntries(Array.from(byStatus, ([status, some]) => [status, some.length]));
}

/** Works as the jobs do, one turn after the other. */
async function finish(firm: TestFirm, importId: string): Promise<void> {
  do await workOnImport(firm.firmId, importId);
  while (['checking', 'running'].includes((await find(firm, importId)).status));
}

/** Takes the columns as they were guessed, and checks the rows. */
async function check(firm: TestFirm, importId: string): Promise<void> {
  const { columns } = await find(firm, importId);
  const entries = columns.map((column, at) => [String(at), column || null] as const);
  await mapColumns(firm.admin, { importId, columns: Object.fromEntries(entries) });
  await finish(firm, importId);
}

async function bringIn(firm: TestFirm, kind: ImportKind, lines: readonly string[]) {
  const importId = await stage(firm, kind, lines);
  await check(firm, importId);
  await runImport(firm.admin, importId);
  await finish(firm, importId);
  return importId;
}

/** What undoing must leave: all rows of a firm that an import can touch, but for its events. */
async function everythingOf({ firmId }: TestFirm): Promise<unknown> {
  const tables = ['cases', 'clients', 'attorneys', 'assignments', 'decisions', 'stage_changes'];
  const rows = [];
  for (const table of [...tables, 'attorney_expertise', 'notifications']) {
    rows.push(await asOwner(`SELECT * FROM ${table} WHERE firm_id = $1 ORDER BY id`, [firmId]));
  }
  const state = `SELECT last_case_number, last_turn, forfeit_millipoints, credit_index,
                        fair_share_decayed_at FROM assignment_states WHERE firm_id = $1`;
  return [...rows, await asOwner(state, [firmId])];
}

const HEADINGS = 'Case ID,Client,E-mail,Visa,Attorney,Assigned on,Opened,Due date';

/** Open cases as another program lists them; every twentieth is faulty. */
const caseLines = (count: number) =>
  Array.from({ length: count }, (_, at) => {
    const visa = at % 20 === 7 ? 'H1-Z' : 'h1b';
    const attorney = at % 3 === 0 ? '' : `attorney-${(at % 2) + 1}@firm.example`;
    const day = `${(at % 12) + 1}/${(at % 27) + 1}/2025`;
    return `C-${at},Client ${at},c${at % 97}@mail.example,${visa},${attorney},,${day},`;
  });

async function firmOfTwo(): Promise<TestFirm> {
  const firm = await newFirm({ strategy: 'balanced' });
  await firm.addAttorney({ email: 'attorney-1@firm.example', capacity: 300 });
  await firm.addAttorney({ email: 'attorney-2@firm.example', capacity: 300 });
  return firm;
}

const SIZE = 400;

describe('an import of open cases', () => {
  test('brings in what is good, names what is not, adds nothing again, and leaves nothing once undone', async () => {
    const firm = await firmOfTwo();
    await firm.addCase();
    const before = await everythingOf(firm);
    const lines = [HEADINGS, ...caseLines(SIZE)];
    const bad = SIZE / 20;

    const importId = await bringIn(firm, 'cases', lines);
    expect(await counts(firm, importId)).toEqual({ in: SIZE - bad, bad });
    const refused = (await rowsOf(firm, importId)).filter(({ status }) => status === 'bad');
    expect(refused.map(({ line }) => line)).toEqual(
      Array.from({ length: bad }, (_, at) => at * 20 + 9),
    );
    expect(refused[0]?.problems).toMatchObject([{ field: 'visaType', value: 'H1-Z' }]);
    expect(await findBrokenInvariants()).toEqual([]);

    const again = await bringIn(firm, 'cases', lines).catch((error: unknown) => String(error));
    expect(again).toContain('There is no row that could be brought in');

    expect(await undoImport(firm.admin, importId)).toBe(SIZE - bad);
    expect(await everythingOf(firm)).toEqual(before);
    expect(await findBrokenInvariants()).toEqual([]);
    expect(await firm.addCase()).toMatchObject({ number: 2, status: 'assigned' });
    expect(await findBrokenInvariants()).toEqual([]);
  });

  test('leaves cases with whom they are, since when, and has the others assigned in order of date', async () => {
    const firm = await newFirm();
    const ada = await firm.addAttorney({ name: 'Ada', capacity: 1 });
    await firm.addAttorney({ name: 'Bo' });
    const importId = await bringIn(firm, 'cases', [
      HEADINGS,
      'C-1,Kim,,TN,,,6/2/2025,',
      'C-2,Lee,,TN,,,6/1/2025,',
      'C-3,Max,,TN,ada,3/4/2025,3/1/2025,1/5/2026',
      `C-4,Ned,,TN,${ada.email.toUpperCase()},3/5/2025,3/1/2025,`,
    ]);
    const details = (await rowsOf(firm, importId)).map(({ detail }) => detail);
    expect(details).toEqual([
      'case 4, with Bo',
      'case 3, with Bo',
      'case 1, with Ada',
      'case 2, with Ada, who is over capacity with it: 2 of 1',
    ]);
    const { items } = await listCases(firm.admin, { q: 'C-3' });
    expect(items[0]).toMatchObject({
      assignedAt: '2025-03-04T12:00:00.000Z',
      deadline: '2026-01-05',
    });
    const history = await getCaseHistory(firm.admin, items[0]?.id ?? '');
    expect(JSON.stringify(history)).toContain('"startReason":"imported"');
    expect(await getAttorney(firm.admin, ada.id)).toMatchObject({ activeCases: 2, openCases: 2 });
    expect(await findBrokenInvariants()).toEqual([]);
  });

  test('refuses a holder whom a wall keeps from the client, or whom no one knows', async () => {
    const firm = await newFirm();
    await firm.addAttorney({ name: 'Ada' });
    const importId = await stage(firm, 'cases', [
      HEADINGS,
      'C-1,Kim,,TN,Zoe,,,',
      'C-2,Kim,,TN,,3/4/2025,,',
    ]);
    await check(firm, importId);
    const problems = (await rowsOf(firm, importId)).map((row) => row.problems);
    expect(problems).toMatchObject([
      [{ field: 'attorney', value: 'Zoe', remedy: /There is no attorney "Zoe"/ }],
      [],
    ]);
  });

  test('is mended row by row: what is typed anew is checked, and comes in beside the rest', async () => {
    const firm = await newFirm();
    await firm.addAttorney();
    const importId = await bringIn(firm, 'cases', [HEADINGS, 'C-1,Kim,,TN,,,,', 'C-2,Lee,,XX,,,,']);
    const bad = (await rowsOf(firm, importId)).find(({ status }) => status === 'bad');
    const cells = { [bad?.id ?? '']: { 3: 'H-1B' } };
    await mendRows(firm.admin, { importId, cells });
    expect(await counts(firm, importId)).toEqual({ in: 1, good: 1 });
    await runImport(firm.admin, importId);
    await finish(firm, importId);
    expect(await counts(firm, importId)).toEqual({ in: 2 });
  });

  test('stops when it is paused, and goes on where it was', async () => {
    const firm = await firmOfTwo();
    const importId = await stage(firm, 'cases', [
      HEADINGS,
      ...caseLines(120).filter((_, at) => at % 20 !== 7),
    ]);
    await check(firm, importId);
    await runImport(firm.admin, importId);
    expect(await runBatch(firm.admin, importId)).toBe(true);
    await pauseImport(firm.admin, importId);
    expect(await runBatch(firm.admin, importId)).toBe(false);
    expect(await counts(firm, importId)).toEqual({ in: 100, good: 14 });
    await runImport(firm.admin, importId);
    await finish(firm, importId);
    expect(await counts(firm, importId)).toEqual({ in: 114 });
    expect(await findBrokenInvariants()).toEqual([]);
  });

  test('cannot be undone once something builds on it', async () => {
    const firm = await firmOfTwo();
    const first = await bringIn(firm, 'cases', [
      HEADINGS,
      'C-1,Kim,,TN,attorney-1@firm.example,,,',
    ]);
    await firm.addCase();
    await expect(undoImport(firm.admin, first)).rejects.toThrow(/other cases have been opened/);
    const second = await bringIn(firm, 'cases', [
      HEADINGS,
      'C-2,Kim,,TN,attorney-1@firm.example,,,',
    ]);
    const { items } = await listCases(firm.admin, { q: 'C-2' });
    await reassignCase(firm.admin, items[0]?.id ?? '', { reason: 'workload' });
    await expect(undoImport(firm.admin, second)).rejects.toThrow(/case 3 has been worked on/);
    expect(await findBrokenInvariants()).toEqual([]);
  });
});

describe('an import of people', () => {
  test('of attorneys and clients leaves nothing once undone, the latest first', async () => {
    const firm = await newFirm();
    const before = await everythingOf(firm);
    const attorneys = await bringIn(firm, 'attorneys', [
      'Full name;Mail;Title;Caseload;Visa types',
      'Ada;ada@firm.example;Senior;12;H-1B:3, TN:2'
        .replace(', ', ' ; ')
        .replace('H-1B:3 ; TN:2', '"H-1B:3; TN:2"'),
    ]);
    expect((await listAttorneys(firm.admin, {})).items[0]).toMatchObject({
      seniority: 'senior',
      capacity: 12,
    });
    await bringIn(firm, 'clients', ['Client,E-mail', 'Kim,kim@mail.example']);
    const clients = await bringIn(firm, 'clients', [
      'Client,E-mail,Employer,ID',
      'Kim,kim@mail.example,Acme,K-1',
      'Lee,,,L-1',
    ]);
    const listed = await listClients(firm.admin, { sort: 'name-asc' });
    expect(listed.items).toMatchObject([{ name: 'Kim', company: 'Acme' }, { name: 'Lee' }]);
    await undoImport(firm.admin, clients);
    expect((await listClients(firm.admin, {})).items).toMatchObject([
      { name: 'Kim', company: null, version: 1 },
    ]);
    const [earlier] = await asOwner<{ id: string }>(
      `SELECT id FROM imports WHERE firm_id = $1 AND kind = 'clients' AND status = 'finished'`,
      [firm.firmId],
    );
    await undoImport(firm.admin, earlier?.id ?? '');
    await undoImport(firm.admin, attorneys);
    expect(await everythingOf(firm)).toEqual(before);
    expect(await findBrokenInvariants()).toEqual([]);
  });

  test('remembers what the headings of such a file stand for', async () => {
    const firm = await newFirm();
    const first = await stage(firm, 'clients', ['Wer,Wo', 'Kim,Acme']);
    expect((await find(firm, first)).columns).toEqual(['', '']);
    await mapColumns(firm.admin, { importId: first, columns: { 0: 'name', 1: 'company' } });
    while (await checkBatch(firm.firmId, first)) continue;
    await runImport(firm.admin, first);
    await finish(firm, first);
    const second = await stage(firm, 'clients', ['Wo,Wer', 'Acme,Lee']);
    expect((await find(firm, second)).columns).toEqual(['company', 'name']);
  });

  test('refuses columns that are missing, unknown or chosen twice', async () => {
    const firm = await newFirm();
    const importId = await stage(firm, 'clients', ['Wer,Wo', 'Kim,Acme']);
    const map = (columns: Record<string, string>) => mapColumns(firm.admin, { importId, columns });
    await expect(map({ 1: 'company' })).rejects.toThrow('Say which column holds: name.');
    await expect(map({ 0: 'name', 1: 'name' })).rejects.toMatchObject({
      fields: [{ path: 'columns.1' }],
    });
    await expect(map({ 0: 'name', 1: 'colour' })).rejects.toMatchObject({
      fields: [{ path: 'columns.1' }],
    });
  });
});
