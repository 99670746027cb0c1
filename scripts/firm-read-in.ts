// Reads a firm in that was exported from another installation, and checks it. The database is at hand
// already (scripts/lib/run-with-database.ts).
import path from 'node:path';
import { parseArgs } from 'node:util';
import { readInFirm, type FirmReadIn } from '@/lib/features/firm-archive';
import { disconnect } from '@/lib/platform/db/client';
import { AppError } from '@/lib/shared/errors';
import { checkFirm } from '@/lib/tools/doctor';

const USAGE = 'Usage: npm run firm:read-in -- FILE [--slug NAME]';

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    options: { slug: { type: 'string' } },
    allowPositionals: true,
  });
  const [file, ...others] = positionals;
  if (!file || others.length > 0) throw new TypeError('Name one file.');
  const firm = await readInFirm(path.resolve(file), { slug: values.slug });
  process.stdout.write(`${JSON.stringify(firm)}\n`);
  explain(firm);
  const findings = await checkFirm(firm.firmId);
  for (const { check, detail } of findings) process.stderr.write(`${check}: ${detail}\n`);
  return findings.length === 0 ? 0 : 1;
}

function explain({ newAccounts, knownAccounts, apiKeys }: FirmReadIn): void {
  const lines = [
    newAccounts.length > 0 &&
      `${newAccounts.length} people have no password here yet. Make each a link: npm run user:reset -- --email ADDRESS`,
    knownAccounts.length > 0 &&
      `${knownAccounts.length} had an account here and come in with it: ${knownAccounts.join(', ')}`,
    apiKeys > 0 && `${apiKeys} API keys are listed, but open nothing here: make new ones.`,
  ];
  for (const line of lines) if (line) process.stderr.write(`${line}\n`);
}

try {
  process.exitCode = await main();
} catch (error) {
  const isOurs = error instanceof AppError || error instanceof TypeError;
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(`${message}\n${isOurs ? `\n${USAGE}\n` : ''}`);
  process.exitCode = 1;
} finally {
  await disconnect();
}
