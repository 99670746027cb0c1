import fs from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { z } from 'zod';
import { DEMO_PASSWORD } from '@/lib/tools/demo/sign-ins';
import { SetupError } from '@/lib/platform/db/setup-error';
import { note, step } from '../bootstrap/terminal.mjs';
import { localFolder } from './checkout';
import { captureProgram } from './commands';
import type { Database } from './database';
import { commandEnvironment } from './environment';

const signIn = z.object({
  firm: z.string(),
  role: z.string(),
  email: z.string(),
  password: z.string(),
});
const outputSchema = z.object({ signIns: z.array(signIn) });
const recordSchema = outputSchema.extend({ database: z.string() });

export type SignIn = z.infer<typeof signIn>;

/**
 * Creates the demo firms on the first run and answers their sign-ins; empty where there are none.
 * Not called where the demonstration is off.
 * A database that already has firms of its own and is not ours to fill gets no demo.
 */
export async function ensureDemoFirms(database: Database): Promise<SignIn[]> {
  const found = await inspect(database.ownerUrl);
  const record = readRecord();
  if (record?.database === found.identity) {
    if (found.demoFirms === 0) return [];
    // An earlier version gave them another password.
    const isCurrent = record.signIns.every(({ password }) => password === DEMO_PASSWORD);
    if (isCurrent) return record.signIns;
  }
  if (database.kind === 'external' && found.firms > found.demoFirms) return [];
  let signIns: SignIn[] = [];
  await step('Demo firms', async () => {
    signIns = await createDemoFirms(database);
  });
  const content = JSON.stringify({ database: found.identity, signIns }, null, 2);
  fs.writeFileSync(recordFile, content, { mode: 0o600 });
  return signIns;
}

const recordFile = path.join(localFolder, 'demo.json');

async function createDemoFirms(database: Database): Promise<SignIn[]> {
  note('a year in the life of two firms, through the real rules …');
  const { code, output } = await captureProgram(
    'scripts/demo.ts',
    [],
    commandEnvironment(database),
  );
  if (code === 0) {
    const lastLine = output.trim().split('\n').at(-1) ?? '';
    return outputSchema.parse(JSON.parse(lastLine)).signIns;
  }
  throw new SetupError(
    `The demo firms could not be created (exit code ${code}).`,
    'Start again: it goes on where it stopped. Without a demo: EVENHAND_DEMO=0 npm start',
  );
}

async function inspect(ownerUrl: string) {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ identity: string; firms: number; demoFirms: number }>(
      `SELECT (SELECT system_identifier FROM pg_control_system()) || '/' || current_database()
                AS identity,
              (SELECT count(*)::int FROM firm_slugs) AS firms,
              (SELECT count(*)::int FROM firm_slugs WHERE is_demo) AS "demoFirms"`,
    );
    return rows[0] ?? { identity: '', firms: 0, demoFirms: 0 };
  } finally {
    await client.end();
  }
}

function readRecord() {
  try {
    return recordSchema.parse(JSON.parse(fs.readFileSync(recordFile, 'utf8')));
  } catch {
    return null;
  }
}
