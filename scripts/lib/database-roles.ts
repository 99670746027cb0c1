import { createHash } from 'node:crypto';
import pg from 'pg';
import { SetupError } from '@/lib/platform/db/setup-error';
import { derivePassword } from './secrets';

/**
 * Makes sure that the product's login role exists, a member of `evenhand_app` that owns nothing, and
 * returns the URL to connect with. The name follows from the database, the password from the secret,
 * so that two installations on one cluster have each their own.
 *
 * @throws SetupError when another owner's `evenhand_app` is in the way.
 */
export async function ensureAppRole(ownerUrl: string, sessionSecret: string): Promise<string> {
  const url = new URL(ownerUrl);
  const database = decodeURIComponent(url.pathname.slice(1));
  const key = createHash('sha256').update(database).digest('hex').slice(0, 8);
  const role = `evenhand_app_${key}`;
  const password = derivePassword(sessionSecret, `database role ${role}`);
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    // Several servers may start at one moment, and roles belong to the whole cluster.
    await client.query(`SELECT pg_advisory_lock(hashtext('evenhand app role'))`);
    const known = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [role]);
    const verb = known.rowCount === 0 ? 'CREATE' : 'ALTER';
    const name = client.escapeIdentifier(role);
    await client.query(`${verb} ROLE ${name} LOGIN PASSWORD ${client.escapeLiteral(password)}`);
    // The longest work there is, a batch of the waiting line, ends by itself within 30 s as well.
    await client.query(`ALTER ROLE ${name} SET statement_timeout = '30s'`);
    await client.query(`GRANT evenhand_app TO ${name}`);
    await client.query(`GRANT CONNECT ON DATABASE ${client.escapeIdentifier(database)} TO ${name}`);
  } catch (error) {
    throw new SetupError(
      `The role "${role}" could not be set up: ${error instanceof Error ? error.message : String(error)}.`,
      'The user of DATABASE_URL needs ADMIN on evenhand_app: GRANT evenhand_app TO that user WITH ADMIN ' +
        'OPTION; or create the role yourself and give it in DATABASE_APP_URL.',
    );
  } finally {
    await client.end();
  }
  url.username = role;
  url.password = password;
  return url.toString();
}
