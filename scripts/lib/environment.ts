import type { Database } from './database';
import { readSecrets } from './secrets';

/** The environment of the running product: it never learns how to connect as the owner. */
export function productEnvironment(database: Pick<Database, 'appUrl'>): NodeJS.ProcessEnv {
  const environment: NodeJS.ProcessEnv = {
    ...process.env,
    DATABASE_APP_URL: database.appUrl,
    NEXTAUTH_SECRET: readSecrets().sessionSecret,
    // Without a public address, links follow the host that the browser asked for.
    ...(process.env.NEXTAUTH_URL ? {} : { AUTH_TRUST_HOST: 'true' }),
    NEXT_TELEMETRY_DISABLED: '1',
  };
  delete environment.DATABASE_URL;
  return environment;
}

/** The environment of a command in scripts/, some of which set up or clear what the product may not. */
export function commandEnvironment(
  database: Pick<Database, 'appUrl' | 'ownerUrl'>,
): NodeJS.ProcessEnv {
  return { ...productEnvironment(database), DATABASE_URL: database.ownerUrl };
}
