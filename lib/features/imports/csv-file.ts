import 'server-only';
import { createReadStream } from 'node:fs';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { createGunzip } from 'node:zlib';
import { CsvError, parse } from 'csv-parse';
import { dialectOf, type Dialect } from './delimiter';
import { ImportError } from './import-error';
import { detectEncoding, isWorkbook, type TextEncoding } from './text-encoding';

export interface CsvRow {
  /** Line of the file on which the row begins; the header is line 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** A file that has been read through once: it is whole, and within the limits. */
export interface CheckedCsv {
  readonly header: readonly string[];
  readonly rowCount: number;
  rows(): AsyncGenerator<CsvRow>;
}

/** How much a file may hold. */
export interface CsvLimits {
  /** Once it is unpacked. */
  readonly bytes: number;
  readonly rows: number;
  readonly columns: number;
  readonly cellLength: number;
}

/** No firm's own file comes near; a file that does is another one than it was taken for. */
export const CSV_LIMITS: CsvLimits = {
  bytes: 4_000_000_000,
  rows: 50_000_000,
  columns: 200,
  cellLength: 20_000,
};

/** A file that can be opened more than once. */
interface Source {
  /** As it is called in what is said about it. */
  readonly name: string;
  readonly open: () => Readable;
}

/** A source whose writing is known. */
interface Text extends Source, Dialect {
  readonly encoding: TextEncoding;
  readonly isGzipped: boolean;
}

const START_BYTES = 65_536;
/** A row longer than this is a forgotten quotation mark, not a row. */
const MAX_ROW_BYTES = 1_000_000;

/**
 * Opens a CSV file, gzipped or not, and reads it through once, so that a file that breaks off in
 * the middle is refused before its first row is written.
 *
 * @throws ImportError when it cannot be read, is a workbook, has no header, a broken quotation, or
 * more than the limits allow.
 */
export async function openCsv(path: string, limits: CsvLimits = CSV_LIMITS): Promise<CheckedCsv> {
  return check({ name: path, open: () => createReadStream(path) }, limits);
}

/** The same for a file that has been sent. */
export async function openCsvBytes(
  name: string,
  bytes: Uint8Array,
  limits: CsvLimits = CSV_LIMITS,
): Promise<CheckedCsv> {
  return check({ name, open: () => Readable.from(slicesOf(bytes)) }, limits);
}

async function* slicesOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += START_BYTES) {
    // Bytes in memory are never waited for: without this the whole file would be read in one stretch.
    await nextTurn();
    yield bytes.subarray(at, at + START_BYTES);
  }
}

async function check(source: Source, limits: CsvLimits): Promise<CheckedCsv> {
  const text = await inspect(source, limits);
  const read = () => readRows(text, limits);
  let header: readonly string[] | null = null;
  let rowCount = -1;
  for await (const row of read()) {
    if (header) checkCells(source.name, header, row, limits);
    else header = headerOf(source.name, row, limits);
    rowCount += 1;
    if (rowCount > limits.rows) {
      throw new ImportError(
        `${source.name} has more than ${many(limits.rows)} rows. Split it and bring in one part after the other.`,
      );
    }
  }
  if (header === null) {
    throw new ImportError(`${source.name} is empty. The first line must name the columns.`);
  }
  return { header, rowCount, rows: () => skipFirst(read()) };
}

function headerOf(name: string, { cells }: CsvRow, { columns }: CsvLimits): readonly string[] {
  if (cells.length <= columns) return cells.map((cell) => cell.trim());
  throw new ImportError(
    `${name} has ${many(cells.length)} columns; at most ${many(columns)} are read. Take out those that are not needed.`,
  );
}

function checkCells(
  name: string,
  header: readonly string[],
  { line, cells }: CsvRow,
  { cellLength }: CsvLimits,
): void {
  const at = cells.findIndex((cell) => cell.length > cellLength);
  if (at < 0) return;
  const column = header[at] || `column ${at + 1}`;
  throw new ImportError(
    `${name}, line ${line}: ${column} has ${many(cells[at]?.length ?? 0)} characters; at most ${many(cellLength)} are read. Shorten it, or look for a quotation mark that is not closed.`,
  );
}

function many(count: number): string {
  return count.toLocaleString('en');
}

async function* skipFirst(rows: AsyncGenerator<CsvRow>): AsyncGenerator<CsvRow> {
  let isHeader = true;
  for await (const row of rows) {
    if (!isHeader) yield row;
    isHeader = false;
  }
}

async function* readRows(text: Text, limits: CsvLimits): AsyncGenerator<CsvRow> {
  const parser = parse({
    bom: true,
    delimiter: text.delimiter,
    from_line: text.headerLine,
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    skip_records_with_empty_values: true,
    max_record_size: MAX_ROW_BYTES,
  });
  const fed = feed(text, limits, parser).catch((error: unknown) => {
    parser.destroy(error instanceof Error ? error : new Error(String(error)));
  });
  try {
    let countedTwice = 0;
    for await (const { record, info } of parser as AsyncIterable<{
      record: string[];
      info: { lines: number };
    }>) {
      const cells = record.join('\n');
      // The parser counts a CRLF inside quotation marks as two lines.
      countedTwice += cells.split('\r\n').length - 1;
      const linesInside = cells.split('\n').length - record.length;
      yield { line: info.lines - countedTwice - linesInside, cells: record };
    }
  } catch (error) {
    throw readingError(text.name, error);
  } finally {
    parser.destroy();
    await fed;
  }
}

async function feed(text: Text, { bytes }: CsvLimits, parser: Transform): Promise<void> {
  await pipeline(unpacked(text), toUtf8(text.encoding, bytes), parser);
}

/** The bytes of a source once they are unpacked; a fault of the file becomes one of the text. */
function unpacked({ open, isGzipped }: Pick<Text, 'open' | 'isGzipped'>): Readable {
  const source = open();
  if (!isGzipped) return source;
  const text = source.pipe(createGunzip());
  source.on('error', (error) => text.destroy(error));
  text.on('close', () => source.destroy());
  return text;
}

function toUtf8(encoding: TextEncoding, maxBytes: number): Transform {
  const decoder = new TextDecoder(encoding);
  let seen = 0;
  return new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      seen += chunk.length;
      if (seen > maxBytes) {
        const size = `${many(Math.floor(maxBytes / 1_000_000))} MB`;
        done(new ImportError(`is larger than ${size}. Split it and bring in one part at a time.`));
      } else done(null, decoder.decode(chunk, { stream: true }));
    },
    flush(done) {
      done(null, decoder.decode());
    },
  });
}

function readingError(name: string, error: unknown): Error {
  if (error instanceof ImportError) return new ImportError(`${name} ${error.message}`);
  if (error instanceof CsvError) {
    return new ImportError(
      `${name} is not well-formed CSV: ${error.message}. Look for a quotation mark that is not closed or not doubled.`,
    );
  }
  return cannotRead(name, error);
}

function cannotRead(name: string, error: unknown): ImportError {
  const why = error instanceof Error ? error.message : String(error);
  return new ImportError(
    `Cannot read ${name}: ${why}. Give a CSV file that you may read, gzipped if you like.`,
  );
}

const GZIP_MAGIC = [0x1f, 0x8b];

async function inspect(source: Source, limits: CsvLimits): Promise<Text> {
  try {
    const first = await firstBytes(source.open());
    const isGzipped = GZIP_MAGIC.every((byte, index) => first[index] === byte);
    const start = isGzipped ? await firstBytes(unpacked({ ...source, isGzipped })) : first;
    if (isWorkbook(start)) {
      throw new ImportError(
        'is a workbook and not a CSV file. Open it in Excel, choose "Save as" and there "CSV UTF-8".',
      );
    }
    const encoding = await detectEncoding(limited(unpacked({ ...source, isGzipped }), limits));
    const dialect = dialectOf(new TextDecoder(encoding).decode(start));
    return { ...source, ...dialect, encoding, isGzipped };
  } catch (error) {
    throw readingError(source.name, error);
  }
}

/** No more than the limit is unpacked to find out what it is; reading says that it is too much. */
async function* limited(
  chunks: AsyncIterable<Uint8Array>,
  { bytes }: CsvLimits,
): AsyncGenerator<Uint8Array> {
  let seen = 0;
  for await (const chunk of chunks) {
    yield chunk;
    seen += chunk.length;
    if (seen > bytes) return;
  }
}

async function firstBytes(stream: Readable): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of stream as AsyncIterable<Uint8Array>) {
    chunks.push(chunk);
    length += chunk.length;
    if (length >= START_BYTES) break;
  }
  stream.destroy();
  return Buffer.concat(chunks);
}
