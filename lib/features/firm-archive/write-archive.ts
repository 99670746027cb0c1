import 'server-only';
import { createHash } from 'node:crypto';
import { PassThrough, Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import { hashStartOf } from '@/lib/platform/auth/api-keys';
import { now } from '@/lib/platform/clock';
import { listApiKeys, listUsersOfFirm } from '@/lib/platform/db/identity-store';
import { listShippedMigrations } from '@/lib/platform/db/shipped-migrations';
import { withWholeFirm, type FirmTx } from '@/lib/platform/db/with-firm';
import {
  API_KEYS,
  fileNameOf,
  MANIFEST,
  manifestText,
  USERS,
  type ArchivedFile,
  type Manifest,
} from './manifest';
import { linesOfTable } from './lines-of-table';
import { LEFT_OUT, listArchivedTables } from './tables';

type Lines = AsyncIterable<readonly string[]>;

/** What is written, one after another. */
interface Part {
  readonly table: string;
  readonly lines: Lines;
}

/**
 * The firm as a zip of JSON Lines, as it is at this moment, written while it is read: only as fast as it is
 * taken, and in pieces, however large the firm is. The stream ends with an error when the firm cannot be
 * read to its end, and reading ends when the stream is destroyed.
 */
export function writeArchive(firmId: string, timeoutMs: number): Readable {
  const output = new PassThrough();
  const work = (tx: FirmTx) => writeInto(output, tx, firmId);
  withWholeFirm(firmId, work, { snapshot: true, timeoutMs }).catch((error: unknown) =>
    output.destroy(error instanceof Error ? error : new Error(String(error))),
  );
  return output;
}

/** Resolves once everything is read; the rest of the file does not need the transaction. */
async function writeInto(output: PassThrough, tx: FirmTx, firmId: string): Promise<void> {
  if (output.destroyed) throw new Error('The file was not taken.');
  const allRead = Promise.withResolvers<void>();
  // It may fail before it is waited for.
  allRead.promise.catch(() => undefined);
  const zip = new ZipFile();
  zip.on('error', allRead.reject);
  output.once('close', () => allRead.reject(new Error('The file was not taken to its end.')));
  await tx.$executeRaw`SET LOCAL TIME ZONE 'UTC'`;
  const firm = await readFirm(tx, firmId);
  const files: ArchivedFile[] = [];
  const add = (name: string, open: () => Readable) =>
    zip.addReadStreamLazy(name, { mtime: now() }, (give) => {
      const stream = open();
      stream.once('error', (error) => zip.emit('error', error));
      give(null, stream);
    });
  for (const { table, lines } of await partsOf(tx, firmId)) {
    add(fileNameOf(table), () => Readable.from(counted(table, lines, files), BYTES));
  }
  add(MANIFEST, () => {
    allRead.resolve();
    return Readable.from([Buffer.from(manifestText({ ...firm, files, leftOut: [...LEFT_OUT] }))]);
  });
  zip.end();
  zip.outputStream.pipe(output);
  await allRead.promise;
}

const BYTES = { objectMode: false, highWaterMark: 1 };

/** The lines as bytes, and what they came to once they have all gone by. */
async function* counted(table: string, lines: Lines, files: ArchivedFile[]) {
  const hash = createHash('sha256');
  let rows = 0;
  let bytes = 0;
  for await (const batch of lines) {
    if (batch.length === 0) continue;
    const piece = Buffer.from(`${batch.join('\n')}\n`);
    hash.update(piece);
    rows += batch.length;
    bytes += piece.length;
    yield piece;
  }
  files.push({ table, rows, bytes, sha256: hash.digest('hex') });
}

/** Accounts and keys first: members refer to the former, nothing to the latter. */
async function partsOf(tx: FirmTx, firmId: string): Promise<Part[]> {
  const tables = await listArchivedTables(tx);
  return [
    { table: USERS, lines: once(() => listUsersOfFirm(tx, firmId)) },
    { table: API_KEYS, lines: once(() => readKeys(tx, firmId)) },
    ...tables.map((table) => ({ table: table.name, lines: linesOfTable(tx, firmId, table) })),
  ];
}

async function* once(read: () => Promise<readonly object[]>): AsyncGenerator<string[]> {
  yield (await read()).map((row) => JSON.stringify(row));
}

/** Keys without what opens anything: so much of the hash as the audit trail has of it. */
async function readKeys(tx: FirmTx, firmId: string): Promise<object[]> {
  const keys = await listApiKeys(tx, firmId);
  return keys.map(({ firmId: _, keyHash, ...key }) => ({
    ...key,
    hashStart: hashStartOf(keyHash),
  }));
}

async function readFirm(
  tx: FirmTx,
  firmId: string,
): Promise<Pick<Manifest, 'schema' | 'exportedAt' | 'firm'>> {
  const { slug } = await tx.firmSlug.findUniqueOrThrow({
    where: { firmId },
    select: { slug: true },
  });
  const { name } = await tx.firm.findUniqueOrThrow({
    where: { id: firmId },
    select: { name: true },
  });
  return {
    schema: listShippedMigrations().at(-1) ?? '',
    exportedAt: now().toISOString(),
    firm: { id: firmId, slug, name },
  };
}
