import pg from 'pg';
import { SetupError } from '@/lib/platform/db/setup-error';
import { JOB_SCHEMA } from '@/lib/platform/jobs/queues';

const OLDEST_VERSION = 150_000;

const FORM = 'postgresql://USER:PASSWORD@HOST:5432/DATABASE';

interface Abilities {
  version: number;
  roles: boolean;
  tables: boolean;
  schemas: boolean;
}

/**
 * Checks that a PostgreSQL given in DATABASE_URL can serve: reachable, new enough, and open to us as
 * an owner who may create roles and tables.
 *
 * @throws SetupError that names what is wrong and what to do about it; never with the password.
 */
export async function checkExternalDatabase(url: string, needsRole: boolean): Promise<void> {
  const target = parseUrl(url);
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
  } catch (error) {
    throw explainConnection(error, target);
  }
  try {
    const { rows } = await client.query<Abilities>(`
      SELECT current_setting('server_version_num')::int AS version,
             (SELECT rolsuper OR rolcreaterole FROM pg_roles WHERE rolname = current_user) AS roles,
             has_schema_privilege('public', 'CREATE') AS tables,
             has_database_privilege(current_database(), 'CREATE')
               OR to_regnamespace('${JOB_SCHEMA}') IS NOT NULL AS schemas`);
    const found = rows[0];
    if (found) checkAbilities(found, target, needsRole);
  } finally {
    await client.end();
  }
}

function parseUrl(url: string): URL {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  if (parsed && /^postgres(ql)?:$/.test(parsed.protocol) && parsed.pathname.length > 1)
    return parsed;
  throw new SetupError(
    'DATABASE_URL is not the address of a PostgreSQL database.',
    `Give it as ${FORM}, with special characters percent-encoded; or leave it out for the embedded one.`,
  );
}

function explainConnection(error: unknown, target: URL): SetupError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const reason = error instanceof Error ? error.message || code : String(error);
  const database = decodeURIComponent(target.pathname.slice(1));
  if (code === '28P01' || code === '28000') {
    return new SetupError(
      `PostgreSQL at ${target.host} refuses the user "${target.username}" of DATABASE_URL: ${reason}.`,
      'Correct the user and the password in DATABASE_URL (percent-encode special characters).',
    );
  }
  if (code === '3D000') {
    return new SetupError(
      `PostgreSQL at ${target.host} has no database "${database}", which DATABASE_URL names.`,
      `Create it as its owner: CREATE DATABASE "${database}" OWNER "${target.username}";`,
    );
  }
  return new SetupError(
    `No PostgreSQL answers at ${target.host}, which DATABASE_URL names: ${reason}.`,
    'Start that server, correct the host and the port, or leave DATABASE_URL out for the embedded one.',
  );
}

function checkAbilities(found: Abilities, target: URL, needsRole: boolean): void {
  if (found.version < OLDEST_VERSION) {
    throw new SetupError(
      `PostgreSQL at ${target.host} is version ${Math.floor(found.version / 10_000)}; Evenhand needs 15.`,
      'Upgrade the server, or leave DATABASE_URL out for the embedded PostgreSQL 18.',
    );
  }
  if (needsRole && !found.roles) {
    throw new SetupError(
      `The user "${target.username}" of DATABASE_URL may not create roles, and Evenhand runs under a ` +
        'role of its own that owns nothing.',
      `Run as a superuser: ALTER ROLE "${target.username}" CREATEROLE; or create the role yourself and ` +
        'give it in DATABASE_APP_URL (docs/operations.md).',
    );
  }
  if (!found.tables) {
    throw new SetupError(
      `The user "${target.username}" of DATABASE_URL may not create tables in the schema public.`,
      `Run as the database's owner: GRANT CREATE ON SCHEMA public TO "${target.username}";`,
    );
  }
  if (!found.schemas) {
    throw new SetupError(
      `The user "${target.username}" of DATABASE_URL may not create the schema "${JOB_SCHEMA}", where jobs are queued.`,
      `Run as the database's owner: GRANT CREATE ON DATABASE "${decodeURIComponent(target.pathname.slice(1))}" TO "${target.username}";`,
    );
  }
}
