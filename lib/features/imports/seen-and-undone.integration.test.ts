import { describe, expect, test } from 'vitest';
import { listAbsences } from '@/lib/features/absences';
import { listAttorneys } from '@/lib/features/attorneys';
import { listClients, mergeClients } from '@/lib/features/clients';
import { newId } from '@/lib/platform/ids';
import { asOwner } from '@/tests/integration/as-owner';
import {
  bringIn,
  counts,
  everythingOf,
  find,
  finish,
  rowsOf,
  stage,
} from '@/tests/integration/import-fixture';
import { findBrokenInvariants } from '@/tests/integration/invariants';
import { useOwnDatabase } from '@/tests/integration/test-database';
import { newFirm } from '@/tests/integration/new-firm';
import { buildSite, finishedImport } from '@/tests/integration/recorded/site';
import {
  discardImport,
  exportBadRows,
  findImport,
  listImports,
  mapColumns,
  runImport,
  stageImport,
  undoImport,
  uploadedFile,
  workOnImport,
} from './';
import { checkBatch } from './check-batch';

await useOwnDatabase();

describe('what an admin sees of an import', () => {
  test('is its columns with samples, its counts, and the refused rows with why, also as a file', async () => {
    const { viewer, actor, firm } = await buildSite();
    const bytes = Buffer.from('Client,E-mail\nKim,kim@mail.example\nLee,nowhere\n');
    const importId = await stageImport(actor, await uploadedFile('clients', 'c.csv', bytes));
    await mapColumns(actor, { importId, columns: { 0: 'name', 1: 'email' } });
    await workOnImport(firm.firmId, importId);
    expect(await findImport(viewer, importId)).toMatchObject({
      status: 'ready',
      counts: { good: 1, bad: 1 },
      columns: [
        { heading: 'Client', column: 'name', samples: ['Kim', 'Lee'] },
        { column: 'email' },
      ],
      badRows: [{ line: 3, problems: [{ field: 'email', value: 'nowhere' }] }],
    });
    expect(await listImports(viewer)).toMatchObject([{ id: importId, fileName: 'c.csv' }]);
    const lines: (readonly string[])[] = [];
    for await (const batch of exportBadRows(viewer, importId)) lines.push(...batch);
    expect(lines).toMatchObject([
      ['Client', 'E-mail', 'Line', 'Reason'],
      ['Lee', 'nowhere', '3', expect.any(String)],
    ]);
  });

  test('behind a wall is the rows of their own files only', async () => {
    const { viewer, actor } = await buildSite();
    const bytes = Buffer.from('Client\nKim\n');
    const importId = await stageImport(actor, await uploadedFile('clients', 'c.csv', bytes));
    const walled = { ...viewer, behindWalls: true };
    expect(await findImport(walled, importId)).toMatchObject({ badRows: [] });
    const other = { ...walled, memberId: newId() };
    expect(await findImport(other, importId)).toMatchObject({
      badRows: null,
      columns: [{ samples: [] }],
    });
    await expect(exportBadRows(other, importId).next()).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  test('is gone with a file that is discarded, and stays once rows are in', async () => {
    const { viewer, actor } = await buildSite();
    const bytes = Buffer.from('Client\nKim\n');
    const importId = await stageImport(actor, await uploadedFile('clients', 'c.csv', bytes));
    await discardImport(actor, importId);
    expect(await findImport(viewer, importId)).toBeNull();
    const site = await buildSite();
    const inAlready = await finishedImport(site);
    await expect(discardImport(site.actor, inAlready)).rejects.toThrow(/Undo the import instead/);
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

  test('stays while one of its clients is merged into another', async () => {
    const firm = await newFirm();
    await firm.addCase({ client: { name: 'Kim' } });
    const importId = await bringIn(firm, 'clients', [
      'Client,E-mail,Employer,ID',
      'Kimberly,kim@mail.example,Acme,K-1',
    ]);
    const { items } = await listClients(firm.admin, { sort: 'name-asc' });
    const [into, from] = items.map(({ id }) => id);
    await mergeClients(firm.admin, from ?? '', { intoClientId: into ?? '' });
    await expect(undoImport(firm.admin, importId)).rejects.toThrow(/Kimberly has been changed/);
    const merged = await listClients(firm.admin, {});
    expect(merged.items).toMatchObject([{ name: 'Kim', company: 'Acme' }]);
    expect(await findBrokenInvariants()).toEqual([]);
  });

  test('of absences records each once, and leaves nothing once undone', async () => {
    const firm = await newFirm();
    await firm.addAttorney({ name: 'Ada' });
    await firm.addAttorney({ name: 'Bo' });
    const lines = [
      'Name,From,To,Type,Covered by',
      'ada,7/6/2026,7/17/2026,Vacation,Bo',
      'Bo,2026-07-20,2026-07-10,sick,',
      'Zoe,2026-07-20,2026-07-22,sick,',
      'Bo,2026-07-20,2026-07-22,sick,Zoe',
    ];
    const importId = await bringIn(firm, 'absences', lines);
    const rows = await rowsOf(firm, importId);
    expect(rows.map(({ status }) => status)).toEqual(['in', 'bad', 'bad', 'bad']);
    expect(rows.slice(1).map(({ problems }) => problems)).toMatchObject([
      [{ field: 'endsOn' }],
      [{ field: 'attorney', value: 'Zoe' }],
      [{ field: 'coverAttorney', value: 'Zoe' }],
    ]);
    expect(await counts(firm, await bringIn(firm, 'absences', lines))).toEqual({
      known: 1,
      bad: 3,
    });
    const { items } = await listAbsences(firm.admin, {});
    expect(items).toMatchObject([{ attorney: { name: 'Ada' }, startsOn: '2026-07-06' }]);
    await firm.addCase();
    await undoImport(firm.admin, importId);
    expect((await listAbsences(firm.admin, {})).items).toEqual([]);
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

  test('ends at thirty files in an hour', async () => {
    const { actor } = await buildSite();
    const file = () => uploadedFile('clients', 'c.csv', Buffer.from('Client\nKim\n'));
    for (let sent = 0; sent < 30; sent += 1) await stageImport(actor, await file());
    await expect(stageImport(actor, await file())).rejects.toMatchObject({
      code: 'too-many-requests',
    });
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
