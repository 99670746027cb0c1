import pg from 'pg';
import { startEmbedded } from '@/lib/platform/db/embedded';
import { step, note } from '../bootstrap/terminal.mjs';
import { checkout, localFolder } from './checkout';
import { ensureAppRole } from './database-roles';
import { checkExternalDatabase } from './external-database';
import { migrate } from './migrate';
import { readSecrets } from './secrets';

/** Connections that commands beside the server may need. */
const OF_COMMANDS = 20;

export interface Database {
  readonly kind: 'embedded' | 'external';
  readonly ownerUrl: string;
  readonly appUrl: string;
  /** Ends what was started for it; an external database is left alone. */
  stop(): Promise<void>;
}

/**
 * A migrated database that the product can connect to: the one in DATABASE_URL, else the embedded
 * server, which is started for it.
 *
 * @param connections how many the product will hold; what commands need comes on top
 * @throws SetupError when something on the machine is in the way.
 */
export async function openDatabase(connections = 0): Promise<Database> {
  const secrets = readSecrets();
  const externalUrl = process.env.DATABASE_URL;
  const server = externalUrl ? null : await startServer(secrets.databasePassword, connections);
  const ownerUrl = externalUrl ?? server?.ownerUrl('evenhand') ?? '';
  const stop = async () => server?.stop();
  try {
    const givenAppUrl = externalUrl ? process.env.DATABASE_APP_URL : undefined;
    if (externalUrl) {
      await step('PostgreSQL of DATABASE_URL', () =>
        checkExternalDatabase(externalUrl, givenAppUrl === undefined),
      );
    } else if (server) await ensureDatabase(server.ownerUrl('postgres'), 'evenhand');
    await step('Database schema', () => migrate(ownerUrl));
    const appUrl = givenAppUrl ?? (await ensureAppRole(ownerUrl, secrets.sessionSecret));
    return { kind: server ? 'embedded' : 'external', ownerUrl, appUrl, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startServer(password: string, connections: number) {
  const maxConnections = connections + OF_COMMANDS;
  const options = { checkout, folder: localFolder, password, durable: true, maxConnections };
  let server: Awaited<ReturnType<typeof startEmbedded>> | undefined;
  await step('PostgreSQL', async () => {
    server = await startEmbedded({ ...options, onNotice: note });
    return `port ${server.port}`;
  });
  return server ?? null;
}

async function ensureDatabase(adminUrl: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const known = await client.query('SELECT FROM pg_database WHERE datname = $1', [name]);
    if (known.rowCount === 0)
      await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
}
