// Creates a firm with its first admin and an API key, and prints them as one line of JSON. The
// database is at hand already (scripts/lib/run-with-database.ts).
import { parseArgs } from 'node:util';
import { disconnect } from '@/lib/db/client';
import { AppError } from '@/lib/errors';
import { createFirm } from '@/lib/firms';

const USAGE =
  'Usage: npm run firm:create -- --name NAME --admin-email EMAIL --admin-password PASSWORD ' +
  '[--admin-name NAME] [--time-zone America/New_York]';

/** Which argument a field of the firm came from, for messages in the words of the command line. */
const ARGUMENTS: Readonly<Record<string, string>> = {
  name: '--name',
  adminEmail: '--admin-email',
  adminPassword: '--admin-password',
  adminName: '--admin-name',
  timeZone: '--time-zone',
};

function readArguments() {
  const { values } = parseArgs({
    options: {
      name: { type: 'string' },
      'admin-email': { type: 'string' },
      'admin-password': { type: 'string' },
      'admin-name': { type: 'string' },
      'time-zone': { type: 'string' },
    },
  });
  return {
    name: values.name ?? '',
    adminEmail: values['admin-email'] ?? '',
    adminPassword: values['admin-password'] ?? '',
    adminName: values['admin-name'],
    timeZone: values['time-zone'],
  };
}

function explain(error: unknown): string {
  if (error instanceof AppError && error.fields.length > 0) {
    return error.fields
      .map(({ path, message }) => `${ARGUMENTS[path] ?? path}: ${message}`)
      .join('\n');
  }
  return error instanceof Error ? error.message : String(error);
}

try {
  const { isNewUser, ...firm } = await createFirm(readArguments());
  process.stdout.write(`${JSON.stringify(firm)}\n`);
  if (!isNewUser) {
    process.stderr.write(
      `${firm.adminEmail} signed in to another firm already and keeps the password from there; the one given here was not set.\n`,
    );
  }
} catch (error) {
  const isOurs = error instanceof AppError || error instanceof TypeError;
  process.stderr.write(`${explain(error)}\n${isOurs ? `\n${USAGE}\n` : ''}`);
  process.exitCode = 1;
} finally {
  await disconnect();
}
