import { describe, expect, test } from 'vitest';
import { newId } from '@/lib/platform/ids';
import { buildSite, finishedImport } from '@/tests/integration/recorded/site';
import {
  discardImport,
  exportBadRows,
  findImport,
  listImports,
  mapColumns,
  stageImport,
  uploadedFile,
  workOnImport,
} from './';

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
