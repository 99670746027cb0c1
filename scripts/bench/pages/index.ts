// Measures what every page asks of the database at scale: `npm run bench:pages`. Needs no database
// of its own: it starts a throwaway one. Prints one line of JSON and the tables of docs/performance.md.
import { parseArgs } from 'node:util';
import { startThrowawayCluster, TEST_SECRET } from '@/tests/integration/throwaway-cluster';
import { fail, note } from '../../bootstrap/terminal.mjs';
import { endWhenAsked, onEnd } from '../../lib/ending';
import type { PagesOptions } from './run-pages';
import { tableOf } from './tables';

function readOptions(): PagesOptions {
  const { values } = parseArgs({
    options: {
      'one-firm': { type: 'boolean', default: false },
      open: { type: 'string', default: '50000' },
      closed: { type: 'string' },
      firms: { type: 'string', default: '150' },
      attorneys: { type: 'string', default: '600' },
      rounds: { type: 'string', default: '20' },
    },
  });
  const closed = values['one-firm'] ? 0 : 100_000;
  return {
    openCases: Number(values.open),
    closedCases: Number(values.closed ?? closed),
    attorneys: Number(values.attorneys),
    otherFirms: values['one-firm'] ? 0 : Number(values.firms) - 1,
    firmAttorneys: 40,
    rounds: Number(values.rounds),
  };
}

async function main(): Promise<void> {
  const options = readOptions();
  // Only now is there a client to import.
  const { runPages } = await import('./run-pages');
  const { disconnect } = await import('@/lib/platform/db/client');
  const cluster = await startThrowawayCluster();
  onEnd(() => cluster.remove());
  Object.assign(process.env, {
    DATABASE_URL: cluster.templateOwnerUrl,
    DATABASE_APP_URL: cluster.templateAppUrl,
    NEXTAUTH_SECRET: TEST_SECRET,
    LOG_LEVEL: 'error',
    // The measured admin clicks nothing while firms are filled for half an hour.
    SESSION_IDLE_MINUTES: '1440',
  });
  try {
    const report = await runPages(cluster.templateOwnerUrl, options, note);
    const { alone, together } = report;
    process.stdout.write(`${JSON.stringify({ options, ...report })}\n\n`);
    process.stdout.write(`${tableOf(together ?? alone, together ? alone : null)}\n`);
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
