// Kills workers of the outbox in the middle of their deliveries, to a receiver that often fails, and
// looks for what is missing: `npm run bench:outbox`. Starts a throwaway database of its own. Prints
// one line of JSON and exits with 1 when anything was lost, invented, out of its order or signed wrongly.
import { parseArgs } from 'node:util';
import { disconnect } from '@/lib/platform/db/client';
import { startThrowawayCluster, TEST_SECRET } from '@/tests/integration/throwaway-cluster';
import { fail } from '../../bootstrap/terminal.mjs';
import { endWhenAsked, onEnd } from '../../lib/ending';
import { runOutbox, type OutboxOptions } from './run-outbox';

function readOptions(): OutboxOptions {
  const { values } = parseArgs({
    options: {
      events: { type: 'string', default: '10000' },
      firms: { type: 'string', default: '10' },
      workers: { type: 'string', default: '3' },
      'failing-percent': { type: 'string', default: '30' },
      'kill-every-ms': { type: 'string', default: '2000' },
      'patience-seconds': { type: 'string', default: '600' },
    },
  });
  return {
    events: Number(values.events),
    firms: Number(values.firms),
    workers: Number(values.workers),
    failing: Number(values['failing-percent']) / 100,
    killEveryMs: Number(values['kill-every-ms']),
    patienceMs: Number(values['patience-seconds']) * 1000,
  };
}

async function main(): Promise<number> {
  const options = readOptions();
  const cluster = await startThrowawayCluster();
  onEnd(() => cluster.remove());
  Object.assign(process.env, {
    DATABASE_URL: cluster.templateOwnerUrl,
    DATABASE_APP_URL: cluster.templateAppUrl,
    NEXTAUTH_SECRET: TEST_SECRET,
    LOG_LEVEL: 'error',
    // The receiver is on this machine.
    EVENHAND_OUTBOUND_LOOPBACK: 'allow',
  });
  try {
    const report = await runOutbox(cluster.templateOwnerUrl, options);
    process.stdout.write(`${JSON.stringify(report)}\n`);
    const { missing, ghosts, outOfOrder, unsigned } = report;
    return missing + ghosts + outOfOrder + unsigned === 0 ? 0 : 1;
  } finally {
    await disconnect();
    await cluster.remove();
  }
}

endWhenAsked();
try {
  process.exit(await main());
} catch (error) {
  fail(error);
}
