import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { SetupError } from '@/lib/platform/db/setup-error';
import { checkout } from './checkout';
import { packageProgram, runQuietly } from './commands';
import { installJobSchema } from './job-schema';

const migrationsFolder = path.join(checkout, 'prisma', 'migrations');

/**
 * Brings the database to the newest migration, and the job tables to their newest form. Prisma is started only when the database's own record
 * says that something is missing: its start alone costs more than the rest of a second `npm start`.
 *
 * @returns what was done, for the progress line
 * @throws SetupError with Prisma's own words, or the database's.
 */
export async function migrate(ownerUrl: string): Promise<string> {
  const migrated = await applyMigrations(ownerUrl);
  // After them: the job tables are granted to the role that they create.
  const installed = await installJobSchema(ownerUrl);
  return migrated || installed ? 'migrations applied' : 'up to date';
}

async function applyMigrations(ownerUrl: string): Promise<boolean> {
  if (await isUpToDate(ownerUrl)) return false;
  const prisma = packageProgram('prisma', 'build', 'index.js');
  const result = await runQuietly([prisma, 'migrate', 'deploy'], {
    ...process.env,
    DATABASE_URL: ownerUrl,
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
    CI: '1',
  });
  if (result.code !== 0) {
    throw new SetupError(
      `The migrations could not be applied:\n${result.output.trim()}`,
      'Nothing of the failed migration remains. Mend the cause that is named and start again; ' +
        'a migration marked as failed is cleared with `prisma migrate resolve`.',
    );
  }
  return true;
}

async function isUpToDate(ownerUrl: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const exists = await client.query<{ found: boolean }>(
      `SELECT to_regclass('public._prisma_migrations') IS NOT NULL AS found`,
    );
    if (!exists.rows[0]?.found) return false;
    const { rows } = await client.query<{ name: string; checksum: string; done: boolean }>(
      `SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS done
         FROM _prisma_migrations WHERE rolled_back_at IS NULL`,
    );
    const applied = new Map(rows.filter((row) => row.done).map((row) => [row.name, row.checksum]));
    return (
      rows.every((row) => row.done) &&
      listMigrations().every(({ name, checksum }) => applied.get(name) === checksum)
    );
  } finally {
    await client.end();
  }
}

function listMigrations(): { name: string; checksum: string }[] {
  return fs
    .readdirSync(migrationsFolder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => {
      const sql = fs.readFileSync(path.join(migrationsFolder, name, 'migration.sql'));
      return { name, checksum: createHash('sha256').update(sql).digest('hex') };
    });
}
