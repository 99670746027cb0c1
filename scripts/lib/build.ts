import fs from 'node:fs';
import path from 'node:path';
import { SetupError } from '@/lib/platform/db/setup-error';
import { checkout } from './checkout';
import { packageProgram, runQuietly } from './commands';
import { hashFiles } from './hash-files';
import { findHolder } from './run-lock';

const inputs = [
  'app',
  'components',
  'lib',
  'public',
  'prisma/schema',
  'proxy.ts',
  'instrumentation.ts',
  'next.config.js',
  'postcss.config.mjs',
  'tsconfig.json',
  'package.json',
  'package-lock.json',
];

const stamp = path.join(checkout, '.next', 'evenhand-build.json');

/**
 * Builds the product, unless the last build was made from the same files by the same Node.
 *
 * @returns what was done, for the progress line
 * @throws SetupError with the compiler's own words, or while a server runs from the last build.
 */
export async function buildProduct(): Promise<string> {
  const key = `${process.version} ${hashFiles(inputs, /^lib\/platform\/db\/generated\/|\.test\.tsx?$/)}`;
  if (readStamp() === key) return 'nothing changed';
  refuseUnderRunningServer();
  const result = await runQuietly([packageProgram('next', 'dist', 'bin', 'next'), 'build'], {
    ...process.env,
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
  });
  if (result.code !== 0) {
    const ended = result.signal ? ` (ended by ${result.signal})` : '';
    throw new SetupError(
      `The build failed${ended}:\n${result.output.trim()}`,
      result.signal === 'SIGKILL'
        ? 'The machine ran out of memory: a build needs about 2 GB.'
        : 'Mend what is named above; if you changed nothing, delete .next and start again.',
    );
  }
  fs.writeFileSync(stamp, JSON.stringify({ key, buildId: readBuildId() }));
  return 'built';
}

function refuseUnderRunningServer(): void {
  const holder = findHolder();
  if (!holder?.usesBuild || holder.pid === process.pid) return;
  throw new SetupError(
    `The server of this checkout (process ${holder.pid}) runs from a build that has to be made anew.`,
    `Stop it first: Ctrl-C in its terminal, or \`kill ${holder.pid}\`.`,
  );
}

function readBuildId(): string | null {
  const file = path.join(checkout, '.next', 'BUILD_ID');
  return fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : null;
}

function readStamp(): string | null {
  try {
    const { key, buildId } = JSON.parse(fs.readFileSync(stamp, 'utf8')) as Record<string, string>;
    return key && buildId === readBuildId() ? key : null;
  } catch {
    return null;
  }
}
