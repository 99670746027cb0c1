import 'server-only';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { CsvError, parse } from 'csv-parse';
import { ImportError } from './import-error';

export interface CsvRow {
  /** Line of the file on which the row begins; the header is line 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** A file that has been read through once: it is whole, and its text is UTF-8. */
export interface CheckedCsv {
  readonly header: readonly string[];
  readonly rowCount: number;
  rows(): AsyncGenerator<CsvRow>;
}

const GZIP_MAGIC = [0x1f, 0x8b];
const DELIMITERS = [',', ';', '\t'];
/** A row longer than this is a forgotten quotation mark, not a row. */
const MAX_ROW_BYTES = 1_000_000;

/**
 * Opens a CSV file, gzipped or not, and reads it through once, so that a file that breaks off in
 * the middle is refused before its first row is written.
 *
 * @throws ImportError when it cannot be read, is not UTF-8, has no header or a broken quotation.
 */
export async function openCsv(path: string): Promise<CheckedCsv> {
  const { gzipped, delimiter } = await inspect(path);
  const read = () => readRows(path, gzipped, delimiter);
  let header: readonly string[] | null = null;
  let rowCount = -1;
  for await (const row of read()) {
    header ??= row.cells.map((cell) => cell.trim());
    rowCount += 1;
  }
  if (header === null) {
    throw new ImportError(`${path} is empty. The first line must name the columns.`);
  }
  return { header, rowCount, rows: () => skipFirst(read()) };
}

async function* skipFirst(rows: AsyncGenerator<CsvRow>): AsyncGenerator<CsvRow> {
  let isHeader = true;
  for await (const row of rows) {
    if (!isHeader) yield row;
    isHeader = false;
  }
}

async function* readRows(
  path: string,
  gzipped: boolean,
  delimiter: string,
): AsyncGenerator<CsvRow> {
  const parser = parse({
    bom: true,
    delimiter,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: MAX_ROW_BYTES,
  });
  const fed = feed(path, gzipped, parser).catch((error: unknown) => {
    parser.destroy(error instanceof Error ? error : new Error(String(error)));
  });
  try {
    let countedTwice = 0;
    for await (const { record, info } of parser as AsyncIterable<{
      record: string[];
      info: { lines: number };
    }>) {
      const text = record.join('\n');
      // The parser counts a CRLF inside quotation marks as two lines.
      countedTwice += text.split('\r\n').length - 1;
      const linesInside = text.split('\n').length - record.length;
      yield { line: info.lines - countedTwice - linesInside, cells: record };
    }
  } catch (error) {
    throw readingError(path, error);
  } finally {
    parser.destroy();
    await fed;
  }
}

async function feed(path: string, gzipped: boolean, parser: Transform): Promise<void> {
  const source: Readable = createReadStream(path);
  if (gzipped) await pipeline(source, createGunzip(), onlyUtf8(), parser);
  else await pipeline(source, onlyUtf8(), parser);
}

/** Lets UTF-8 pass and refuses anything else, which would arrive as replacement characters. */
function onlyUtf8(): Transform {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      try {
        decoder.decode(chunk, { stream: true });
        done(null, chunk);
      } catch {
        done(new ImportError('is not UTF-8 text. Save it as "CSV UTF-8" and try again.'));
      }
    },
  });
}

function readingError(path: string, error: unknown): Error {
  if (error instanceof ImportError) return new ImportError(`${path} ${error.message}`);
  if (error instanceof CsvError) {
    return new ImportError(
      `${path} is not well-formed CSV: ${error.message}. Look for a quotation mark that is not closed or not doubled.`,
    );
  }
  return cannotRead(path, error);
}

function cannotRead(path: string, error: unknown): ImportError {
  const why = error instanceof Error ? error.message : String(error);
  return new ImportError(
    `Cannot read ${path}: ${why}. Give a CSV file (UTF-8) that you may read, gzipped if you like.`,
  );
}

async function inspect(path: string): Promise<{ gzipped: boolean; delimiter: string }> {
  try {
    const file = await open(path);
    const start = Buffer.alloc(2);
    await file.read(start, 0, 2, 0);
    await file.close();
    const gzipped = GZIP_MAGIC.every((byte, index) => start[index] === byte);
    return { gzipped, delimiter: delimiterOf(await firstLine(path, gzipped)) };
  } catch (error) {
    throw cannotRead(path, error);
  }
}

async function firstLine(path: string, gzipped: boolean): Promise<string> {
  const file = createReadStream(path);
  const text = gzipped ? file.pipe(createGunzip()) : file;
  file.on('error', (error) => text.destroy(error));
  let line = '';
  for await (const chunk of text as AsyncIterable<Buffer>) {
    line += chunk.toString('utf8');
    if (line.includes('\n')) break;
  }
  file.destroy();
  return line.split('\n')[0] ?? '';
}

/** Spreadsheets in many countries write semicolons or tabs between cells. */
function delimiterOf(header: string): string {
  const counts = DELIMITERS.map((mark) => header.split(mark).length);
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ',';
}
