import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { startEmbedded, type EmbeddedOptions } from '@/lib/platform/db/embedded';
import { ensureAppRole } from '@/scripts/lib/database-roles';
import { migrate } from '@/scripts/lib/migrate';

/** Signs nothing outside the tests. */
export const TEST_SECRET = 'a secret that only the tests know, long enough to sign with';

const TEMPLATE = 'evenhand_template';

export interface Cluster {
  /** Owner's URL of the database that others are copied from; no one may stay connected to it. */
  readonly templateOwnerUrl: string;
  /** The same database as the product connects to it. */
  readonly templateAppUrl: string;
  /** What the server has to say. */
  readonly logFile: string;
  remove(): Promise<void>;
}

/**
 * A PostgreSQL of its own in a folder of its own, with a migrated template database: quick, because
 * nothing in it has to outlive the tests. What is measured asks for one that keeps what it commits.
 */
export async function startThrowawayCluster({
  durable = false,
  settings = {},
}: Partial<Pick<EmbeddedOptions, 'durable' | 'settings'>> = {}): Promise<Cluster> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'evenhand-test-'));
  const checkout = path.resolve(import.meta.dirname, '..', '..');
  const server = await startEmbedded({ checkout, folder, password: 'test', durable, settings });
  const remove = async () => {
    await server.stop();
    fs.rmSync(folder, { recursive: true, force: true });
  };
  try {
    await runAsOwner(server.ownerUrl('postgres'), `CREATE DATABASE ${TEMPLATE}`);
    const templateOwnerUrl = server.ownerUrl(TEMPLATE);
    await migrate(templateOwnerUrl);
    const templateAppUrl = await ensureAppRole(templateOwnerUrl, TEST_SECRET);
    const logFile = path.join(folder, 'postgres.log');
    return { templateOwnerUrl, templateAppUrl, logFile, remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

/** The same server and role, another database. */
export function inDatabase(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.toString();
}

/** Copies the template into a new database; answers its URLs. */
export async function cloneTemplate(
  cluster: Pick<Cluster, 'templateOwnerUrl' | 'templateAppUrl'>,
  name: string,
): Promise<{ ownerUrl: string; appUrl: string }> {
  const adminUrl = inDatabase(cluster.templateOwnerUrl, 'postgres');
  await runAsOwner(adminUrl, `CREATE DATABASE ${name} TEMPLATE ${TEMPLATE}`);
  return {
    ownerUrl: inDatabase(cluster.templateOwnerUrl, name),
    appUrl: inDatabase(cluster.templateAppUrl, name),
  };
}

/** Runs one statement on a connection of its own. */
export async function runAsOwner<Row extends pg.QueryResultRow>(
  url: string,
  sql: string,
  values: unknown[] = [],
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(sql, values)).rows;
  } finally {
    await client.end();
  }
}
