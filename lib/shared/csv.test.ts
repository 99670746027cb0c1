import { parse } from 'csv-parse/sync';
import { expect, it } from 'vitest';
import { csvLine, type CsvCell } from './csv';

function readBack(cells: CsvCell[]): unknown {
  return parse(csvLine(cells))[0];
}

it('comes back as it went in, whatever is in a cell', () => {
  const cells = ['plain', 'a "quoted", word', 'two\r\nlines', ' spaced ', 'Łukasz 👩‍⚖️ فرح', ''];
  expect(readBack(cells)).toEqual(cells);
});

it('ends every line as RFC 4180 wants it and leaves unknown cells empty', () => {
  expect(csvLine(['a', null, 7, -0.5])).toBe('a,,7,-0.5\r\n');
});

it('never lets a spreadsheet run what someone typed', () => {
  for (const text of [
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    ' =1',
    '＝1',
    '\n@x',
    ';=1+1',
    '\u200b=1',
    '\ufeff=1',
    '\u202e+1',
    '\u2066\u00ad@x',
    ' ; ;-1',
    ',=1',
    '\u0000=1',
  ]) {
    expect(readBack([text])).toEqual([`'${text}`]);
  }
  expect(readBack(['a=1', 'x@example.com', '3-4'])).toEqual(['a=1', 'x@example.com', '3-4']);
});
