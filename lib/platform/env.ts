import 'server-only';
import { z } from 'zod';

const text = z.string().trim().min(1);

const schema = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('development'),
  /** Owner of the schema: migrations and setup only, never the running product. */
  DATABASE_URL: text.optional(),
  /** The role that the product connects as; set-up derives it where it is not given. */
  DATABASE_APP_URL: text,
  /** Signs the session cookies. Changing it signs everyone out. */
  NEXTAUTH_SECRET: text.min(32),
  /** The public address, where a proxy hides it. Without it the request's own host is used. */
  NEXTAUTH_URL: z.url().optional(),
  /** The operator's mail server: smtps://user:password@host, or smtp:// where it offers STARTTLS. */
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  /** Whom mail comes from: an address, or a name with the address in angle brackets. */
  MAIL_FROM: text.regex(/@/).optional(),
  /** After how many minutes without a click or a key someone is signed out. */
  SESSION_IDLE_MINUTES: z.coerce.number().int().min(1).max(1440).default(30),
  /** After how many hours someone has to sign in again, however busy they are. */
  SESSION_HOURS: z.coerce.number().int().min(1).max(720).default(12),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  EVENHAND_VERSION: text.default('0.1.0'),
  /** Whether strangers may found a firm at /sign-up; unset: where mail confirms their address. */
  EVENHAND_SIGN_UP: z.enum(['open', 'closed']).optional(),
  /** Whether webhooks and calendars may be on this machine, over http: for tests, never for service. */
  EVENHAND_OUTBOUND_LOOPBACK: z.enum(['allow', 'refuse']).default('refuse'),
  /** What this process is among those of one installation; `npm start` says so to each. */
  EVENHAND_ROLE: z.enum(['alone', 'web', 'worker']).default('alone'),
  /** How many processes answer requests; `npm start` has one for each processor. */
  EVENHAND_WEB_PROCESSES: z.coerce.number().int().min(1).max(256).default(1),
  /** How many connections to PostgreSQL these processes hold at most, all together. */
  EVENHAND_DATABASE_CONNECTIONS: z.coerce.number().int().min(27).max(10_000).default(80),
  /** Whether demo firms let anyone in. `npm start` says so; what was started by hand has none. */
  EVENHAND_DEMO: z.enum(['0', '1']).default('0'),
});

type Env = z.infer<typeof schema>;
type EnvName = keyof Env;

const remedies: Partial<Record<EnvName, string>> = {
  EVENHAND_SIGN_UP: 'write open or closed',
  EVENHAND_WEB_PROCESSES: 'give a whole number from 1 to 256',
  EVENHAND_DATABASE_CONNECTIONS: 'give a whole number from 27',
  DATABASE_APP_URL: '`npm start` and `npm run …` set it; a process started by hand needs it too',
  SMTP_URL: 'write it as smtps://user:password@host:465 or smtp://user:password@host:587',
  MAIL_FROM: 'give an address, such as Evenhand <cases@firm.example>',
  NEXTAUTH_SECRET: 'give at least 32 random characters, or start with `npm start`, which makes one',
};

function readVariable<N extends EnvName>(name: N): Env[N] {
  const result = schema.shape[name].safeParse(process.env[name] || undefined);
  if (result.success) return result.data as Env[N];
  const problem = result.error.issues.map((issue) => issue.message).join('; ');
  const remedy = remedies[name];
  throw new Error(`Environment variable ${name}: ${problem}${remedy ? ` (${remedy})` : ''}.`);
}

/**
 * The environment, validated. Each variable is read when it is asked for, not when this file is
 * imported: a build imports everything and has no database.
 *
 * @throws Error naming the variable, what is wrong with it and where it comes from.
 */
export const env: Env = Object.defineProperties(
  {},
  Object.fromEntries(
    (Object.keys(schema.shape) as EnvName[]).map((name) => [
      name,
      { get: () => readVariable(name), enumerable: true },
    ]),
  ),
) as Env;
