import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { caughtStatements } from './caught';
import { ASKING_WITHOUT_FIRM } from './exempt';
import { findUnbound, type FirmColumns } from './find-unbound';
import { firmColumnsOfSchema } from './raw-statements';

let firmColumns: FirmColumns | null = null;

/**
 * Fails for statements that the product has sent in this test file and that do not name their firm in
 * each of their parts.
 */
export async function expectStatementsBound(testPath: string, seenFile: string): Promise<void> {
  const found = await findUnboundAmongCaught(seenFile);
  const isExempt = [...ASKING_WITHOUT_FIRM.keys()].some((file) => testPath.endsWith(file));
  if (isExempt && found.length === 0) {
    throw new Error(
      `Every statement names its firm: take this file out of tests/statements/exempt.ts.`,
    );
  }
  if (isExempt || found.length === 0) return;
  throw new Error(
    `The product sent statements that do not name their firm (docs/decisions/0052):\n\n${found.join('\n\n')}`,
  );
}

/** See find-unbound.ts. Each is parsed once in a run: `seenFile` holds those that were sent before. */
async function findUnboundAmongCaught(seenFile: string): Promise<string[]> {
  const seen = new Set(readLines(seenFile));
  const found: string[] = [];
  const good: string[] = [];
  for (const [form, text] of caughtStatements()) {
    const digest = createHash('sha1').update(form).digest('base64');
    if (seen.has(digest)) continue;
    firmColumns ??= firmColumnsOfSchema('prisma/schema');
    const lacks = await findUnbound(text, firmColumns);
    if (lacks.length > 0) found.push(`${lacks.join('; ')}:\n${text}`);
    else good.push(digest);
  }
  if (good.length > 0) fs.appendFileSync(seenFile, `${good.join('\n')}\n`);
  return found;
}

function readLines(file: string): string[] {
  return fs.existsSync(file) ? fs.readFileSync(file, 'utf8').split('\n') : [];
}
