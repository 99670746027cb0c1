import 'server-only';
import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { openPromise, type Entry, type ZipFile } from 'yauzl';
import { AppError } from '@/lib/shared/errors';
import { fail } from './fail';
import { fileNameOf, MANIFEST, readManifest, type ArchivedFile, type Manifest } from './manifest';

const MOST_MANIFEST_BYTES = 1024 * 1024;
const MOST_LINE_BYTES = 64 * 1024 * 1024;
const PIECE_BYTES = 1024 * 1024;
const MOST_ROWS = 500;
const LINE_END = 0x0a;

const EXPORT_AGAIN = 'Export the firm once more; this file was damaged or changed afterwards.';

/** An archive whose every file is what its manifest says. */
export interface OpenArchive {
  readonly manifest: Manifest;
  /** The lines of a table, some at a time, without their ends. */
  linesOf(table: string): AsyncGenerator<string[]>;
  close(): void;
}

/**
 * Opens an archive and reads all of it once, before anything is done with it: nothing is missing, nothing
 * else is in it, and no byte is another one.
 *
 * @throws AppError naming the file that is wrong, and the remedy.
 */
export async function openArchive(path: string): Promise<OpenArchive> {
  const zip = await openZip(path);
  try {
    const entries = await readEntries(zip);
    const manifest = await readManifestOf(zip, entries);
    refuseOthers(entries, manifest);
    for (const file of manifest.files) await verify(zip, entries, file);
    return {
      manifest,
      linesOf: (table) => linesOf(zip, entryOf(entries, fileNameOf(table))),
      close: () => zip.close(),
    };
  } catch (error) {
    zip.close();
    throw error;
  }
}

async function openZip(path: string): Promise<ZipFile> {
  try {
    return await openPromise(path, { lazyEntries: true, autoClose: false, strictFileNames: true });
  } catch (error) {
    throw fail(
      `${path} cannot be read as a zip file: ${messageOf(error)}.`,
      'Name a file that `npm run firm:export` or the page of the firm’s data wrote, whole.',
    );
  }
}

async function readEntries(zip: ZipFile): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  try {
    for await (const entry of zip.eachEntry()) {
      if (entries.has(entry.fileName))
        throw fail(`${entry.fileName} is in it twice.`, EXPORT_AGAIN);
      entries.set(entry.fileName, entry);
      if (entries.size > 600) throw fail('There are more than 600 files in it.', EXPORT_AGAIN);
    }
  } catch (error) {
    throw damaged('Its list of files', error);
  }
  return entries;
}

async function readManifestOf(
  zip: ZipFile,
  entries: ReadonlyMap<string, Entry>,
): Promise<Manifest> {
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of piecesOf(zip, entryOf(entries, MANIFEST))) {
    pieces.push(piece);
    bytes += piece.length;
    if (bytes > MOST_MANIFEST_BYTES) throw fail(`${MANIFEST} is beyond 1 MB.`, EXPORT_AGAIN);
  }
  return readManifest(Buffer.concat(pieces).toString('utf8'));
}

function refuseOthers(entries: ReadonlyMap<string, Entry>, { files }: Manifest): void {
  const named = new Set([MANIFEST, ...files.map(({ table }) => fileNameOf(table))]);
  if (named.size !== files.length + 1) throw fail(`${MANIFEST} names a table twice.`, EXPORT_AGAIN);
  for (const name of entries.keys()) {
    if (!named.has(name)) throw fail(`${name} is not in its manifest.`, EXPORT_AGAIN);
  }
}

async function verify(
  zip: ZipFile,
  entries: ReadonlyMap<string, Entry>,
  file: ArchivedFile,
): Promise<void> {
  const name = fileNameOf(file.table);
  const hash = createHash('sha256');
  let bytes = 0;
  let rows = 0;
  for await (const piece of piecesOf(zip, entryOf(entries, name))) {
    hash.update(piece);
    bytes += piece.length;
    for (let at = piece.indexOf(LINE_END); at >= 0; at = piece.indexOf(LINE_END, at + 1)) rows += 1;
    if (bytes > file.bytes) break;
  }
  if (bytes === file.bytes && rows === file.rows && hash.digest('hex') === file.sha256) return;
  throw fail(`${name} is not the file that was written.`, EXPORT_AGAIN);
}

async function* linesOf(zip: ZipFile, entry: Entry): AsyncGenerator<string[]> {
  let lines: string[] = [];
  let bytes = 0;
  let rest: Buffer[] = [];
  let restBytes = 0;
  for await (const piece of piecesOf(zip, entry)) {
    let from = 0;
    for (let at = piece.indexOf(LINE_END); at >= 0; at = piece.indexOf(LINE_END, from)) {
      const line = Buffer.concat([...rest, piece.subarray(from, at)]);
      [rest, restBytes, from] = [[], 0, at + 1];
      lines.push(line.toString('utf8'));
      bytes += line.length;
      if (lines.length < MOST_ROWS && bytes < PIECE_BYTES) continue;
      yield lines;
      [lines, bytes] = [[], 0];
    }
    rest.push(piece.subarray(from));
    restBytes += piece.length - from;
    if (restBytes > MOST_LINE_BYTES) {
      throw fail(`${entry.fileName} has a line beyond 64 MB.`, EXPORT_AGAIN);
    }
  }
  if (restBytes > 0) throw fail(`The last line of ${entry.fileName} has no end.`, EXPORT_AGAIN);
  if (lines.length > 0) yield lines;
}

async function* piecesOf(zip: ZipFile, entry: Entry): AsyncGenerator<Buffer> {
  let stream: Readable;
  try {
    stream = await zip.openReadStreamPromise(entry);
  } catch (error) {
    throw damaged(entry.fileName, error);
  }
  try {
    yield* stream as AsyncIterable<Buffer>;
  } catch (error) {
    throw damaged(entry.fileName, error);
  }
}

function entryOf(entries: ReadonlyMap<string, Entry>, name: string): Entry {
  const entry = entries.get(name);
  if (entry) return entry;
  throw fail(`${name} is not in the file.`, EXPORT_AGAIN);
}

function damaged(what: string, error: unknown): Error {
  return error instanceof AppError
    ? error
    : fail(`${what} cannot be read: ${messageOf(error)}.`, EXPORT_AGAIN);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
