// Makes a link by which someone sets a new password in place of a forgotten one, and prints it. The
// database is at hand already (scripts/lib/run-with-database.ts).
import { parseArgs } from 'node:util';
import { normaliseEmail } from '@/lib/shared/normalise-email';
import { disconnect } from '@/lib/platform/db/client';
import { AppError } from '@/lib/shared/errors';
import { makeResetLinkByOperator } from '@/lib/features/identity';
import { publicLink } from './lib/public-address';

const USAGE = 'Usage: npm run user:reset -- --email EMAIL';

try {
  const { values } = parseArgs({ options: { email: { type: 'string' } } });
  if (!values.email) throw new TypeError('--email is missing: whose password is to be set?');
  const { path, expiresAt } = await makeResetLinkByOperator(normaliseEmail(values.email));
  process.stdout.write(`${publicLink(path)}\n`);
  process.stderr.write(
    `Hand it to that person and nobody else. It works once, until ${expiresAt}; using it ends all of their sessions.\n`,
  );
} catch (error) {
  const isOurs = error instanceof AppError || error instanceof TypeError;
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(`${message}\n${isOurs ? `\n${USAGE}\n` : ''}`);
  process.exitCode = 1;
} finally {
  await disconnect();
}
