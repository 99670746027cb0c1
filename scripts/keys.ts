// Makes, lists and revokes the API keys of a firm; the same as the page Settings, API keys. The
// database is at hand already (scripts/lib/run-with-database.ts).
import { parseArgs } from 'node:util';
import { listApiKeys, makeApiKey, revokeApiKey } from '@/lib/features/api-keys';
import { makeApiKeySchema } from '@/lib/contracts/api-key';
import { systemActor, type Actor } from '@/lib/platform/auth/actor';
import { disconnect } from '@/lib/platform/db/client';
import { findFirmIdBySlug } from '@/lib/platform/db/identity-store';
import { AppError } from '@/lib/shared/errors';
import { parseInput } from '@/lib/shared/validation/parse-input';

const USAGE = `Usage:
  npm run key:create -- --firm SLUG --name NAME --scopes read,write,admin [--expires YYYY-MM-DD]
  npm run key:list -- --firm SLUG
  npm run key:revoke -- --firm SLUG --name NAME   (or --id ID)`;

/** Which argument a field came from, for messages in the words of the command line. */
const ARGUMENTS: Readonly<Record<string, string>> = {
  name: '--name',
  scopes: '--scopes',
  expiresOn: '--expires',
};

interface Arguments {
  firm?: string;
  name?: string;
  scopes?: string;
  expires?: string;
  id?: string;
}

async function main(verb: string | undefined, given: Arguments): Promise<void> {
  const actor = await actorFor(given.firm);
  if (verb === 'create') return create(actor, given);
  if (verb === 'list') return list(actor);
  if (verb === 'revoke') return revoke(actor, given);
  throw new TypeError('Say what to do: create, list or revoke.');
}

async function actorFor(slug: string | undefined): Promise<Actor> {
  if (!slug) throw new TypeError('--firm is missing: the short name of the firm.');
  const firmId = await findFirmIdBySlug(slug);
  if (!firmId) throw new TypeError(`--firm: there is no firm with the short name "${slug}".`);
  return { ...systemActor(firmId), name: 'The operator' };
}

async function create(actor: Actor, { name = '', scopes = '', expires }: Arguments): Promise<void> {
  const input = parseInput(makeApiKeySchema, {
    name,
    scopes: scopes.split(',').map((scope) => scope.trim()),
    ...(expires ? { validFor: 'date', expiresOn: expires } : { validFor: 'never' }),
  });
  print(await makeApiKey(actor, input));
  if (!expires) {
    process.stderr.write('This key never expires. Give --expires to have it end by itself.\n');
  }
}

async function list(actor: Actor): Promise<void> {
  for (const key of await listApiKeys(actor)) print(key);
}

async function revoke(actor: Actor, { name, id }: Arguments): Promise<void> {
  if (!name && !id) throw new TypeError('--name or --id is missing: which key to revoke.');
  const keys = await listApiKeys(actor);
  const key = keys.find((one) => (id ? one.id === id : one.name === name && !one.revokedAt));
  if (!key) throw new TypeError(`There is no such key. npm run key:list shows those of the firm.`);
  await revokeApiKey(actor, key.id);
  print({ revoked: key.id, name: key.name });
}

function print(line: object): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

function explain(error: unknown): string {
  if (error instanceof AppError && error.fields.length > 0) {
    return error.fields
      .map(({ path, message }) => `${ARGUMENTS[path.split('.')[0] ?? ''] ?? path}: ${message}`)
      .join('\n');
  }
  return error instanceof Error ? error.message : String(error);
}

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      firm: { type: 'string' },
      name: { type: 'string' },
      scopes: { type: 'string' },
      expires: { type: 'string' },
      id: { type: 'string' },
    },
  });
  await main(positionals[0], values);
} catch (error) {
  const isOurs = error instanceof AppError || error instanceof TypeError;
  process.stderr.write(`${explain(error)}\n${isOurs ? `\n${USAGE}\n` : ''}`);
  process.exitCode = 1;
} finally {
  await disconnect();
}
