// Measures what one assignment costs in a small and in a large firm: `npm run bench:assigning`. Needs no
// database of its own: it starts a throwaway one. Both firms take turns, so that what else the machine
// does falls on both: the ratio counts, not the milliseconds.
import { parseArgs } from 'node:util';
import { startThrowawayCluster, TEST_SECRET } from '@/tests/integration/throwaway-cluster';
import { fail } from '../../bootstrap/terminal.mjs';
import { endWhenAsked, onEnd } from '../../lib/ending';

function readOptions() {
  const { values } = parseArgs({
    options: {
      small: { type: 'string', default: '4' },
      large: { type: 'string', default: '40' },
      rounds: { type: 'string', default: '200' },
    },
  });
  return {
    sizes: [Number(values.small), Number(values.large)] as const,
    rounds: Number(values.rounds),
  };
}

async function main(): Promise<void> {
  const { sizes, rounds } = readOptions();
  // Only now is there a client to import.
  const { measureAssigning } = await import('./measure-assigning');
  const { disconnect } = await import('@/lib/platform/db/client');
  const cluster = await startThrowawayCluster();
  onEnd(() => cluster.remove());
  Object.assign(process.env, {
    DATABASE_URL: cluster.templateOwnerUrl,
    DATABASE_APP_URL: cluster.templateAppUrl,
    NEXTAUTH_SECRET: TEST_SECRET,
    LOG_LEVEL: 'error',
  });
  try {
    process.stdout.write(`${await measureAssigning(sizes, rounds)}\n`);
  } finally {
    await disconnect();
    await cluster.remove();
  }
}

endWhenAsked();
try {
  await main();
  process.exit(0);
} catch (error) {
  fail(error);
}
