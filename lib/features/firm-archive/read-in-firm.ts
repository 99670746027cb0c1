import 'server-only';
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { hashPassword } from '@/lib/platform/auth/passwords';
import { now } from '@/lib/platform/clock';
import {
  admitUser,
  beginDue,
  claimSlug,
  findFirmIdBySlug,
  listTakenUserIds,
  restoreApiKeys,
} from '@/lib/platform/db/identity-store';
import { listShippedMigrations } from '@/lib/platform/db/shipped-migrations';
import { withWholeFirm, type FirmTx } from '@/lib/platform/db/with-firm';
import { newId } from '@/lib/platform/ids';
import { normaliseEmail } from '@/lib/shared/normalise-email';
import { fail } from './fail';
import { inOrder } from './in-order';
import { API_KEYS, USERS, type Manifest } from './manifest';
import { openArchive, type OpenArchive } from './read-archive';
import { listArchivedTables, type ArchivedTable } from './tables';

const TIMEOUT_MS = 6 * 3_600_000;

/** What came in, and what the operator has to do next. */
export interface FirmReadIn {
  readonly firmId: string;
  readonly slug: string;
  readonly name: string;
  readonly rows: number;
  /** Members who have a new account here, and no password yet. */
  readonly newAccounts: readonly string[];
  /** Members whose address had an account here, with which they come in. */
  readonly knownAccounts: readonly string[];
  /** Keys that are shown, and open nothing: their secrets stay with the other installation. */
  readonly apiKeys: number;
}

/**
 * Reads a firm in from its archive: the same ids, numbers and chain of events, in one transaction. For the
 * operator, who answers for where the file comes from.
 *
 * @throws AppError naming what is wrong with the file, or what is in its way here, and the remedy. Nothing
 *   is left of the firm then.
 */
export async function readInFirm(
  file: string,
  options: { readonly slug?: string | undefined } = {},
): Promise<FirmReadIn> {
  const archive = await openArchive(file);
  try {
    const { firm } = archive.manifest;
    const slug = options.slug ?? firm.slug;
    refuseOtherSchema(archive.manifest);
    if (await findFirmIdBySlug(slug)) {
      throw fail(
        `A firm with the short name "${slug}" is here already.`,
        'Give the one that is read in another: --slug NAME.',
      );
    }
    const work = (tx: FirmTx) => readInto(tx, archive, slug);
    return await withWholeFirm(firm.id, work, { timeoutMs: TIMEOUT_MS });
  } finally {
    archive.close();
  }
}

function refuseOtherSchema({ schema }: Manifest): void {
  const ours = listShippedMigrations().at(-1) ?? '';
  if (schema === ours) return;
  throw fail(
    `The firm was exported from a database of version ${schema}; this one has ${ours}.`,
    schema < ours
      ? 'Bring the other installation to this version of Evenhand, and export the firm there once more.'
      : 'Bring this installation to the version of the other one first.',
  );
}

async function readInto(tx: FirmTx, archive: OpenArchive, slug: string): Promise<FirmReadIn> {
  const { firm, files } = archive.manifest;
  await refuseTwice(tx, firm.id);
  const tables = await listArchivedTables(tx);
  refuseOtherTables(tables, archive.manifest);
  const [firms, ...others] = tables.toSorted(
    (a, b) => Number(b.name === 'firms') - Number(a.name === 'firms'),
  );
  if (firms) await insertFirm(tx, archive, firms);
  await claimSlug(tx, { slug, firmId: firm.id, isDemo: false });
  const accounts = await admitUsers(tx, archive);
  for (const table of others) {
    const lines = linesFor(archive, table, accounts.idOf);
    for await (const batch of lines) {
      await insertRows(tx, firm.id, table, batch).catch((error: unknown) => {
        throw unfit(table.name, error);
      });
    }
  }
  const apiKeys = await readInKeys(tx, archive);
  await beginDue(tx, firm.id, now());
  return {
    firmId: firm.id,
    slug,
    name: firm.name,
    rows: files.reduce((sum, { rows }) => sum + rows, 0),
    newAccounts: accounts.added,
    knownAccounts: accounts.known,
    apiKeys,
  };
}

async function refuseTwice(tx: FirmTx, firmId: string): Promise<void> {
  const found = await tx.$queryRaw<unknown[]>`SELECT 1 FROM firms WHERE id = ${firmId}::uuid`;
  if (found.length === 0) return;
  throw fail(
    `The firm ${firmId} is here already.`,
    'Read it into another installation; nothing was changed in this one.',
  );
}

function refuseOtherTables(tables: readonly ArchivedTable[], { files }: Manifest): void {
  const ours = new Set([USERS, API_KEYS, ...tables.map(({ name }) => name)]);
  const theirs = new Set(files.map(({ table }) => table));
  const lacking = [...ours].filter((name) => !theirs.has(name));
  const unknown = [...theirs].filter((name) => !ours.has(name));
  if (lacking.length + unknown.length === 0) return;
  throw fail(
    `The archive has other tables than this database: ${[...lacking, ...unknown].join(', ')}.`,
    'Export the firm once more.',
  );
}

function linesFor(
  archive: OpenArchive,
  table: ArchivedTable,
  idOf: ReadonlyMap<string, string>,
): AsyncGenerator<string[]> {
  const lines = archive.linesOf(table.name);
  if (table.name === 'members') return withAccounts(lines, idOf);
  return table.selfReferences.length > 0 ? inOrder(lines, table.selfReferences) : lines;
}

const memberSchema = z.looseObject({ user_id: z.uuid() });

/** Members by the accounts that they have here. */
async function* withAccounts(
  batches: AsyncIterable<string[]>,
  idOf: ReadonlyMap<string, string>,
): AsyncGenerator<string[]> {
  for await (const batch of batches) {
    yield batch.map((line) => {
      const member = memberSchema.parse(JSON.parse(line));
      return JSON.stringify({ ...member, user_id: idOf.get(member.user_id) ?? null });
    });
  }
}

async function insertFirm(
  tx: FirmTx,
  archive: OpenArchive,
  { columns }: ArchivedTable,
): Promise<void> {
  const { id } = archive.manifest.firm;
  const lines: string[] = [];
  for await (const batch of archive.linesOf('firms')) lines.push(...batch);
  if (lines.length !== 1) throw fail('There is not one firm in it.', 'Export the firm once more.');
  const others = columns.filter((column) => column !== 'id');
  const values = others.map(
    (column) => `(json_populate_record(NULL::firms, $2::json))."${column}"`,
  );
  await tx.$executeRawUnsafe(
    `INSERT INTO firms (id, ${quoted(others)}) VALUES ($1::uuid, ${values.join(', ')})`,
    ...[id, lines[0]],
  );
}

/** Names come from the catalogue; every row is of this firm, whatever its line says. */
async function insertRows(
  tx: FirmTx,
  firmId: string,
  { name, columns }: ArchivedTable,
  lines: readonly string[],
): Promise<void> {
  const fields = columns.map((column) => `r."${column}"`).join(', ');
  const inserted = await tx.$executeRawUnsafe(
    `INSERT INTO "${name}" (firm_id, ${quoted(columns)})
     SELECT f.id, ${fields}
       FROM firms f CROSS JOIN json_populate_recordset(NULL::"${name}", $2::json) r
      WHERE f.id = $1::uuid`,
    ...[firmId, `[${lines.join(',')}]`],
  );
  if (inserted === lines.length) return;
  throw fail(`A line of ${name} is not one row.`, 'Export the firm once more.');
}

/** What the database says of rows that do not fit (its classes 22 and 23) is about the file. */
function unfit(table: string, error: unknown): unknown {
  const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : null;
  if (typeof code !== 'string' || !/^2[23]/.test(code)) return error;
  return fail(`A row of ${table} does not fit: ${String(error)}.`, 'Export the firm once more.');
}

function quoted(columns: readonly string[]): string {
  return columns.map((column) => `"${column}"`).join(', ');
}

interface Accounts {
  /** From the id of an account there to its id here. */
  readonly idOf: ReadonlyMap<string, string>;
  readonly added: readonly string[];
  readonly known: readonly string[];
}

const userSchema = z.strictObject({ id: z.uuid(), email: z.string().min(3).max(320) });

/** The members' accounts: those there are by their addresses, for the others new ones without a password. */
async function admitUsers(tx: FirmTx, archive: OpenArchive): Promise<Accounts> {
  const firmId = archive.manifest.firm.id;
  const users = await readAll(archive, USERS, userSchema);
  const taken = new Set(
    await listTakenUserIds(
      tx,
      users.map(({ id }) => id),
    ),
  );
  // Of random bytes that no one has: it opens to no password.
  const passwordHash = await hashPassword(randomBytes(32).toString('base64url'));
  const idOf = new Map<string, string>();
  const [added, known]: [string[], string[]] = [[], []];
  for (const { id, email } of users) {
    const { userId, isNewUser } = await admitUser(tx, {
      userId: taken.has(id) ? newId() : id,
      ...{ firmId, email: normaliseEmail(email), passwordHash, createdAt: now() },
    });
    idOf.set(id, userId);
    (isNewUser ? added : known).push(email);
  }
  return { idOf, added, known };
}

const keySchema = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  hashStart: z.string().regex(/^[0-9a-f]{16}$/),
  lastFour: z.string().nullable(),
  scopes: z.array(z.string()),
  createdAt: z.coerce.date(),
  createdByName: z.string(),
  expiresAt: z.coerce.date().nullable(),
  lastUsedAt: z.coerce.date().nullable(),
  revokedAt: z.coerce.date().nullable(),
  successorOfId: z.uuid().nullable(),
});

/** Keys as the audit trail has them. The rest of each hash is random: it belongs to no key. */
async function readInKeys(tx: FirmTx, archive: OpenArchive): Promise<number> {
  const firmId = archive.manifest.firm.id;
  const keys = await readAll(archive, API_KEYS, keySchema);
  const rows = keys.map(({ hashStart, ...key }) => ({
    ...key,
    firmId,
    keyHash: hashStart + randomBytes(24).toString('hex'),
  }));
  await restoreApiKeys(tx, rows);
  return rows.length;
}

async function readAll<T>(archive: OpenArchive, table: string, schema: z.ZodType<T>): Promise<T[]> {
  const rows: T[] = [];
  for await (const batch of archive.linesOf(table)) {
    for (const line of batch) {
      const parsed = schema.safeParse(JSON.parse(line));
      if (!parsed.success) {
        throw fail(`A line of ${table} cannot be read.`, 'Export the firm once more.');
      }
      rows.push(parsed.data);
    }
  }
  return rows;
}
