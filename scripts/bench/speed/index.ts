// Measures how fast the product is, beside what PostgreSQL alone does on the same machine in the same run:
// `npm run bench`, or a part of it: `npm run bench -- --only engine`. Starts a PostgreSQL of its own that
// keeps what it commits. Prints one line of JSON and the tables of docs/performance.md.
import { parseArgs } from 'node:util';
import { startThrowawayCluster, TEST_SECRET } from '@/tests/integration/throwaway-cluster';
import { fail, note, step } from '../../bootstrap/terminal.mjs';
import { buildProduct } from '../../lib/build';
import { endEverything, endWhenAsked, onEnd } from '../../lib/ending';
import { COUNTED_PART, COUNTING, PARTS, type Part, type SpeedOptions } from './options';
import { tablesOf } from './tables';

const NEED_A_BUILD: readonly Part[] = ['http', 'pages', 'processes'];

function readOptions(): SpeedOptions {
  const { values } = parseArgs({
    options: {
      only: { type: 'string', multiple: true, default: [] },
      large: { type: 'boolean', default: false },
      cases: { type: 'string' },
      levels: { type: 'string', default: '1,8,16,32' },
      seconds: { type: 'string', default: '4' },
      rounds: { type: 'string', default: '2' },
    },
  });
  const only = values.only.flatMap((text) => text.split(',')) as Part[];
  const known: readonly Part[] = [...PARTS, COUNTED_PART];
  const unknown = only.find((part) => !known.includes(part));
  if (unknown) throw new Error(`There is no part "${unknown}"; the parts are ${known.join(', ')}.`);
  return {
    parts: only.length === 0 ? PARTS : only,
    cases: Number(values.cases ?? (values.large ? 500_000 : 50_000)),
    levels: values.levels.split(',').map(Number),
    seconds: Number(values.seconds),
    rounds: Number(values.rounds),
  };
}

async function main(): Promise<void> {
  const options = readOptions();
  if (options.parts.some((part) => NEED_A_BUILD.includes(part))) await step('Build', buildProduct);
  const cluster = await startThrowawayCluster({
    durable: true,
    settings: options.parts.includes(COUNTED_PART) ? COUNTING : {},
  });
  onEnd(() => cluster.remove());
  Object.assign(process.env, {
    DATABASE_URL: cluster.templateOwnerUrl,
    DATABASE_APP_URL: cluster.templateAppUrl,
    NEXTAUTH_SECRET: TEST_SECRET,
    LOG_LEVEL: 'warn',
  });
  // Only now are there a client to import and an address to connect to.
  const { runSpeed } = await import('./run-speed');
  const { disconnect } = await import('@/lib/platform/db/client');
  onEnd(disconnect);
  const report = await runSpeed(cluster, options, note);
  process.stdout.write(`${JSON.stringify({ options, ...report })}\n\n${tablesOf(report)}\n`);
}

endWhenAsked();
try {
  await main();
  await endEverything();
  process.exit(0);
} catch (error) {
  await endEverything();
  fail(error);
}
