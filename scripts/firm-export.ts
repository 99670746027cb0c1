// Writes a whole firm into a file, to be read in elsewhere or kept. The database is at hand already
// (scripts/lib/run-with-database.ts).
import fs from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { exportFirmByOperator } from '@/lib/features/firm-archive';
import { now } from '@/lib/platform/clock';
import { disconnect } from '@/lib/platform/db/client';
import { findFirmIdBySlug } from '@/lib/platform/db/identity-store';
import { AppError } from '@/lib/shared/errors';

const USAGE = 'Usage: npm run firm:export -- --firm SLUG [--to FILE]';

async function main(): Promise<void> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({ options: { firm: text, to: text } });
  if (!values.firm) throw new TypeError('--firm is missing: the short name of the firm.');
  const firmId = await findFirmIdBySlug(values.firm);
  if (!firmId)
    throw new TypeError(`--firm: there is no firm with the short name "${values.firm}".`);
  const day = now().toISOString().slice(0, 10);
  const target = path.resolve(values.to ?? `${values.firm}-${day}.zip`);
  if (fs.existsSync(target)) throw new TypeError(`--to: ${target} is there already.`);
  // Under its name only once it is whole.
  const unfinished = `${target}.unfinished`;
  try {
    const file = await exportFirmByOperator(firmId);
    await pipeline(file, fs.createWriteStream(unfinished, { mode: 0o600, flags: 'wx' }));
    fs.renameSync(unfinished, target);
  } catch (error) {
    fs.rmSync(unfinished, { force: true });
    throw error;
  }
  process.stdout.write(`${target}\n`);
  process.stderr.write(
    'It holds every case of the firm and what walls hide: keep it where only you can read it.\n',
  );
}

try {
  await main();
} catch (error) {
  const isOurs = error instanceof AppError || error instanceof TypeError;
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(`${message}\n${isOurs ? `\n${USAGE}\n` : ''}`);
  process.exitCode = 1;
} finally {
  await disconnect();
}
