import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { listAttorneys } from '@/lib/features/attorneys';
import { listCases } from '@/lib/features/cases';
import { listClients } from '@/lib/features/clients';
import { addWall } from '@/lib/features/walls';
import { asOwner } from '@/tests/integration/as-owner';
import { findBrokenInvariants } from '@/tests/integration/invariants';
import { newFirm, type TestFirm } from '@/tests/integration/new-firm';
import { importFile, replayCases, type ImportOptions, type RowReport } from './';
import { useOwnDatabase } from '@/tests/integration/test-database';

await useOwnDatabase();

const folder = mkdtempSync(path.join(os.tmpdir(), 'evenhand-import-'));
afterAll(() => rmSync(folder, { recursive: true }));

let files = 0;

async function run(
  firm: TestFirm,
  kind: ImportOptions['kind'],
  lines: readonly string[],
  options: Partial<ImportOptions> = {},
) {
  files += 1;
  const file = path.join(folder, `${files}.csv`);
  writeFileSync(file, `${lines.join('\r\n')}\r\n`);
  const reports: RowReport[] = [];
  const onRow = (report: RowReport) => reports.push(report);
  const summary = await importFile(firm.admin, { kind, path: file, onRow, ...options });
  return { summary, reports };
}

const CASES = 'clientName,visaType,complexity,externalRef';

describe('an import of cases', () => {
  test('decides every row like any other case and reports its holder', async () => {
    const firm = await newFirm();
    const { name } = await firm.addAttorney();
    const { summary, reports } = await run(firm, 'cases', [
      CASES,
      'نور 🌿,H-1B,4,R-1',
      'Ann,TN,,R-2',
      'Bo,asylum,8,R-3',
    ]);
    expect(summary).toEqual({ rows: 3, imported: 3, known: 0, rejected: 0, skipped: 0 });
    expect(reports.map(({ line, detail }) => [line, detail])).toEqual([
      [2, `case 1, with ${name}`],
      [3, `case 2, with ${name}`],
      [4, 'case 3, waiting'],
    ]);
    expect(await findBrokenInvariants()).toEqual([]);
  });

  test('rejects a row with text that cannot be stored, by its column, and goes on', async () => {
    const firm = await newFirm();
    await firm.addAttorney();
    const { summary, reports } = await run(firm, 'cases', [
      CASES,
      'A\0b,H-1B,4,R-1',
      'Bo,H-1B,4,R-2',
    ]);
    expect(summary).toMatchObject({ imported: 1, rejected: 1 });
    expect(reports[0]?.problems).toMatchObject([{ field: 'clientName' }]);
    expect(reports[0]?.problems[0]?.remedy).toContain('cannot be stored');
  });

  test('writes good rows, and of bad ones nothing but line, field, value and remedy', async () => {
    const firm = await newFirm();
    await firm.addAttorney();
    const { summary, reports } = await run(firm, 'cases', [
      CASES,
      'Ann,H-1B,high,R-1',
      'Bo,H-9,4,R-2',
      ',H-1B,4,R-3',
      'Cy,H-1B,4',
      'Di,H-1B,4,R-5',
    ]);
    expect(summary).toMatchObject({ rows: 5, imported: 1, rejected: 4 });
    const problems = reports.flatMap(({ line, problems: all }) =>
      all.map((one) => ({ line, ...one })),
    );
    expect(problems.map(({ line, field, value }) => [line, field, value])).toEqual([
      [2, 'complexity', 'high'],
      [3, 'visaType', 'H-9'],
      [4, 'clientName', ''],
      [5, '', 'Cy,H-1B,4'],
    ]);
    const remedies = [
      '1 to 10; got "high"',
      'one of H-1B, L-1A',
      'must not be empty',
      '3 cells where the header has 4',
    ];
    remedies.forEach((remedy, place) => expect(problems[place]?.remedy).toContain(remedy));
    const { items } = await listCases(firm.admin, {});
    expect(items.map(({ externalRef }) => externalRef)).toEqual(['R-5']);
  });

  test('repeated does not double what is in already', async () => {
    const firm = await newFirm();
    await firm.addAttorney();
    const lines = [CASES, 'Ann,H-1B,4,R-1', 'Ann,H-1B,4,R-1'];
    expect((await run(firm, 'cases', lines)).summary).toMatchObject({ imported: 1, known: 1 });
    const again = await run(firm, 'cases', lines);
    expect(again.summary).toMatchObject({ imported: 0, known: 2, rejected: 0 });
    expect(again.reports[0]?.detail).toBe('case 1 has this externalRef');
  });

  test('backtested reports the same and writes nothing', async () => {
    const firm = await newFirm();
    await firm.addAttorney();
    const lines = [CASES, 'Ann,H-1B,4,R-1', 'Bo,H-1B,0,R-2', 'Ann,H-1B,4,R-1'];
    const { summary } = await run(firm, 'cases', lines, { dryRun: true });
    expect(summary).toEqual({ rows: 3, imported: 1, known: 1, rejected: 1, skipped: 0 });
    expect((await listCases(firm.admin, {})).items).toEqual([]);
    expect(await findBrokenInvariants()).toEqual([]);
  });

  test('with missing, unknown or repeated columns names them and writes nothing', async () => {
    const firm = await newFirm();
    const missing = run(firm, 'cases', ['clientName', 'Ann']);
    await expect(missing).rejects.toThrow(/lacks the column visaType/);
    const unknown = run(firm, 'cases', ['clientName,visaType,colour', 'Ann,TN,red']);
    await expect(unknown).rejects.toThrow(/do not have: colour.*known are: clientName/s);
    const twice = run(firm, 'cases', ['clientName,visaType,visaType', 'Ann,TN,TN']);
    await expect(twice).rejects.toThrow(/names a column twice: visaType/);
    expect((await listCases(firm.admin, {})).items).toEqual([]);
  });

  test('takes the selected rows only', async () => {
    const firm = await newFirm();
    const selection = [{ column: 'externalRef', start: 'A-' }];
    const lines = [CASES, 'Ann,TN,3,A-1', 'Bo,TN,3,B-1'];
    const { summary } = await run(firm, 'cases', lines, { selection });
    expect(summary).toMatchObject({ rows: 1, imported: 1, skipped: 1 });
  });
});

describe('rows that come in together', () => {
  const HELD =
    'clientName,clientEmail,clientExternalRef,clientCompany,visaType,externalRef,attorney';

  test('know of each other as if each had come alone', async () => {
    const firm = await newFirm({ strategy: 'round-robin' });
    await firm.addAttorney({ name: 'Ada' });
    const { reports } = await run(firm, 'cases', [
      HELD,
      'Kim,kim@mail.example,,,TN,R-1,',
      'Kim,kim@mail.example,K-1,Acme,TN,R-2,',
      'Kim T.,,K-1,,TN,R-3,',
      'Other Kim,kim@mail.example,K-2,,TN,R-4,',
      'Kim,kim@mail.example,K-1,,TN,R-2,',
    ]);
    expect(reports.map(({ status }) => status)).toEqual([
      ...Array<string>(4).fill('imported'),
      'known',
    ]);
    const { items } = await listClients(firm.admin, { sort: 'name-asc' });
    expect(items).toMatchObject([
      { name: 'Kim', externalRef: 'K-1', company: 'Acme', version: 1 },
      { name: 'Other Kim', externalRef: 'K-2', company: null },
    ]);
    const cases = await asOwner(`SELECT 1 FROM cases WHERE client_id = $1`, [items[0]?.id]);
    expect(cases).toHaveLength(3);
    expect(await findBrokenInvariants()).toEqual([]);
  });

  test('are decided by who has the client’s latest case, be it of this file or an earlier one', async () => {
    const firm = await newFirm();
    for (const name of ['Ada', 'Bo']) await firm.addAttorney({ name });
    await run(firm, 'cases', [
      `${HELD},receivedAt`,
      'Kim,,K-1,,TN,R-1,Bo,2026-02-01',
      'Kim,,K-1,,TN,R-2,Ada,2026-01-01',
      'Kim,,K-1,,TN,R-3,,2026-02-03',
    ]);
    const [decision] = await asOwner<{ last: string }>(
      `SELECT input -> 'case' ->> 'lastAttorneyId' AS last FROM decisions WHERE firm_id = $1`,
      [firm.firmId],
    );
    const bo = (await listAttorneys(firm.admin, {})).items.find(({ name }) => name === 'Bo');
    expect(decision?.last).toBe(bo?.id);
  });

  test('are kept apart by a wall that an earlier row of the file has made hold', async () => {
    const firm = await newFirm();
    const ada = await firm.addAttorney({ name: 'Ada' });
    await firm.addAttorney({ name: 'Bo' });
    await addWall(firm.admin, { attorneyId: ada.id, company: 'Acme', reason: 'Was their judge' });
    const { reports } = await run(firm, 'cases', [
      HELD,
      'Kim,,K-1,Acme,TN,R-1,Bo',
      'Kim,,K-1,Elsewhere,TN,R-2,Ada',
      'Lee,,L-1,,TN,R-3,Ada',
    ]);
    expect(reports.map(({ status }) => status)).toEqual(['imported', 'rejected', 'imported']);
    expect(reports[1]?.problems).toMatchObject([{ field: 'attorney', value: 'Ada' }]);
  });

  test('are each tried alone where the database refuses one of them', async () => {
    const firm = await newFirm();
    await firm.addAttorney();
    await asOwner(`CREATE FUNCTION refuse_one() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN RAISE unique_violation USING MESSAGE = 'cases_external_ref_key'; END $$`);
    await asOwner(`CREATE TRIGGER refuse_one BEFORE INSERT ON cases FOR EACH ROW
      WHEN (NEW.external_ref = 'R-refused') EXECUTE FUNCTION refuse_one()`);
    const lines = ['Ann,,,,TN,R-1,', 'Bo,,,,TN,R-refused,', 'Cy,,,,TN,R-3,'];
    const { summary, reports } = await run(firm, 'cases', [HELD, ...lines]);
    expect(summary).toMatchObject({ imported: 2, rejected: 1 });
    expect(reports[1]?.problems).toMatchObject([{ field: 'externalRef', value: 'R-refused' }]);
    expect(await findBrokenInvariants()).toEqual([]);
  });
});

describe('an import of attorneys', () => {
  test('fills the roster, knows e-mail addresses again and refuses unknown visa types', async () => {
    const firm = await newFirm();
    const lines = [
      'name,email,seniority,capacity,expertise',
      'Ada,ada@firm.example,senior,12,H-1B:3;TN:2',
      'Ada,ADA@firm.example,senior,12,H-1B:3',
      'Bo,bo@firm.example,boss,12,H-1B:3',
      'Cy,cy@firm.example,junior,12,H-9:3',
    ];
    const { summary, reports } = await run(firm, 'attorneys', lines);
    expect(summary).toMatchObject({ imported: 1, known: 1, rejected: 2 });
    const refused = reports.flatMap(({ problems }) => problems.map(({ field }) => field));
    expect(refused).toEqual(['seniority', 'expertise']);
    const [ada] = (await listAttorneys(firm.admin, {})).items;
    expect(ada).toMatchObject({ capacity: 12, expertise: { 'H-1B': 3, TN: 2 } });
  });
});

describe('an import of clients', () => {
  test('adds the new ones, fills in what was missing and leaves the rest', async () => {
    const firm = await newFirm();
    const lines = [
      'name,email,company,externalRef',
      'Ann,a@b.example,,C-1',
      'Ann,a@b.example,Acme,C-1',
    ];
    const { reports } = await run(firm, 'clients', lines);
    expect(reports.map(({ detail }) => detail)).toEqual(['Ann', 'Ann, filled in']);
    const again = await run(firm, 'clients', lines);
    expect(again.summary).toMatchObject({ known: 2, imported: 0 });
  });
});

describe('cases of the past', () => {
  test('are decided in the order in which they arrived, and one that ends makes room for the next', async () => {
    const firm = await newFirm();
    const { id: attorneyId } = await firm.addAttorney({ capacity: 1 });
    const on = (day: number) => new Date(Date.UTC(2026, 1, day, 15));
    const past = (name: string, arrives: number, closes: number | null) => ({
      input: { client: { name }, visaType: 'H-1B' as const },
      arrivedAt: on(arrives),
      closedAt: closes === null ? null : on(closes),
    });
    const cases = [past('Second', 3, null), past('First', 2, 6), past('Third', 4, 5)];
    const outcomes = await replayCases(firm.admin, cases);
    const told = outcomes.map(({ past: { input }, waitedMs, ...one }) => [
      ...[input.client.name, one.attorneyId, waitedMs && waitedMs / 86_400_000],
    ]);
    expect(told).toEqual([
      ['First', attorneyId, 0],
      ['Second', attorneyId, 3],
      ['Third', null, null],
    ]);
    expect(await findBrokenInvariants()).toEqual([]);
  });
});
