// Erases the name of a client and what was typed about their cases, for good. The database is at hand
// already (scripts/lib/run-with-database.ts).
import { parseArgs } from 'node:util';
import { systemActor } from '@/lib/platform/auth/actor';
import { disconnect } from '@/lib/platform/db/client';
import { findFirmIdBySlug } from '@/lib/platform/db/identity-store';
import { AppError } from '@/lib/shared/errors';
import { forgetClient } from '@/lib/features/forgetting';

const USAGE =
  'Usage: npm run person:forget -- --firm SLUG --client ID|REFERENCE|EMAIL --reason TEXT';

async function main(slug = '', client = '', reason = ''): Promise<void> {
  if (!slug) throw new TypeError('--firm is missing: the short name of the firm.');
  const firmId = await findFirmIdBySlug(slug);
  if (!firmId) throw new TypeError(`--firm: there is no firm with the short name "${slug}".`);
  const operator = { ...systemActor(firmId), name: 'The operator' };
  const forgotten = await forgetClient(operator, { client, reason });
  process.stdout.write(`${JSON.stringify(forgotten)}\n`);
  if (forgotten.eventsWithWords > 0) {
    process.stderr.write(
      `${forgotten.eventsWithWords} events are from before words were kept beside the audit trail; they keep theirs.\n`,
    );
  }
}

try {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({ options: { firm: text, client: text, reason: text } });
  await main(values.firm, values.client, values.reason);
} catch (error) {
  const isOurs = error instanceof AppError || error instanceof TypeError;
  const message =
    error instanceof AppError && error.fields.length > 0
      ? error.fields.map((field) => `--${field.path}: ${field.message}`).join('\n')
      : String(error instanceof Error ? error.message : error);
  process.stderr.write(`${message}\n${isOurs ? `\n${USAGE}\n` : ''}`);
  process.exitCode = 1;
} finally {
  await disconnect();
}
