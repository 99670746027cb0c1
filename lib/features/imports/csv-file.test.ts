import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import { openCsv, type CsvRow } from './csv-file';

const folder = mkdtempSync(path.join(os.tmpdir(), 'evenhand-csv-'));
afterAll(() => rmSync(folder, { recursive: true }));

let files = 0;

async function read(content: string | Buffer) {
  files += 1;
  const file = path.join(folder, `${files}.csv`);
  writeFileSync(file, content);
  const csv = await openCsv(file);
  const all: CsvRow[] = [];
  for await (const row of csv.rows()) all.push(row);
  return { ...csv, all };
}

describe('a CSV file', () => {
  test('may begin with a byte order mark, end its lines with CRLF and quote its cells', async () => {
    const { header, all } = await read(
      '\uFEFFname,notes\r\n"Lee, Ann","said ""hi""\r\ntwice"\r\nBo,\r\n',
    );
    expect(header).toEqual(['name', 'notes']);
    expect(all).toEqual([
      { line: 2, cells: ['Lee, Ann', 'said "hi"\r\ntwice'] },
      { line: 4, cells: ['Bo', ''] },
    ]);
  });

  test('may be gzipped, hold emoji and right-to-left names, and separate with semicolons', async () => {
    const { header, rowCount, all } = await read(gzipSync('name;company\nنور 🌿;Kestrel\n'));
    expect(header).toEqual(['name', 'company']);
    expect(rowCount).toBe(1);
    expect(all[0]?.cells).toEqual(['نور 🌿', 'Kestrel']);
  });

  test('counts blank lines, and names the line on which a row begins', async () => {
    const { all } = await read('name,notes\nA,"1\n2\n3"\n\nB,\n');
    expect(all.map(({ line }) => line)).toEqual([2, 6]);
  });

  test('with a header alone has no rows', async () => {
    expect((await read('name,email\n')).rowCount).toBe(0);
  });

  test('that is empty, broken, of another encoding or absent says what to do', async () => {
    await expect(read('')).rejects.toThrow(/is empty.*must name the columns/);
    await expect(read('name\n"open')).rejects.toThrow(/not well-formed CSV.*quotation mark/);
    await expect(read(Buffer.from([0x6e, 0x0a, 0xe9, 0x0a]))).rejects.toThrow(/not UTF-8.*Save it/);
    await expect(openCsv(path.join(folder, 'nowhere.csv'))).rejects.toThrow(
      /Cannot read .*nowhere/,
    );
    await expect(openCsv(folder)).rejects.toThrow(/Cannot read/);
    await expect(read(Buffer.concat([gzipSync('name\nA\n').subarray(0, 15)]))).rejects.toThrow(
      /Cannot read/,
    );
  });
});
