import pg from 'pg';
import { describe, expect, test } from 'vitest';
import { reassignCase } from '@/lib/assignment';
import { changeCase, getCase, getCaseHistory, listCases } from '@/lib/features/cases';
import { getAttorney, listAttorneys } from '@/lib/features/attorneys';
import type { Viewer } from '@/lib/platform/auth/load-viewer';
import { asOwner } from '@/tests/integration/as-owner';
import { eventually } from '@/tests/integration/eventually';
import {
  bringIn,
  check,
  counts,
  everythingOf,
  find,
  finish,
  rowsOf,
  stage,
} from '@/tests/integration/import-fixture';
import { findBrokenInvariants } from '@/tests/integration/invariants';
import { useOwnDatabase } from '@/tests/integration/test-database';
import { newFirm, type TestFirm } from '@/tests/integration/new-firm';
import { findImport, mapColumns, mendRows, pauseImport, runImport, undoImport } from './';
import { checkBatch } from './check-batch';
import { runBatch } from './run-batch';

await useOwnDatabase();

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
  await firm.addAttorney({ email: 'attorney-1@firm.example', capacity: 100 });
  await firm.addAttorney({ email: 'attorney-2@firm.example', capacity: 100 });
  return firm;
}

/** `IMPORT_ROWS=10000` for a move of a whole firm, which takes minutes. */
const SIZE = Number(process.env.IMPORT_ROWS ?? 400);

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

  test('adds nothing while the same rows come in by another file', async () => {
    const firm = await firmOfTwo();
    const lines = [HEADINGS, ...caseLines(40)];
    const [first, second] = [await stage(firm, 'cases', lines), await stage(firm, 'cases', lines)];
    for (const id of [first, second]) await check(firm, id);
    // Both were good when they were checked, and both are brought in at a time.
    for (const id of [first, second]) await runImport(firm.admin, id);
    await Promise.all([finish(firm, first), finish(firm, second)]);
    const both = [await counts(firm, first), await counts(firm, second)];
    expect(both.reduce((sum, { in: count = 0 }) => sum + count, 0)).toBe(38);
    expect(both.reduce((sum, { known = 0 }) => sum + known, 0)).toBe(38);
    const [cases] = await asOwner<{ count: number }>(
      'SELECT count(*)::int AS count FROM cases WHERE firm_id = $1',
      [firm.firmId],
    );
    expect(cases?.count).toBe(38);
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
      [{ field: 'attorney', value: 'Zoe' }],
      [{ field: 'heldSince' }],
    ]);
  });

  test('records closed cases and past holders as they were, and weighs on no one with them', async () => {
    const firm = await newFirm();
    for (const name of ['Ada', 'Bo']) await firm.addAttorney({ name });
    // Whose ledger is settled up to now, as by any transaction.
    const { id } = await firm.addCase();
    const { version } = await getCase(firm.admin, id);
    await changeCase(firm.admin, id, { version, stage: 'closed' });
    const before = await everythingOf(firm);
    const importId = await bringIn(firm, 'cases', [
      'Client,Visa,Attorney,Assigned on,Opened,Past attorneys,Closed on',
      'Kim,TN,Bo,2025-03-01,2025-01-05,ada:2025-01-06; Bo:2/1/2025; Ada:2025-02-03,',
      'Lee,TN,Ada,,2024-01-05,,5/1/2024',
      'Max,TN,,,2024-01-05,Bo:2024-02-01,2024-01-20',
      'Ned,TN,,,2024-01-05,Zoe:2024-02-01,',
      'Oli,TN,,,2024-01-05,Bo:2024-02-01,',
    ]);
    const rows = await rowsOf(firm, importId);
    expect(rows.map(({ status, detail }) => detail ?? status)).toEqual([
      ...['case 3, with Bo', 'case 2, closed', 'bad', 'bad', 'bad'],
    ]);
    expect(rows.slice(2).map(({ problems }) => problems)).toMatchObject([
      [{ field: 'closedAt' }],
      [{ field: 'pastHolders' }],
      [{ field: 'attorney' }],
    ]);
    const intervals = await asOwner<{ told: string }>(
      `SELECT concat_ws(' ', c.number, a.name, s.started_at::date, s.ended_at::date, s.end_reason) AS told
         FROM assignments s JOIN cases c ON c.id = s.case_id JOIN attorneys a ON a.id = s.attorney_id
        WHERE s.firm_id = $1 AND c.number > 1 ORDER BY c.number, s.started_at`,
      [firm.firmId],
    );
    expect(intervals.map(({ told }) => told)).toEqual([
      '2 Ada 2024-01-05 2024-05-01 closed',
      '3 Ada 2025-01-06 2025-02-01 handoff',
      '3 Bo 2025-02-01 2025-02-03 handoff',
      '3 Ada 2025-02-03 2025-03-01 handoff',
      '3 Bo 2025-03-01',
    ]);
    const carried = (await listAttorneys(firm.admin, {})).items.map(({ openCases }) => openCases);
    expect(carried).toEqual([0, 1]);
    expect(await findBrokenInvariants()).toEqual([]);
    await undoImport(firm.admin, importId);
    expect(await everythingOf(firm)).toEqual(before);
    expect(await findBrokenInvariants()).toEqual([]);
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

  test('is mended once for all rows in which the same was refused, but those mended by themselves', async () => {
    const firm = await newFirm();
    await firm.addAttorney({ expertise: { 'H-1B': 3, TN: 3, PERM: 3 } });
    const importId = await stage(firm, 'cases', [
      HEADINGS,
      'C-1,Kim,,Labor cert,,,,',
      'C-2,Lee,,XX,,,,',
      'C-3,Ada,,Labor cert,,,,soon',
      'C-4,Bo,,Labor cert,,,,',
      'C-5,Cy,n/a,H-1B,,,,',
      'C-6,Di,n/a,H-1B,,,,',
    ]);
    await check(firm, importId);
    const viewer = { firmId: firm.firmId, role: 'admin', behindWalls: false } as Viewer;
    const shown = await findImport({ ...viewer, attorneyId: null }, importId);
    expect(shown?.repeated).toMatchObject([
      { column: 'visaType', value: 'Labor cert', rows: 3 },
      { column: 'clientEmail', value: 'n/a', rows: 2 },
    ]);
    // The third has something else as well; of the first and the last nothing else has to be typed.
    expect(shown?.badRows?.map(({ line }) => line)).toEqual([3, 4]);
    const third = shown?.badRows?.at(-1)?.id ?? '';
    const second = shown?.badRows?.at(0)?.id ?? '';
    await mendRows(firm.admin, {
      importId,
      cells: { [second]: { 3: 'TN' }, [third]: { 3: 'H-1B', 7: '2031-05-04' } },
      repeated: [
        { column: 'visaType', value: 'Labor cert', to: 'PERM' },
        { column: 'clientEmail', value: 'n/a', to: null, empty: true },
      ],
    });
    expect(await counts(firm, importId)).toEqual({ good: 6 });
    await runImport(firm.admin, importId);
    await finish(firm, importId);
    const types = await asOwner<{ ref: string; type: string }>(
      'SELECT external_ref AS ref, visa_type AS type FROM cases WHERE firm_id = $1 ORDER BY 1',
      [firm.firmId],
    );
    expect(types.map(({ ref, type }) => `${ref} ${type}`)).toEqual([
      ...['C-1 PERM', 'C-2 TN', 'C-3 H-1B', 'C-4 PERM', 'C-5 H-1B', 'C-6 H-1B'],
    ]);
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

  test('is not set back by a check that was slower than the run', async () => {
    const firm = await firmOfTwo();
    const importId = await stage(firm, 'cases', [HEADINGS, 'C-1,Kim,,TN,,,,']);
    const { columns } = await find(firm, importId);
    await mapColumns(firm.admin, {
      importId,
      columns: Object.fromEntries(columns.map((column, at) => [String(at), column || null])),
    });
    const other = new pg.Client({ connectionString: process.env.DATABASE_URL });
    await other.connect();
    try {
      // Another process: it has checked the row and brought it in when it lets go of the firm.
      await other.query('BEGIN');
      await other.query('SELECT 1 FROM assignment_states WHERE firm_id = $1 FOR UPDATE', [
        firm.firmId,
      ]);
      await other.query(`UPDATE imports SET status = 'running' WHERE id = $1`, [importId]);
      await other.query(`UPDATE import_rows SET status = 'in' WHERE import_id = $1`, [importId]);
      const checked = checkBatch(firm.firmId, importId);
      await eventually('the check waits for the other process', async () => {
        const [waiting] = await asOwner<{ pid: number }>(
          `SELECT pid FROM pg_stat_activity
            WHERE datname = current_database() AND wait_event_type = 'Lock'`,
        );
        return waiting ?? null;
      });
      await other.query('COMMIT');
      expect(await checked).toBe(false);
    } finally {
      await other.end();
    }
    expect(await counts(firm, importId)).toEqual({ in: 1 });
    expect(await find(firm, importId)).toMatchObject({ status: 'running' });
  });
});
