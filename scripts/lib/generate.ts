import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { SetupError } from '@/lib/platform/db/setup-error';
import { checkout } from './checkout';
import { packageProgram, runQuietly } from './commands';
import { hashFiles } from './hash-files';

const output = path.join(checkout, 'lib', 'platform', 'db', 'generated');
const stamp = path.join(output, '.made-from');

/**
 * Generates Prisma's client, unless it was made from the same schema by the same generator.
 *
 * @returns what was done, for the progress line
 */
export async function generateClient(): Promise<string> {
  const key = createHash('sha256')
    .update(hashFiles(['prisma/schema', 'prisma.config.ts', 'node_modules/prisma/package.json']))
    .digest('hex');
  if (fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === key) return 'up to date';
  const result = await runQuietly([packageProgram('prisma', 'build', 'index.js'), 'generate'], {
    ...process.env,
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
    CI: '1',
  });
  if (result.code !== 0) {
    throw new SetupError(
      `Prisma's client could not be generated:\n${result.output}`,
      'Mend the schema in prisma/schema, or delete node_modules and start again.',
    );
  }
  fs.writeFileSync(stamp, key);
  return 'generated';
}

/**
 * Generates the types of the product's pages and their parameters. Types and typed lint read them, so
 * both would fail on a fresh clone, or judge by the pages of yesterday.
 */
export async function generateRouteTypes(): Promise<void> {
  // A development server that has ended leaves types of pages that may be gone.
  fs.rmSync(path.join(checkout, '.next', 'dev', 'types'), { recursive: true, force: true });
  const { code, output: said } = await runQuietly(
    [packageProgram('next', 'dist', 'bin', 'next'), 'typegen'],
    process.env,
  );
  if (code === 0) return;
  throw new SetupError(
    `The types of the pages could not be generated:\n${said}`,
    'Mend the page that the message names.',
  );
}
