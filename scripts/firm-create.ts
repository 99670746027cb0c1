// Creates a firm with its first admin and an API key, and prints them as one line of JSON. Where the
// admin gets no password here, or has an account already, the line also has the link by which they
// come in. The database is at hand already (scripts/lib/run-with-database.ts).
import { parseArgs } from 'node:util';
import { disconnect } from '@/lib/platform/db/client';
import { AppError } from '@/lib/shared/errors';
import { createFirm } from '@/lib/features/firms';
import { publicLink } from './lib/public-address';
import { readPassword } from './lib/read-password';

const USAGE =
  'Usage: npm run firm:create -- --name NAME --admin-email EMAIL [--admin-name NAME] ' +
  '[--time-zone America/New_York] [--admin-password-stdin]\n' +
  'The password is asked for, or read from EVENHAND_ADMIN_PASSWORD; without one you get a link by ' +
  'which the admin sets it.';

/** Which argument a field of the firm came from, for messages in the words of the command line. */
const ARGUMENTS: Readonly<Record<string, string>> = {
  name: '--name',
  adminEmail: '--admin-email',
  adminPassword: '--admin-password',
  adminName: '--admin-name',
  timeZone: '--time-zone',
};

async function readArguments() {
  const { values } = parseArgs({
    options: {
      name: { type: 'string' },
      'admin-email': { type: 'string' },
      'admin-password': { type: 'string' },
      'admin-password-stdin': { type: 'boolean', default: false },
      'admin-name': { type: 'string' },
      'time-zone': { type: 'string' },
    },
  });
  return {
    name: values.name ?? '',
    adminEmail: values['admin-email'] ?? '',
    adminPassword: await readPassword({
      flag: values['admin-password'],
      fromInput: values['admin-password-stdin'],
      variable: 'EVENHAND_ADMIN_PASSWORD',
      prompt: 'Password of the admin (empty: a link by which they set it themselves): ',
    }),
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
  const { invitation, ...firm } = await createFirm(await readArguments());
  const link = invitation && publicLink(invitation.path);
  process.stdout.write(`${JSON.stringify(link === null ? firm : { ...firm, invitation: link })}\n`);
  if (link !== null) {
    process.stderr.write(
      `${firm.adminEmail} becomes the admin by opening ${link}, once, within seven days. Somebody who has an account keeps its password.\n`,
    );
  }
} catch (error) {
  const isOurs = error instanceof AppError || error instanceof TypeError;
  process.stderr.write(`${explain(error)}\n${isOurs ? `\n${USAGE}\n` : ''}`);
  process.exitCode = 1;
} finally {
  await disconnect();
}
